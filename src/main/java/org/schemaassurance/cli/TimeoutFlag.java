package org.schemaassurance.cli;

import java.time.Duration;
import org.schemaassurance.model.UsageException;
import picocli.CommandLine.Option;

/** The option that says how long one query may take. */
final class TimeoutFlag {
  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "The longest that one query may take (${DEFAULT-VALUE}).")
  private int seconds;

  /** A minute unless something else is given. */
  TimeoutFlag() {
    this(60);
  }

  /**
   * @param seconds unless something else is given
   */
  TimeoutFlag(int seconds) {
    this.seconds = seconds;
  }

  /**
   * As given.
   *
   * @throws UsageException if it is less than a second
   */
  Duration query() {
    if (seconds < 1) {
      throw new UsageException(
          "--timeout takes a number of seconds from 1 on, not " + seconds + ".");
    }
    return Duration.ofSeconds(seconds);
  }
}
