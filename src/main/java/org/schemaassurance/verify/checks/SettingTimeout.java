package org.schemaassurance.verify.checks;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as a setting has it. Without a unit it is milliseconds, which is not what who writes
 * {@code statement_timeout = 30} means.
 *
 * @param hasUnit whether somebody wrote a unit, and so meant it
 */
record SettingTimeout(Duration time, boolean hasUnit) {
  /** Below which a time is taken for a mistake; a tenth of it where a unit is written. */
  static final Map<String, Duration> SHORTEST =
      Map.of(
          "statement_timeout", Duration.ofSeconds(1),
          "transaction_timeout", Duration.ofSeconds(1),
          "idle_in_transaction_session_timeout", Duration.ofSeconds(1),
          "idle_session_timeout", Duration.ofSeconds(1),
          "lock_timeout", Duration.ofMillis(100));

  private static final int WITH_UNIT = 10;

  private static final Pattern TIME =
      Pattern.compile("\\s*([0-9]{1,12}(?:\\.[0-9]{1,6})?)\\s*(us|ms|s|min|h|d)?\\s*");

  private static final Map<String, Long> NANOS =
      Map.of(
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "min", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "d", 86_400_000_000_000L);

  /** Reads {@code 30s}, {@code 500}, {@code 0.5 min}; empty for what is no time. */
  static Optional<SettingTimeout> parse(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    String unit = Optional.ofNullable(time.group(2)).orElse("ms");
    double nanos = Double.parseDouble(time.group(1)) * NANOS.get(unit);
    return Optional.of(
        new SettingTimeout(
            Duration.ofNanos((long) Math.min(nanos, Long.MAX_VALUE)), time.group(2) != null));
  }

  /** 0 switches it off. */
  boolean isShorterThan(Duration shortest) {
    Duration limit = hasUnit ? shortest.dividedBy(WITH_UNIT) : shortest;
    return !time.isZero() && time.compareTo(limit) < 0;
  }
}
