package org.schemaassurance.probe;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.rules.Behaviour;

/** The sentences of one behaviour tried by one role. */
final class Words {
  private static final int LONGEST_QUERY = 200;

  /** SQLSTATEs of unique keys and exclusion constraints. */
  private static final Set<String> TAKEN = Set.of("23505", "23P01");

  private final Behaviour behaviour;
  private final Performer performer;
  private final List<String> onTheWay;

  /**
   * @param onTheWay triggers that may have had a part in it
   */
  Words(Behaviour behaviour, Performer performer, List<String> onTheWay) {
    this.behaviour = behaviour;
    this.performer = performer;
    this.onTheWay = List.copyOf(onTheWay);
  }

  Outcome holds(boolean pathExtended) {
    String note =
        pathExtended
            ? "; its search_path leads to no such table, so the schema was searched as well"
            : "";
    List<String> left = performer.settings().notApplicable();
    if (!left.isEmpty()) {
      return unknown(
          "it holds, but without "
              + String.join(", ", left)
              + ", which sessions of "
              + performer.shown()
              + " start with and this one cannot set",
          Optional.of("Let a superuser probe, or connect as " + performer.shown() + "."));
    }
    return new Outcome.Holds(begin() + behaviour.name() + note);
  }

  /**
   * Its statement failed, and in no way that has to be.
   *
   * @param schemaIsClosed whether the role may not use the schema of the table at all
   */
  Outcome failure(ServerError error, boolean schemaIsClosed) {
    String why = schemaIsClosed ? closed() : reason(error);
    String said = error.said() + why;
    return behaviour.expected() instanceof Behaviour.Expected.Failure expected
        ? new Outcome.Broken(
            expectedFailure(expected.sqlState()), Phrase.of(said), Optional.of(hint(error)))
        : new Outcome.Broken(
            Phrase.of("that " + behaviour.name()),
            Phrase.of("that it fails: " + said),
            Optional.of(hint(error)));
  }

  private String closed() {
    return "; "
        + performer.shown()
        + " may not use the schema "
        + behaviour.table().map(table -> SqlIdentifier.display(table.schema())).orElse("");
  }

  Outcome noFailure(String sqlState) {
    return new Outcome.Broken(
        expectedFailure(sqlState),
        Phrase.of("no failure").addingInSentence(way()),
        Optional.of(hint()));
  }

  private Phrase expectedFailure(String sqlState) {
    return new Phrase(
        "a failure with SQLSTATE " + sqlState,
        "that " + behaviour.name() + " (a failure with SQLSTATE " + sqlState + ")");
  }

  Outcome otherAnswer(Behaviour.Answer answer, Answers found) {
    String wanted = Answers.said(answer) + " of " + shortened(answer.query());
    return new Outcome.Broken(
        new Phrase(wanted, "that " + behaviour.name() + " (" + wanted + ")"),
        Phrase.of(found.said()).addingInSentence(way()),
        Optional.of(hint()));
  }

  Outcome noStage(ServerError error) {
    Optional<String> hint =
        TAKEN.contains(error.state())
            ? Optional.of("Rows of somebody else have these values: give the behaviour's others.")
            : error.needed().map(Words::toGive).or(() -> momentary(error));
    return unknown("the stage could not be set: " + error.said(), hint);
  }

  /** The application gives more than the behaviour does, or nobody can do it any more. */
  Outcome notGiven(ServerError error, ServerError.Needed needed) {
    return unknown(
        "it gives no " + needed + ", which has to be given: " + error.said(),
        Optional.of(toGive(needed)));
  }

  private static String toGive(ServerError.Needed needed) {
    return "If those who write there give "
        + needed
        + ", let the behaviour give it, too; otherwise let it have a default, or take NULL.";
  }

  Outcome noRole(ServerError error) {
    return unknown(
        "the settings and rights of " + performer.shown() + " could not be taken: " + error.said(),
        momentary(error));
  }

  Outcome noAnswer(ServerError error) {
    return unknown("what came of it could not be asked: " + error.said(), momentary(error));
  }

  /** Somebody else was in the way. */
  Outcome disturbed(ServerError error) {
    return unknown("it was disturbed: " + error.said(), momentary(error));
  }

  /**
   * It was not tried, or not to its end.
   *
   * @param why without a full stop
   */
  Outcome unknown(String why, Optional<String> hint) {
    String end = why.endsWith(".") ? "" : ".";
    return new Outcome.Unknown(
        begin() + "whether " + behaviour.name() + " is not known: " + why + end, hint);
  }

  private String begin() {
    return behaviour.about(performer.shown()).said() + ": ";
  }

  private static Optional<String> momentary(ServerError error) {
    return error.isOfTheMoment()
        ? Optional.of("Try again; --lock-timeout and --timeout give it more time.")
        : Optional.empty();
  }

  /** What no error says: who made it so. */
  private String reason(ServerError error) {
    if (error.state().equals("25006")) {
      return performer
          .settings()
          .readOnlyFor()
          .map(who -> "; default_transaction_read_only is on for " + named(who))
          .orElse("");
    }
    if (error.state().equals("57014")) {
      return "; statement_timeout of " + performer.shown() + " is that short";
    }
    return performer
        .settings()
        .role()
        .map(
            role -> "; sessions of " + performer.shown() + " act as " + SqlIdentifier.display(role))
        .orElse("");
  }

  private String named(String who) {
    return who.startsWith("the role") ? who.replace("the role", "role " + performer.shown()) : who;
  }

  private String way() {
    return onTheWay.isEmpty() ? "" : " (on the way: " + String.join(", ", onTheWay) + ")";
  }

  private String hint(ServerError error) {
    if (behaviour.hint().isEmpty() && error.state().equals("25006")) {
      return performer
          .settings()
          .readOnlyFor()
          .map(
              who ->
                  "Take default_transaction_read_only back (ALTER DATABASE or ALTER ROLE, RESET) where that is set: "
                      + named(who)
                      + ".")
          .orElseGet(this::hint);
    }
    return hint();
  }

  private String hint() {
    return behaviour
        .hint()
        .orElse("'probe --dry-run' prints the statements; try them by hand in a transaction.");
  }

  private static String shortened(String query) {
    String line = query.replaceAll("\\s+", " ");
    return line.length() <= LONGEST_QUERY ? line : line.substring(0, LONGEST_QUERY) + "…";
  }
}
