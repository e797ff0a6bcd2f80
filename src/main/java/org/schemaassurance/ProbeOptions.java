package org.schemaassurance;

import java.time.Duration;

/**
 * How behaviours are tried.
 *
 * @param limits of one statement, and of all
 * @param lock the longest that a statement may wait for a lock, from a millisecond on
 */
public record ProbeOptions(TimeLimits limits, Duration lock) {
  /** Five seconds a statement, a quarter of one for a lock: nobody is kept waiting for long. */
  public static final ProbeOptions DEFAULT =
      new ProbeOptions(TimeLimits.ofRun(Duration.ofSeconds(5)), Duration.ofMillis(250));

  /**
   * @throws IllegalArgumentException if there is no time for a lock
   */
  public ProbeOptions {
    if (lock.toMillis() < 1) {
      throw new IllegalArgumentException("a lock has to have some time");
    }
  }

  /** The same within other limits. */
  public ProbeOptions within(TimeLimits other) {
    return new ProbeOptions(other, lock);
  }
}
