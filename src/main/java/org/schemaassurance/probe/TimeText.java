package org.schemaassurance.probe;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as settings have them: a number of milliseconds, or with a unit. */
final class TimeText {
  private static final Pattern TIME =
      Pattern.compile("\\s*([0-9]+(?:\\.[0-9]+)?)\\s*(us|ms|s|min|h|d)?\\s*");
  private static final Map<String, Double> MILLIS =
      Map.of("us", 0.001, "ms", 1.0, "s", 1e3, "min", 6e4, "h", 3.6e6, "d", 8.64e7);

  private TimeText() {}

  /** In milliseconds, if it is one. */
  static Optional<Long> millis(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    String unit = Optional.ofNullable(time.group(2)).orElse("ms");
    return Optional.of(Math.round(Double.parseDouble(time.group(1)) * MILLIS.get(unit)));
  }
}
