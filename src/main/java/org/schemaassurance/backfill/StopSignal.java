package org.schemaassurance.backfill;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How another thread asks a run to end, and hears that it has. */
public final class StopSignal {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * Asks for the end and waits for it.
   *
   * @return whether the run has ended in time
   */
  public boolean stop(Duration patience) {
    asked.countDown();
    try {
      return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  void hasEnded() {
    ended.countDown();
  }

  /** Sleeps, but no longer than until the end is asked for. */
  void pause(Duration duration) {
    try {
      asked.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      asked.countDown();
    }
  }
}
