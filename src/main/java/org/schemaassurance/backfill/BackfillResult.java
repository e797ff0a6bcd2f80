package org.schemaassurance.backfill;

import java.util.Optional;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Target;

/**
 * One backfill from question to proof.
 *
 * @param before what the invariant's rule found at first
 * @param plan what would be done, of a dry run that found something to do
 * @param outcome what was done, of a run that found something to do
 * @param after what the rule found at last; the same as before where nothing was done
 */
public record BackfillResult(
    String name,
    Target target,
    boolean dryRun,
    Finding before,
    Optional<BackfillPlan> plan,
    Optional<BackfillOutcome> outcome,
    Finding after) {

  /** 0 nothing left, 1 candidates left (or to repair, of a dry run), 3 not known, 130 stopped. */
  public ExitStatus exitStatus() {
    if (outcome.filter(done -> done.ending() == BackfillOutcome.Ending.INTERRUPTED).isPresent()) {
      return ExitStatus.INTERRUPTED;
    }
    return switch (after.status()) {
      case HOLDS -> ExitStatus.HOLDS;
      case BROKEN, WAIVED -> ExitStatus.BROKEN;
      case UNKNOWN -> ExitStatus.UNKNOWN;
    };
  }
}
