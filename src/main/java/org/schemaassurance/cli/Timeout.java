package org.schemaassurance.cli;

import java.time.Duration;
import org.schemaassurance.model.UsageException;

/** What {@code --timeout} takes. */
final class Timeout {
  private Timeout() {}

  /**
   * @throws UsageException if it is less than a second
   */
  static Duration ofSeconds(int seconds) {
    if (seconds < 1) {
      throw new UsageException(
          "--timeout takes a number of seconds from 1 on, not " + seconds + ".");
    }
    return Duration.ofSeconds(seconds);
  }
}
