package org.schemaassurance.sql;

import java.util.regex.Pattern;

/**
 * A clock value in a definition, to fractions of a second: nobody writes that, it is what {@code
 * 'now'::timestamp} was when the definition was made, and stays.
 *
 * <p>Source: PostgreSQL manual, "Date/Time Functions and Operators", the tip on {@code DEFAULT
 * TIMESTAMP 'now'}.
 */
public final class FrozenClock {
  private static final Pattern VALUE =
      Pattern.compile(
          "'(?:\\d{4,}-\\d\\d-\\d\\d )?\\d\\d:\\d\\d:\\d\\d\\.\\d{1,6}(?:[+-]\\d\\d(?::\\d\\d){0,2})?'::time");

  private FrozenClock() {}

  /** Whether there is one in a printed definition. */
  public static boolean isIn(String definition) {
    return VALUE.matcher(definition).find();
  }

  /** The definition without the value itself: what somebody has written. */
  public static String asWritten(String definition) {
    return VALUE.matcher(definition).replaceAll("'now'::time");
  }
}
