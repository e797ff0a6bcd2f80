package org.schemaassurance.rehearse.trace;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.model.LockMode;

/** The other sessions: one that looks, those that shut gates, and the thread that does it. */
final class Lookout implements AutoCloseable {
  private final ConnectionSettings settings;
  private final Limits limits;
  private final Watcher watcher;
  private final List<Gate> gates = new ArrayList<>();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(Lookout::thread);

  private Lookout(ConnectionSettings settings, Limits limits, Watcher watcher) {
    this.settings = settings;
    this.limits = limits;
    this.watcher = watcher;
  }

  /**
   * Connects.
   *
   * @param backend the process of the migrating session
   */
  static Lookout at(int backend, ConnectionSettings settings, Limits limits) {
    return new Lookout(settings, limits, Watcher.of(backend, settings, limits));
  }

  private static Thread thread(Runnable looks) {
    Thread thread = new Thread(looks, "lock watch");
    thread.setDaemon(true);
    return thread;
  }

  Watcher watcher() {
    return watcher;
  }

  /** Begins to look at a statement, which stops at the gates. */
  LockWatch.Running watch(Gates shut) {
    return LockWatch.start(watcher, shut, executor);
  }

  /**
   * Shuts a gate at each table.
   *
   * @param tables {@link Gates#MOST} at most
   * @throws SQLException when one of them cannot be locked; then none is
   */
  Gates shut(List<GatedTable> tables, LockMode mode) throws SQLException {
    gates.removeIf(Gate::isGone);
    while (gates.size() < tables.size()) {
      gates.add(Gate.of(settings, limits));
    }
    return Gates.shut(gates, tables, mode);
  }

  @Override
  public void close() {
    executor.shutdown();
    gates.forEach(Gate::close);
    watcher.close();
  }
}
