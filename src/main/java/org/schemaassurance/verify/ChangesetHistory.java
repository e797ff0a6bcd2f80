package org.schemaassurance.verify;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.ChangelogStatus.LeftOut;
import org.schemaassurance.model.ChangelogStatus.State;
import org.schemaassurance.model.DeclaredChangeset;

/** How a changeset of the files ran in a database, if it did, in words. */
public final class ChangesetHistory {
  private ChangesetHistory() {}

  /** Why an update leaves a changeset out, the first of the reasons; empty if it does not. */
  public static Optional<String> leftOut(State state) {
    DeclaredChangeset changeset = state.changeset();
    return state.leftOut().stream().sorted().findFirst().map(reason -> words(reason, changeset));
  }

  private static String words(LeftOut reason, DeclaredChangeset changeset) {
    return switch (reason) {
      case CONTEXT -> "its context is '" + changeset.contexts().orElse("") + "'";
      case LABEL -> "its label is '" + changeset.labels().orElse("") + "'";
      case DBMS ->
          "it is not for PostgreSQL (dbms "
              + String.join(", ", changeset.dbms().stream().sorted().toList())
              + ")";
      case IGNORE -> "it is to be ignored";
    };
  }

  /**
   * What is odd about how a changeset ran here, in one sentence; empty if nothing is.
   *
   * @param all those of its changelog
   */
  public static Optional<String> remark(DeclaredChangeset changeset, List<State> all) {
    return all.stream()
        .filter(state -> state.changeset().key().equals(changeset.key()))
        .findFirst()
        .flatMap(state -> remark(state, all));
  }

  /**
   * Whether an update has no use for a changeset here: it is marked alone, or left out.
   *
   * @param all those of its changelog
   */
  public static boolean isPassedOver(DeclaredChangeset changeset, List<State> all) {
    return all.stream()
        .filter(state -> state.changeset().key().equals(changeset.key()))
        .findFirst()
        .filter(
            state -> state.ran().map(ran -> !ran.wasExecuted()).orElse(!state.leftOut().isEmpty()))
        .isPresent();
  }

  private static Optional<String> remark(State state, List<State> all) {
    String name = "The changeset " + state.changeset().key();
    if (state.ran().isEmpty()) {
      return Optional.of(
          name
              + " has not run here"
              + leftOut(state).or(() -> state.changeset().passedOver()).map(": "::concat).orElse("")
              + ".");
    }
    AppliedChangeset ran = state.ran().get();
    if (!ran.wasExecuted()) {
      return Optional.of(
          name + " is only marked here (" + ran.executionType() + "): its SQL has not run.");
    }
    if (state.changedTo().isPresent()) {
      return Optional.of(name + " changed after it ran here.");
    }
    return ranOutOfOrder(state, ran, all)
        ? Optional.of(name + " ran here after changesets that stand behind it in the changelog.")
        : Optional.empty();
  }

  private static boolean ranOutOfOrder(State state, AppliedChangeset ran, List<State> all) {
    return all.stream()
        .dropWhile(earlier -> !earlier.changeset().key().equals(state.changeset().key()))
        .skip(1)
        .flatMap(later -> later.ran().stream())
        .anyMatch(later -> later.order() < ran.order());
  }
}
