package org.schemaassurance.model;

import java.util.Optional;

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

  /** That a whole pass has repaired nothing of what violates the invariant, if so. */
  public Optional<String> futility() {
    long left = after.violations().orElse(0);
    return outcome
        .filter(done -> done.ending() == BackfillOutcome.Ending.FINISHED && !done.resumed())
        .filter(done -> left > 0 && left >= before.violations().orElse(Long.MAX_VALUE))
        .map(
            done ->
                done.repaired() == 0
                    ? "The backfill %s has walked the whole table, and its repair wrote no row: what violates the rule is nothing that it repairs, and another run will do as much."
                        .formatted(name)
                    : "The backfill %s has walked the whole table, its repair wrote %s, and no fewer rows violate the rule than before (%d): either the repair does not repair them, or others come in as fast."
                        .formatted(
                            name,
                            done.repaired() == 1 ? "1 row" : done.repaired() + " rows",
                            left));
  }

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
