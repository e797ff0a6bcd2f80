package org.schemaassurance.cli;

import org.schemaassurance.model.AssuranceException;
import org.schemaassurance.model.Cancellation;

/**
 * Ctrl-C while work is going on: the server stops working for us, and the user is told where that
 * leaves the database.
 */
record Interruption(Terminal terminal) implements Cancellation {
  @Override
  public Stage during(String state, Runnable end) {
    return new AtShutdown(() -> interrupted(state, end))::close;
  }

  private void interrupted(String state, Runnable end) {
    terminal.err().println("Interrupted; " + state + ".");
    try {
      end.run();
    } catch (AssuranceException unreachable) {
      // The server ends the query as it notices that the connection is gone.
      terminal.err().println(unreachable.getMessage());
    }
  }
}
