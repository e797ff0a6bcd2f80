package org.schemaassurance.verify.checks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far from now, in one unit of the calendar: {@code 30 days}. */
public record TimeAhead(long amount, ChronoUnit unit) {
  private static final Pattern TEXT =
      Pattern.compile("([0-9]{1,6})\\s+(minute|hour|day|week|month|year)s?");

  /** Empty if the text is none. */
  static Optional<TimeAhead> parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
    return matcher.matches()
        ? Optional.of(
            new TimeAhead(
                Long.parseLong(matcher.group(1)),
                ChronoUnit.valueOf(matcher.group(2).toUpperCase(Locale.ROOT) + "S")))
        : Optional.empty();
  }

  Instant from(Instant now) {
    return now.atOffset(ZoneOffset.UTC).plus(amount, unit).toInstant();
  }

  @Override
  public String toString() {
    return amount + " " + unit.toString().toLowerCase(Locale.ROOT);
  }
}
