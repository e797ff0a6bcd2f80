package org.schemaassurance.cli;

/** Work that is done if the process is ended before this is closed. */
final class AtShutdown implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(AtShutdown.class.getName());

  private final Thread hook;

  AtShutdown(Runnable work) {
    hook = new Thread(work);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether the process is being ended, by a signal mostly. */
  static boolean isUnderWay() {
    Thread refused = new Thread();
    try {
      Runtime.getRuntime().addShutdownHook(refused);
      Runtime.getRuntime().removeShutdownHook(refused);
      return false;
    } catch (IllegalStateException shuttingDown) {
      LOGGER.log(System.Logger.Level.DEBUG, "shutting down", shuttingDown);
      return true;
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
