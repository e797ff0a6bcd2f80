package org.schemaassurance.cli;

import java.time.Duration;
import java.time.Instant;

/**
 * How far work of many parts is, on standard error: a line that changes on a terminal, elsewhere
 * one every so often.
 */
final class CountDisplay {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Terminal terminal;
  private final String parts;
  private Instant lastLine = Instant.now();

  /**
   * @param parts what is counted, as a plural
   */
  CountDisplay(Terminal terminal, String parts) {
    this.terminal = terminal;
    this.parts = parts;
  }

  /** Several threads may work. */
  synchronized void at(int count, int of) {
    String far = count + " of " + of + " " + parts;
    if (terminal.interactive()) {
      terminal.err().print("\r" + far + (count == of ? "\n" : ""));
      terminal.err().flush();
    } else if (Duration.between(lastLine, Instant.now()).compareTo(INTERVAL) >= 0) {
      lastLine = Instant.now();
      terminal.complain(far);
    }
  }
}
