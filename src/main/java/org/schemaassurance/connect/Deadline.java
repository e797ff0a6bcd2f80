package org.schemaassurance.connect;

import java.time.Duration;
import java.util.Optional;

/** Until when a run may take, by a clock that nobody sets. */
public final class Deadline {
  private static final Deadline NEVER = new Deadline(Optional.empty(), 0);

  private final Optional<Duration> limit;
  private final long end;

  private Deadline(Optional<Duration> limit, long end) {
    this.limit = limit;
    this.end = end;
  }

  /** A run that begins now and may take so long. */
  public static Deadline in(Duration limit) {
    return new Deadline(Optional.of(limit), System.nanoTime() + limit.toNanos());
  }

  /** A run whose statements alone are limited. */
  public static Deadline never() {
    return NEVER;
  }

  /** Whether the time is over. */
  public boolean isOver() {
    return left().filter(left -> left.isZero() || left.isNegative()).isPresent();
  }

  /** What is left of the time, less than nothing when it is over; empty without a limit. */
  public Optional<Duration> left() {
    return limit.map(limited -> Duration.ofNanos(end - System.nanoTime()));
  }

  /** Why nothing is asked any more, for a run whose time is over. */
  public String sentence() {
    return "The run has had its %d s; --max-duration gives it more."
        .formatted(limit.orElseThrow().toSeconds());
  }

  /** By {@link System#nanoTime()}, when a connection is cut that nothing else has ended. */
  Optional<Long> endOfGrace() {
    return limit.map(limited -> end + Limits.GRACE.toNanos());
  }
}
