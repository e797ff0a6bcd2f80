package org.schemaassurance.connect;

import java.time.Duration;

/**
 * How long a session may take. The server ends a statement at its limit, as long as it is there to
 * do so; {@link #GRACE} later we cut the connection.
 *
 * @param statement the longest that one statement may take, from a millisecond on
 * @param run until when all of them have to be through
 */
public record Limits(Duration statement, Deadline run) {
  /** What an answer may take beyond its statement: the network, and a server that is busy. */
  public static final Duration GRACE = Duration.ofSeconds(5);

  /** For what is tried once more on a server that has been silent: little more than the grace. */
  public static final Limits LAST_TRY = ofStatement(Duration.ofMillis(1));

  /** Of sessions for which nobody says anything else. */
  public static final Limits DEFAULT = ofStatement(Duration.ofMinutes(1));

  private static final Duration RUN = Duration.ofMinutes(15);

  public Limits {
    if (statement.isZero() || statement.isNegative()) {
      throw new IllegalArgumentException("a statement has to have some time");
    }
  }

  /** Statements are limited, their sum is not. */
  public static Limits ofStatement(Duration statement) {
    return new Limits(statement, Deadline.never());
  }

  /**
   * Of a run that begins now and for which nobody says how long it may take in all: a quarter of an
   * hour, or as long as one statement where that is longer.
   */
  public static Limits ofRun(Duration statement) {
    return new Limits(statement, Deadline.in(inAll(statement)));
  }

  /** How long a run may take for which nobody says it. */
  public static Duration inAll(Duration statement) {
    return statement.compareTo(RUN) > 0 ? statement : RUN;
  }

  /** The longest that an answer may take before the connection is cut. */
  Duration answer() {
    return statement.plus(GRACE);
  }
}
