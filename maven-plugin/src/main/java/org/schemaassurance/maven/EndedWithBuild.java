package org.schemaassurance.maven;

import org.apache.maven.plugin.logging.Log;
import org.schemaassurance.model.AssuranceException;
import org.schemaassurance.model.Cancellation;

/**
 * Ctrl-C while a goal is at work: the server stops working for us, and the log says what is left.
 */
record EndedWithBuild(Log log) implements Cancellation {
  @Override
  public Stage during(String state, Runnable end) {
    Thread hook = new Thread(() -> interrupted(state, end), "schema-assurance");
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> remove(hook);
  }

  private void interrupted(String state, Runnable end) {
    log.warn("Interrupted; " + state + ".");
    try {
      end.run();
    } catch (AssuranceException unreachable) {
      log.warn(unreachable.getMessage());
    }
  }

  private void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      log.debug("The hook is at work.", shuttingDown);
    }
  }
}
