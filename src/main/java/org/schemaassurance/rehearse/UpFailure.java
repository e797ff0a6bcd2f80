package org.schemaassurance.rehearse;

import java.util.Set;
import org.schemaassurance.model.StepOutcome;

/** Tells whose fault it is that a changeset does not run here. */
final class UpFailure {
  /** An extension that is not there: undefined_file, and feature_not_supported since 15. */
  private static final Set<String> OF_MISSING_EXTENSION = Set.of("58P01", "0A000");

  private UpFailure() {}

  static void tell(StepOutcome.Failed failed, Notes notes) {
    if (isForWantOfAnExtension(failed)) {
      notes.unknown(
          Observation.UP_FAILS,
          "The changeset could not be rehearsed: this server lacks an extension: "
              + failed.sentence());
    } else {
      notes.failed(Observation.UP_FAILS, "it", failed);
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

  private static boolean isForWantOfAnExtension(StepOutcome.Failed failed) {
    return failed.sqlState().filter(OF_MISSING_EXTENSION::contains).isPresent()
        && failed.sentence().contains("extension");
  }
}
