package org.schemaassurance.cli;

import java.time.Duration;
import java.util.Optional;
import org.schemaassurance.TimeLimits;
import org.schemaassurance.model.UsageException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long one query, and the run with all of its queries, may take. */
final class TimeFlags {
  @Mixin private TimeoutFlag timeout;

  @Option(
      names = "--max-duration",
      paramLabel = "SECONDS",
      description =
          "The longest that the whole run may take (900, or as --timeout where that is longer); what"
              + " is not found out by then is unknown.")
  private Optional<Integer> maxDuration = Optional.empty();

  /** A minute a query unless something else is given. */
  TimeFlags() {
    this.timeout = new TimeoutFlag();
  }

  /**
   * @param seconds of one query, unless something else is given
   */
  TimeFlags(int seconds) {
    this.timeout = new TimeoutFlag(seconds);
  }

  /**
   * The limits as given.
   *
   * @throws UsageException if one is less than a second
   */
  TimeLimits limits() {
    Duration query = timeout.query();
    return maxDuration
        .map(seconds -> new TimeLimits(query, Optional.of(run(seconds))))
        .orElseGet(() -> TimeLimits.ofRun(query));
  }

  private static Duration run(int seconds) {
    if (seconds < 1) {
      throw new UsageException(
          "--max-duration takes a number of seconds from 1 on, not " + seconds + ".");
    }
    return Duration.ofSeconds(seconds);
  }
}
