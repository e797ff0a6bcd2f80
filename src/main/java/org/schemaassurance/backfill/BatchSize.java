package org.schemaassurance.backfill;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How many rows the next batch has: so many that it takes about the target time, by a moving
 * average of the time that a row takes. Begins small, grows by half at most, shrinks at once.
 */
final class BatchSize {
  private static final int SMALLEST = 10;
  private static final int LARGEST = 100_000;
  private static final int FIRST = 100;
  private static final double MOST_GROWTH = 1.5;

  /** How much the last batch counts in the average. */
  private static final double SMOOTHING = 0.3;

  /** Aimed at below the target, since batches differ and the target is to be kept by most. */
  private static final double HEADROOM = 0.9;

  private final double targetNanos;
  private final int largest;
  private final boolean fixed;
  private double nanosPerRow;
  private int rows;

  private BatchSize(Duration target, int first, int largest, boolean fixed) {
    this.targetNanos = target.toNanos();
    this.largest = largest;
    this.fixed = fixed;
    this.rows = first;
  }

  /**
   * @param fixed the number of rows where the time does not matter
   */
  static BatchSize of(Duration target, OptionalInt fixed) {
    return fixed.isPresent()
        ? new BatchSize(target, fixed.getAsInt(), fixed.getAsInt(), true)
        : new BatchSize(target, FIRST, LARGEST, false);
  }

  int rows() {
    return rows;
  }

  /** A batch was committed. */
  void took(Duration time, int batchRows) {
    double measured = (double) time.toNanos() / Math.max(1, batchRows);
    nanosPerRow =
        nanosPerRow == 0 ? measured : SMOOTHING * measured + (1 - SMOOTHING) * nanosPerRow;
    double wanted = fixed ? largest : HEADROOM * targetNanos / Math.max(1, nanosPerRow);
    if (!fixed && time.toNanos() > 2 * targetNanos) {
      wanted = Math.min(wanted, rows * targetNanos / time.toNanos());
    }
    double bounded = Math.min(wanted, Math.max(rows + 1, rows * MOST_GROWTH));
    rows = (int) Math.max(fixed ? 1 : SMALLEST, Math.min(bounded, largest));
  }

  /** A batch met a conflict: with half as many rows it meets half as many others. */
  void split() {
    rows = Math.max(1, rows / 2);
  }
}
