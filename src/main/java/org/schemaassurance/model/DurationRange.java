package org.schemaassurance.model;

import java.time.Duration;

/**
 * From one duration to another, as coarse as what is known: 1, 2 or 5 of a decimal place, the
 * bounds rounded away from each other.
 */
public record DurationRange(Duration least, Duration most) {
  private static final Duration SOME_MILLISECONDS = Duration.ofMillis(100);

  /**
   * The coarse range that has both in it.
   *
   * @param least not above {@code most}
   */
  static DurationRange around(Duration least, Duration most) {
    return new DurationRange(roundedDown(least), roundedUp(most));
  }

  private static Duration roundedDown(Duration exact) {
    long unit = unit(exact);
    return Duration.ofMillis(down(exact.toMillis() / unit) * unit);
  }

  private static Duration roundedUp(Duration exact) {
    long millis = Math.max(1, exact.plusNanos(999_999).toMillis());
    long unit = unit(exact);
    long next = unit(exact) == 1 ? 1000 : 60 * unit;
    long rounded = up((millis + unit - 1) / unit) * unit;
    return Duration.ofMillis(unit == 3_600_000 ? rounded : Math.min(rounded, next));
  }

  /** Of the value that a person would give it in, in milliseconds. */
  private static long unit(Duration exact) {
    if (exact.toHours() > 0) {
      return 3_600_000;
    } else if (exact.toMinutes() > 0) {
      return 60_000;
    }
    return exact.toSeconds() > 0 ? 1000 : 1;
  }

  private static long down(long number) {
    long place = 1;
    while (place * 10 <= number) {
      place *= 10;
    }
    if (number >= 5 * place) {
      return 5 * place;
    }
    return number >= 2 * place ? 2 * place : Math.min(number, place);
  }

  private static long up(long number) {
    long below = down(number);
    if (below == number) {
      return number;
    }
    return Long.toString(below).startsWith("2") ? below / 2 * 5 : below * 2;
  }

  /** As words: {@code between 2 s and 20 s}. */
  @Override
  public String toString() {
    if (most.compareTo(SOME_MILLISECONDS) <= 0) {
      return "some milliseconds";
    }
    return least.isZero()
        ? "up to " + inWords(most)
        : "between " + inWords(least) + " and " + inWords(most);
  }

  /** A duration in the unit that a person would give it in, what is below that cut off. */
  static String inWords(Duration duration) {
    if (duration.isZero() || duration.toMillis() == 0) {
      return "less than 1 ms";
    }
    if (duration.toHours() > 0) {
      return duration.toHours() + " h";
    } else if (duration.toMinutes() > 0) {
      return duration.toMinutes() + " min";
    }
    return duration.toSeconds() > 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
  }
}
