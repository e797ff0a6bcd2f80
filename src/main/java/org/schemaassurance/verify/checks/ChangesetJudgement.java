package org.schemaassurance.verify.checks;

import java.util.Optional;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.ChangelogStatus.State;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Severity;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.LiquibaseCommands;

/** What is wrong with one changeset, as the files have it and as Liquibase remembers it. */
final class ChangesetJudgement {
  private ChangesetJudgement() {}

  /**
   * Of one that applies here; empty where nothing is.
   *
   * @param progress how far the update came, as the sentence goes on
   */
  static Optional<Judgement> of(State state, String progress) {
    if (state.ran().isEmpty()) {
      return Optional.of(ofUnrun(state.changeset(), progress));
    }
    if (state.changedTo().isPresent()) {
      return Optional.of(changed(state.changeset(), state.ran().get(), state.changedTo().get()));
    }
    if (state.isPending() && isOfOtherLetters(state.changeset(), state.ran().get())) {
      return Optional.of(ofOtherLetters(state.changeset(), state.ran().get()));
    }
    if (state.isPending() && !state.changeset().runAlways()) {
      return Optional.of(
          broken(
              state.changeset().key(),
              "its newest text applied",
              "an older one",
              LiquibaseCommands.UPDATE));
    }
    return recorded(state.changeset(), state.ran().get());
  }

  private static boolean isOfOtherLetters(DeclaredChangeset declared, AppliedChangeset applied) {
    return !declared.id().equals(applied.id()) || !declared.author().equals(applied.author());
  }

  /** Liquibase compares ids and authors by case where it decides what to run, and nowhere else. */
  private static Judgement ofOtherLetters(DeclaredChangeset declared, AppliedChangeset applied) {
    return broken(
        declared.key(),
        "a changeset that has run",
        "one that has run as "
            + applied.key()
            + ": to an update that is another, and it runs again",
        "Write id and author as they were when it ran.");
  }

  /** Of one that has not run. */
  static Judgement ofUnrun(DeclaredChangeset declared, String progress) {
    String found =
        "one that has not" + declared.passedOver().map(words -> " (" + words + ")").orElse("");
    Judgement unrun =
        broken(
            declared.key(),
            Phrase.of("a changeset that has run"),
            Phrase.of(found + progress).saying(found),
            LiquibaseCommands.UPDATE);
    // It may be so after every update; what needs its object says so itself.
    return declared.passedOver().isPresent() ? unrun.asWarning() : unrun;
  }

  private static Judgement changed(
      DeclaredChangeset declared, AppliedChangeset applied, String now) {
    if (!declared.unset().isEmpty()) {
      String parameter = declared.unset().get(0);
      return broken(
          declared.key(),
          "a value for the parameter " + parameter,
          "none",
          "Give the one that it was applied with: -D " + parameter + "=…");
    }
    return broken(
        declared.key(),
        "it unchanged since it ran",
        "that its file changed since (checksum "
            + applied.checksum().orElse("none")
            + ", now "
            + now
            + ")",
        "Take the change back and put it into a changeset of its own.");
  }

  /**
   * One that is only marked (MARK_RAN) is fine here: a precondition found that there was nothing to
   * do. Liquibase runs none again that is recorded as FAILED or SKIPPED.
   */
  private static Optional<Judgement> recorded(
      DeclaredChangeset declared, AppliedChangeset applied) {
    return applied.wasExecuted() || applied.executionType().equals("MARK_RAN")
        ? Optional.empty()
        : Optional.of(
            broken(
                    declared.key(),
                    "a changeset that has run",
                    "one that is recorded as " + applied.executionType(),
                    "See whether its objects are there; no update runs it again.")
                .asWarning());
  }

  /** Of one that has run and is in none of the files. */
  static Judgement ofUnexpected(
      AppliedChangeset row, QualifiedName table, ChangelogCheck.DeclaredChangelog declared) {
    Judgement unexpected =
        broken(
            row.key(),
            "it in " + declared.object(),
            "it in " + table + " alone",
            "Put it back into the files; or it belongs to another changelog or branch.");
    return declared.unexpected() == Severity.WARNING ? unexpected.asWarning() : unexpected;
  }

  private static Judgement broken(String object, String expected, String actual, String hint) {
    return broken(object, Phrase.of(expected), Phrase.of(actual), hint);
  }

  private static Judgement broken(String object, Phrase expected, Phrase actual, String hint) {
    return Judgement.broken(object, expected, actual, hint).calling("changeset " + object);
  }
}
