package org.schemaassurance.rehearse.trace;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.schemaassurance.model.LockMode;

/**
 * Looks again and again at the locks of the migrating session while a statement runs, and opens the
 * gates that it waits at.
 */
final class LockWatch {
  /** Most statements are through before it. */
  private static final Duration PATIENCE = Duration.ofMillis(5);

  private static final Duration INTERVAL = Duration.ofMillis(2);

  private final Watcher watcher;
  private final Gates gates;
  private final Map<Long, LockMode> locks = new HashMap<>();
  private Optional<Exception> failure = Optional.empty();
  private boolean stopped;

  private LockWatch(Watcher watcher, Gates gates) {
    this.watcher = watcher;
    this.gates = gates;
  }

  /**
   * What was seen.
   *
   * @param locks of each relation the strongest
   * @param failure why there may have been more
   */
  record Seen(Map<Long, LockMode> locks, Optional<Exception> failure) {}

  /** Begins to look, in a thread of the executor. */
  static Running start(Watcher watcher, Gates gates, ScheduledExecutorService executor) {
    LockWatch watch = new LockWatch(watcher, gates);
    Duration patience = gates.areShut() ? Duration.ZERO : PATIENCE;
    return new Running(
        watch,
        executor.scheduleWithFixedDelay(
            watch::look, patience.toNanos(), INTERVAL.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** A watch that looks until it is stopped. */
  record Running(LockWatch watch, ScheduledFuture<?> looks) {
    /** Looks no more; returns when the last look is over. */
    Seen stop() {
      looks.cancel(false);
      return watch.stopped();
    }
  }

  private synchronized void look() {
    if (stopped || failure.isPresent()) {
      return;
    }
    try {
      List<Watcher.Sight> seen = watcher.look();
      seen.forEach(sight -> sight.lock().ifPresent(this::keep));
      // Only now: behind an open gate the statement goes on.
      seen.forEach(sight -> gates.openTo(sight.blockedBy()));
    } catch (SQLException | RuntimeException lost) {
      failure = Optional.of(lost);
      // Nobody sees any more whether the statement waits at one.
      gates.close();
    }
  }

  private void keep(Watcher.SeenLock lock) {
    locks.merge(lock.relation(), lock.mode(), SessionLook.STRONGER);
  }

  private synchronized Seen stopped() {
    stopped = true;
    return new Seen(Map.copyOf(locks), failure);
  }
}
