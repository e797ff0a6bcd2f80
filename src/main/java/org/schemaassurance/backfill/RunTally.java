package org.schemaassurance.backfill;

import java.time.Duration;
import java.time.Instant;
import org.schemaassurance.model.BackfillOutcome;
import org.schemaassurance.model.BackfillOutcome.Ending;

/** What one run has done so far, from its first batch on. */
final class RunTally {
  private final Instant begin = Instant.now();
  private final BatchTimes times = new BatchTimes();
  private long batches;
  private long walked;
  private long repaired;
  private long retries;

  void committed(Batch batch, Duration time) {
    batches++;
    walked += batch.rows();
    repaired += batch.repaired();
    times.add(time);
  }

  /** A batch has to be tried again. */
  void retried() {
    retries++;
  }

  /** That were committed. */
  long batches() {
    return batches;
  }

  /** Rows of the driving table. */
  long walked() {
    return walked;
  }

  /** Rows that the repair wrote. */
  long repaired() {
    return repaired;
  }

  /**
   * As it ends.
   *
   * @param resumed whether a former run had begun the pass
   * @param gaveWay how long it paused since others were at work
   */
  BackfillOutcome outcome(Ending ending, boolean resumed, Duration gaveWay) {
    return new BackfillOutcome(
        ending,
        resumed,
        batches,
        walked,
        repaired,
        retries,
        gaveWay,
        times.quantile(0.95),
        Duration.between(begin, Instant.now()));
  }
}
