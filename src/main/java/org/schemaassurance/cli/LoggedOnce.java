package org.schemaassurance.cli;

import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.schemaassurance.model.CronRun;
import org.schemaassurance.report.CronLine;

/** One line a run, also where a signal ends it. */
final class LoggedOnce implements AutoCloseable {
  private final Consumer<String> log;
  private final AtomicBoolean isBegun = new AtomicBoolean();
  private final AtShutdown hook;

  /**
   * @param interrupted what to tell of the run when a signal ends it
   */
  LoggedOnce(Consumer<String> log, Supplier<CronRun> interrupted) {
    this.log = log;
    this.hook =
        new AtShutdown(
            () -> {
              if (begin()) {
                write(interrupted.get());
              }
            });
  }

  /** Whether the run is still to be told; true once. */
  boolean begin() {
    return isBegun.compareAndSet(false, true);
  }

  /**
   * Tells it.
   *
   * @throws org.schemaassurance.model.UndeterminedException if the log cannot be written
   */
  void write(CronRun run) {
    log.accept(CronLine.of(run, ZoneId.systemDefault()));
  }

  @Override
  public void close() {
    hook.close();
  }
}
