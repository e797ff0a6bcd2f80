package org.schemaassurance.backfill;

import java.time.Duration;

/** How long batches took, to the millisecond, in the same space however many there are. */
final class BatchTimes {
  private static final int LONGEST_MILLIS = 10_000;

  /** How many batches took so many milliseconds; the last entry is of all that took longer. */
  private final long[] batches = new long[LONGEST_MILLIS + 1];

  private long count;

  void add(Duration time) {
    batches[(int) Math.min(LONGEST_MILLIS, time.toMillis())]++;
    count++;
  }

  /** The time that this share of the batches kept, 0 to 1; zero where there were none. */
  Duration quantile(double share) {
    long within = 0;
    for (int millis = 0; millis <= LONGEST_MILLIS; millis++) {
      within += batches[millis];
      if (count > 0 && within >= share * count) {
        return Duration.ofMillis(millis);
      }
    }
    return Duration.ZERO;
  }
}
