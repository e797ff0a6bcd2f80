package org.schemaassurance.backfill;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How many rows the next batch has: so many that it takes about the target time, by a moving
 * average of the time that a row takes. Begins small, grows by half at most, shrinks at once.
 *
 * <p>A batch that takes much longer than its rows explain tells of a cliff: from some size on the
 * server reads a whole table, say. For a while the next ones stay below that size, or every few
 * batches one would fall off again.
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

  /** How many times longer than its rows explain a batch takes that met a cliff. */
  private static final double UNEXPECTED = 1.5;

  /** For how many batches the size stays below one that met a cliff. */
  private static final int CLIFF_REMEMBERED = 100;

  private double targetNanos;
  private final int largest;
  private final boolean fixed;
  private double nanosPerRow;
  private int rows;
  private double ceiling = LARGEST;
  private int batchesBelowCeiling;

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

  /** From now on a batch should take so long. */
  void aimAt(Duration target) {
    targetNanos = target.toNanos();
  }

  int rows() {
    return rows;
  }

  /** A batch was committed. */
  void took(Duration time, int batchRows) {
    double nanos = time.toNanos();
    double measured = nanos / Math.max(1, batchRows);
    boolean isCliff = nanosPerRow > 0 && nanos > targetNanos && measured > UNEXPECTED * nanosPerRow;
    nanosPerRow =
        nanosPerRow == 0 ? measured : SMOOTHING * measured + (1 - SMOOTHING) * nanosPerRow;
    double wanted = fixed ? largest : wanted(nanos, isCliff, batchRows);
    double bounded = Math.min(wanted, Math.max(rows + 1, rows * MOST_GROWTH));
    rows = (int) Math.max(fixed ? 1 : SMALLEST, Math.min(bounded, largest));
  }

  private double wanted(double nanos, boolean isCliff, int batchRows) {
    double wanted = HEADROOM * targetNanos / Math.max(1, nanosPerRow);
    if (nanos > 2 * targetNanos) {
      wanted = Math.min(wanted, rows * targetNanos / nanos);
    }
    return Math.min(wanted, ceiling(isCliff, batchRows));
  }

  /** A cliff below the ceiling was none, but a stall, and leaves it where it is. */
  private double ceiling(boolean isCliff, int batchRows) {
    if (batchesBelowCeiling > 0) {
      batchesBelowCeiling--;
    } else {
      // No smaller than the size from which this one grew, which met none.
      ceiling = isCliff ? batchRows / MOST_GROWTH : largest;
      batchesBelowCeiling = isCliff ? CLIFF_REMEMBERED : 0;
    }
    return ceiling;
  }

  /** Whether a batch can't be made shorter by fewer rows. */
  boolean isSmallest() {
    return !fixed && rows == SMALLEST;
  }

  /** A batch met a conflict: with half as many rows it meets half as many others. */
  void split() {
    rows = Math.max(1, rows / 2);
  }
}
