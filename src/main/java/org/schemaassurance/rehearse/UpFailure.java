package org.schemaassurance.rehearse;

import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.StepOutcome;

/** Tells whose fault it is that a changeset does not run here. */
final class UpFailure {
  /** An extension that is not there: undefined_file, and feature_not_supported since 15. */
  private static final Set<String> OF_MISSING_EXTENSION = Set.of("58P01", "0A000");

  /** Undefined: table, column, function, object (a type), schema. */
  private static final Set<String> WANTING = Set.of("42P01", "42703", "42883", "42704", "3F000");

  /** Production may have rows on which it runs, though those here are not. */
  private static final String ADVICE_OF_ROWS =
      "Mend the changeset: an update stops here unless production has other rows than all that it was tried on.";

  private static final String ADVICE_OF_EXTENSION =
      "Rehearse on a server that has the extension, such as a copy of production's: --reference-url names it.";

  private UpFailure() {}

  /**
   * @param isShortOf whether a changeset before was left out since this server lacks an extension
   */
  static void tell(StepOutcome.Failed failed, boolean isShortOf, Notes notes) {
    if (isShortOf && failed.sqlState().filter(WANTING::contains).isPresent()) {
      notes.unknown(
          Observation.UP_FAILS,
          "The changeset could not be rehearsed: one before it was left out, since this server lacks an extension: "
              + failed.sentence());
    } else if (isForWantOfAnExtension(failed)) {
      notes.unknown(
          Observation.UP_FAILS,
          "The changeset could not be rehearsed: this server lacks an extension: "
              + failed.sentence(),
          Optional.of(ADVICE_OF_EXTENSION));
    } else if (mayBeOfRows(failed)) {
      notes.failed(Observation.UP_FAILS, "it to run", failed, Optional.of(ADVICE_OF_ROWS));
    } else {
      notes.failed(Observation.UP_FAILS, "it to run", failed);
    }
  }

  /**
   * Whether other rows might have let it pass: a constraint or a value that is not met, or that a
   * precondition or a statement of the project's own refuses it.
   */
  static boolean mayBeOfRows(StepOutcome.Failed failed) {
    return failed
        .sqlState()
        .map(state -> state.startsWith("22") || state.startsWith("23") || failed.isRefusal())
        .orElse(true);
  }

  static boolean isForWantOfAnExtension(StepOutcome.Failed failed) {
    return failed.sqlState().filter(OF_MISSING_EXTENSION::contains).isPresent()
        && failed.sentence().contains("extension");
  }

  /**
   * Of a changeset to which it does not come.
   *
   * @param why a sentence
   */
  static RehearsedChangeset notReached(ReversibleChangeset changeset, String why) {
    Notes notes = new Notes(changeset);
    notes.unknown(Observation.UP_FAILS, why);
    return new RehearsedChangeset(changeset, notes.findings(), Optional.empty(), Optional.empty());
  }

  /** Whether a finding says that its changeset is not up. */
  static boolean isOfNoRun(Finding finding) {
    return finding.rule().name().equals(Observation.UP_FAILS.id());
  }
}
