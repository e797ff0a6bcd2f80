package org.schemaassurance.model;

import java.time.Duration;

/**
 * What one run did.
 *
 * @param resumed whether a former run had begun the pass
 * @param batches that were committed
 * @param walked rows of the driving table
 * @param repaired rows that the repair wrote
 * @param retries batches that had to be tried again
 * @param gaveWay how long it paused since others were at work
 * @param p95 the time that 95 of 100 batches kept
 */
public record BackfillOutcome(
    Ending ending,
    boolean resumed,
    long batches,
    long walked,
    long repaired,
    long retries,
    Duration gaveWay,
    Duration p95,
    Duration duration) {

  /** Of a run that ended while it waited for another. */
  public static BackfillOutcome withoutABatch(Ending ending) {
    return new BackfillOutcome(
        ending, false, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }

  /**
   * With what the database has noted of it. That differs after a crash: of a commit whose answer
   * was lost, or that an asynchronous commit lost and the run did again.
   */
  public BackfillOutcome asNoted(long batchesNoted, long walkedNoted, long repairedNoted) {
    return new BackfillOutcome(
        ending, resumed, batchesNoted, walkedNoted, repairedNoted, retries, gaveWay, p95, duration);
  }

  /** Why it ended. */
  public enum Ending {
    /** The whole table was walked. */
    FINISHED("finished"),
    /** A limit was reached; the next run goes on where this one was. */
    LIMIT("limit reached"),
    /** Somebody stopped it; the next run goes on where this one was. */
    INTERRUPTED("interrupted");

    private final String words;

    Ending(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }
}
