package org.schemaassurance.cli;

/** Work that is done if the process is ended before this is closed. */
final class AtShutdown implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(AtShutdown.class.getName());

  private final Thread hook;

  AtShutdown(Runnable work) {
    hook = new Thread(work);
    Runtime.getRuntime().addShutdownHook(hook);
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
