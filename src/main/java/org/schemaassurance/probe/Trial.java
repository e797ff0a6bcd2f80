package org.schemaassurance.probe;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.connect.TrialSession;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.rules.Behaviour;
import org.schemaassurance.sql.Statements;
import org.schemaassurance.sql.WrittenTables;

/**
 * One behaviour tried by one role, in a transaction that is rolled back:
 *
 * <ol>
 *   <li>{@code given}, with the rights and settings of the role that connected;
 *   <li>the acting role's settings and rights;
 *   <li>{@code when}, and all constraints and triggers that were deferred;
 *   <li>back to the role that connected, and the queries of {@code then}.
 * </ol>
 */
final class Trial {
  private static final List<String> JUDGE = Statements.of(NamedSql.of(Trial.class, "judge").text());

  private final TrialSession session;
  private final Behaviour behaviour;
  private final Performer performer;
  private final Duration lock;
  private final Words words;

  /**
   * @param lock the longest that a statement may wait for a lock
   * @param onTheWay triggers that may have had a part in it, for whoever has to find out
   */
  Trial(
      TrialSession session,
      Behaviour behaviour,
      Performer performer,
      Duration lock,
      List<String> onTheWay) {
    this.session = session;
    this.behaviour = behaviour;
    this.performer = performer;
    this.lock = lock;
    this.words = new Words(behaviour, performer, onTheWay);
  }

  /** What it was doing when something failed. */
  private enum Step {
    GIVEN,
    BECOMING,
    WHEN,
    THEN
  }

  /**
   * Tries it.
   *
   * @throws SQLException when the connection was lost
   */
  Outcome run() throws SQLException {
    Step[] step = {Step.GIVEN};
    try {
      return session.attempt(
          new TrialSession.Opening(lock, performer.settings().isolation()),
          connection -> steps(step));
    } catch (SQLException failed) {
      if (session.ending(failed).isPresent()) {
        throw failed;
      }
      return outcome(step[0], new ServerError(failed));
    }
  }

  private Outcome steps(Step[] step) throws SQLException {
    session.run(behaviour.given());
    step[0] = Step.BECOMING;
    boolean pathExtended = become();
    step[0] = Step.WHEN;
    session.run(
        Stream.concat(behaviour.when().stream(), Stream.of("SET CONSTRAINTS ALL IMMEDIATE"))
            .toList());
    if (behaviour.expected() instanceof Behaviour.Expected.Failure failure) {
      return words.noFailure(failure.sqlState());
    }
    step[0] = Step.THEN;
    session.run(JUDGE);
    for (Behaviour.Answer answer : ((Behaviour.Expected.Answers) behaviour.expected()).answers()) {
      Answers found = session.query(answer.query(), Answers::read);
      if (!found.are(answer)) {
        return words.otherAnswer(answer, found);
      }
    }
    return words.holds(pathExtended);
  }

  /** Takes the role's settings, then its rights; whether its search_path had to be extended. */
  private boolean become() throws SQLException {
    List<String> statements =
        new ArrayList<>(
            performer.settings().statements(session.limits().statement(), hasBackslash()));
    if (!performer.isSession()) {
      statements.add("SET LOCAL ROLE " + SqlIdentifier.quote(performer.role()));
    }
    performer
        .settings()
        .role()
        .ifPresent(role -> statements.add("SET LOCAL ROLE " + SqlIdentifier.quote(role)));
    if (performer.settings().readOnlyFor().isPresent()) {
      statements.add("SET LOCAL transaction_read_only = on");
    }
    session.run(statements);
    Optional<QualifiedName> unqualified = behaviour.table().filter(this::isUnqualified);
    return unqualified.isPresent() && extendPath(unqualified.get());
  }

  private boolean hasBackslash() {
    return behaviour.when().stream().anyMatch(statement -> statement.contains("\\"));
  }

  private boolean isUnqualified(QualifiedName table) {
    QualifiedName bare = new QualifiedName(WrittenTables.NO_SCHEMA, table.name());
    return behaviour.when().stream()
        .anyMatch(statement -> WrittenTables.of(statement).contains(bare));
  }

  /** Where the path leads to no table of that name, an application writes the schema (ADR 84). */
  private boolean extendPath(QualifiedName table) throws SQLException {
    return session.query(
        "SELECT pg_catalog.set_config('search_path', pg_catalog.concat_ws(', ', NULLIF(pg_catalog.current_setting('search_path'), ''), "
            + RoleSettings.literal(SqlIdentifier.quote(table.schema()))
            + "), true) WHERE pg_catalog.to_regclass("
            + RoleSettings.literal(SqlIdentifier.quote(table.name()))
            + ") IS NULL",
        java.sql.ResultSet::next);
  }

  private Outcome outcome(Step step, ServerError error) {
    return switch (step) {
      case GIVEN -> words.noStage(error);
      case BECOMING -> words.noRole(error);
      case THEN -> words.noAnswer(error);
      case WHEN -> ofWhen(error);
    };
  }

  private Outcome ofWhen(ServerError error) {
    if (behaviour.expected() instanceof Behaviour.Expected.Failure failure) {
      if (error.state().equals(failure.sqlState())) {
        return words.holds(false);
      }
      return error.isOfTheMoment()
          ? words.disturbed(error)
          : words.otherFailure(failure.sqlState(), error);
    }
    boolean ownTimeout =
        error.state().equals("57014")
            && performer.settings().timeoutShorterThan(session.limits().statement()).isPresent();
    return error.isOfTheMoment() && !ownTimeout ? words.disturbed(error) : words.failure(error);
  }
}
