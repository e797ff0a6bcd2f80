package org.schemaassurance;

import java.time.Duration;
import java.util.Optional;
import org.schemaassurance.connect.Deadline;
import org.schemaassurance.connect.Limits;

/**
 * How long an answer may take.
 *
 * @param query the longest that one query may take, from a millisecond on; the server ends it then
 * @param all the longest that everything may take; what is not found out by then is unknown. Empty
 *     where nothing but the queries is limited
 */
public record TimeLimits(Duration query, Optional<Duration> all) {
  /** A minute a query, a quarter of an hour in all. */
  public static final TimeLimits DEFAULT =
      new TimeLimits(Duration.ofMinutes(1), Optional.of(Duration.ofMinutes(15)));

  /**
   * @throws IllegalArgumentException if there is no time for a query
   */
  public TimeLimits {
    if (query.toMillis() < 1) {
      throw new IllegalArgumentException("a query has to have some time");
    }
  }

  /** Queries are limited, their sum is not. */
  public static TimeLimits ofQuery(Duration query) {
    return new TimeLimits(query, Optional.empty());
  }

  /** A quarter of an hour in all, or as long as one query where that is longer. */
  public static TimeLimits ofRun(Duration query) {
    return new TimeLimits(query, Optional.of(Limits.inAll(query)));
  }

  /** Of a run that begins now. */
  Limits fromNow() {
    return new Limits(query, all.map(Deadline::in).orElse(Deadline.never()));
  }
}
