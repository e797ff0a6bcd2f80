package org.schemaassurance.cli;

import java.nio.file.InvalidPathException;
import org.schemaassurance.model.AssuranceException;
import org.schemaassurance.model.ExitStatus;

/** Why a verb cannot go on, in one sentence, and what it ends with. */
record Failure(String sentence, ExitStatus status) {

  /** What is no exception of ours is a fault of ours. */
  static Failure of(Throwable thrown, boolean verbose) {
    if (thrown instanceof InvalidPathException path) {
      return of(PlatformNames.refused(path), verbose);
    }
    return thrown instanceof AssuranceException told
        ? new Failure(Secrecy.hidden(told.getMessage()), told.exitStatus())
        : new Failure(
            "This is a fault of schema-assurance itself: "
                + Secrecy.hidden(thrown.toString())
                + (verbose ? "" : "; --verbose shows where."),
            ExitStatus.UNKNOWN);
  }
}
