package org.schemaassurance.cli;

import org.schemaassurance.model.AssuranceException;

/**
 * What happens on Ctrl-C while work is going on: the server stops working for us, and the user is
 * told where that leaves the database.
 */
final class Interruption implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(Interruption.class.getName());

  private final Thread hook;

  /**
   * @param state what is true of the database now, in words
   * @param cancel ends the query that is running
   */
  Interruption(Terminal terminal, String state, Runnable cancel) {
    hook = new Thread(() -> interrupted(terminal, state, cancel));
    Runtime.getRuntime().addShutdownHook(hook);
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
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook is at work already; the process ends with the signal's status whatever happens
      // here.
      LOGGER.log(System.Logger.Level.DEBUG, "shutting down", shuttingDown);
    }
  }
}
