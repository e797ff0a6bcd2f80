package org.schemaassurance.connect;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.schemaassurance.model.UndeterminedException;

/** Cancels what is running when the time of the run is over. */
final class RunAlarm {
  private static final Logger LOGGER = System.getLogger(RunAlarm.class.getName());

  private final CompletableFuture<Void> stopped = new CompletableFuture<>();

  /**
   * @param cancel may say that the server can't be reached: the connection is cut when the grace is
   *     over, too
   */
  static RunAlarm at(Deadline deadline, Runnable cancel) {
    RunAlarm alarm = new RunAlarm();
    deadline
        .left()
        .ifPresent(
            left ->
                alarm
                    .stopped
                    .orTimeout(left.toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete(
                        (nothing, over) -> {
                          if (over instanceof TimeoutException) {
                            CompletableFuture.runAsync(() -> cancelOrLeave(cancel));
                          }
                        }));
    return alarm;
  }

  void stop() {
    stopped.complete(null);
  }

  private static void cancelOrLeave(Runnable cancel) {
    try {
      cancel.run();
    } catch (UndeterminedException unreachable) {
      LOGGER.log(Level.DEBUG, "The query could not be cancelled", unreachable);
    }
  }
}
