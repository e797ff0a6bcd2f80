package org.schemaassurance.sql;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the usual spellings of an interval: {@code 1 year 2 mons -3 days 04:05:06.7}, {@code 90
 * minutes}. PostgreSQL keeps months, days and microseconds apart, and so does this.
 *
 * <p>Source: PostgreSQL manual, "Date/Time Types", interval input.
 */
final class IntervalText {
  private static final Pattern PART =
      Pattern.compile(
          "\\s*(?:([+-]?)([0-9]{1,9}):([0-9]{2})(?::([0-9]{2}(?:\\.[0-9]{1,6})?))?|([+-]?[0-9]{1,9}(?:\\.[0-9]{1,6})?)\\s*([a-z]+))(?=\\s|\\z)\\s*");

  private static final Map<String, Integer> MONTHS =
      Map.of("year", 12, "yr", 12, "y", 12, "month", 1, "mon", 1, "decade", 120, "century", 1200);

  private static final Map<String, Integer> DAYS = Map.of("week", 7, "w", 7, "day", 1, "d", 1);

  private static final Map<String, Integer> SECONDS =
      Map.of(
          "hour", 3600, "hr", 3600, "h", 3600, "minute", 60, "min", 60, "m", 60, "second", 1, "sec",
          1, "s", 1);

  private long months;
  private long days;
  private BigDecimal seconds = BigDecimal.ZERO;

  private IntervalText() {}

  /** The one spelling of an interval; a text that is not understood stays as it is. */
  static String spelling(String text) {
    IntervalText interval = new IntervalText();
    Matcher part = PART.matcher(text.toLowerCase(Locale.ROOT));
    int end = 0;
    while (end < text.length()) {
      if (!part.find(end) || part.start() != end || !interval.add(part)) {
        return text;
      }
      end = part.end();
    }
    return end == 0 ? text : interval.toString();
  }

  private boolean add(Matcher part) {
    if (part.group(6) == null) {
      addClock(part);
      return true;
    }
    String unit = part.group(6);
    if (!isKnown(unit) && unit.endsWith("s")) {
      unit = unit.substring(0, unit.length() - 1);
    }
    BigDecimal count = new BigDecimal(part.group(5));
    if (SECONDS.containsKey(unit)) {
      seconds = seconds.add(count.multiply(BigDecimal.valueOf(SECONDS.get(unit))));
      return true;
    }
    // A fraction of a month or a day spills over into smaller units.
    if (!isKnown(unit) || count.scale() > 0) {
      return false;
    }
    months += count.longValueExact() * MONTHS.getOrDefault(unit, 0);
    days += count.longValueExact() * DAYS.getOrDefault(unit, 0);
    return true;
  }

  private static boolean isKnown(String unit) {
    return MONTHS.containsKey(unit) || DAYS.containsKey(unit) || SECONDS.containsKey(unit);
  }

  private void addClock(Matcher part) {
    String secondsPart = part.group(4) == null ? "0" : part.group(4);
    BigDecimal clock =
        new BigDecimal(secondsPart)
            .add(BigDecimal.valueOf(Long.parseLong(part.group(2)) * 3600))
            .add(BigDecimal.valueOf(Long.parseLong(part.group(3)) * 60));
    seconds = seconds.add("-".equals(part.group(1)) ? clock.negate() : clock);
  }

  @Override
  public String toString() {
    return months + " months " + days + " days " + seconds.stripTrailingZeros().toPlainString();
  }
}
