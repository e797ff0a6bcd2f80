package org.schemaassurance.cli;

import java.time.Duration;
import java.time.Instant;

/**
 * How far mutation is, on standard error: a line that changes on a terminal, elsewhere one every so
 * often.
 */
final class MutationProgress {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Terminal terminal;
  private Instant lastLine = Instant.now();

  MutationProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Several threads try mutants. */
  synchronized void tried(int count, int of) {
    String far = count + " of " + of + " mutants";
    if (terminal.interactive()) {
      terminal.err().print("\r" + far + (count == of ? "\n" : ""));
      terminal.err().flush();
    } else if (Duration.between(lastLine, Instant.now()).compareTo(INTERVAL) >= 0) {
      lastLine = Instant.now();
      terminal.complain(far);
    }
  }
}
