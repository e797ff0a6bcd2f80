package org.schemaassurance.cli;

import org.schemaassurance.model.AssuranceException;
import org.schemaassurance.model.ExitStatus;

/** Why a verb cannot go on, in one sentence, and what it ends with. */
record Failure(String sentence, ExitStatus status) {

  /** What is no exception of ours is a fault of ours. */
  static Failure of(Throwable thrown, boolean verbose) {
    return thrown instanceof AssuranceException told
        ? new Failure(told.getMessage(), told.exitStatus())
        : new Failure(
            "This is a fault of schema-assurance itself: "
                + thrown
                + (verbose ? "" : "; --verbose shows where."),
            ExitStatus.UNKNOWN);
  }
}
