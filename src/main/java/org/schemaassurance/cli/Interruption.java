package org.schemaassurance.cli;

import org.schemaassurance.model.AssuranceException;

/**
 * What happens on Ctrl-C while work is going on: the server stops working for us, and the user is
 * told where that leaves the database.
 */
final class Interruption implements AutoCloseable {
  private final AtShutdown hook;

  /**
   * @param state what is true of the database now, in words
   * @param cancel ends the query that is running
   */
  Interruption(Terminal terminal, String state, Runnable cancel) {
    hook = new AtShutdown(() -> interrupted(terminal, state, cancel));
  }

  private static void interrupted(Terminal terminal, String state, Runnable cancel) {
    terminal.err().println("Interrupted; " + state + ".");
    try {
      cancel.run();
    } catch (AssuranceException unreachable) {
      // The server ends the query as it notices that the connection is gone.
      terminal.err().println(unreachable.getMessage());
    }
  }

  @Override
  public void close() {
    hook.close();
  }
}
