package org.schemaassurance.rehearse.traffic;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.TrafficStall;
import org.schemaassurance.model.UndeterminedException;

/**
 * Work that goes on beside a changeset until it is stopped. Who waits for the changeset is seen in
 * the server's lock manager, not told from how long something takes: a busy machine makes
 * statements slow, too.
 */
public final class RunningTraffic implements AutoCloseable {
  /** Sessions; more jobs share them. */
  private static final int MOST_CLIENTS = 8;

  private static final long LOOKS_MILLIS = 5;
  private static final long PATIENCE_SECONDS = 5;
  private static final NamedSql WAITING = NamedSql.of(RunningTraffic.class, "waiting-for");

  private final int changeset;
  private final List<Job> jobs;
  private final List<Client> clients = new ArrayList<>();
  private final WritableSession looking;
  private final ExecutorService work = Executors.newCachedThreadPool(RunningTraffic::thread);
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(RunningTraffic::thread);
  private volatile Optional<Exception> failure = Optional.empty();

  private RunningTraffic(
      ConnectionSettings settings, Limits limits, int changeset, List<Job> jobs) {
    this.changeset = changeset;
    this.jobs = jobs;
    this.looking = WritableSession.open(settings, "rehearse (traffic)", limits);
  }

  /**
   * Begins; returns when each session has done something.
   *
   * @param changeset the backend that runs the changeset
   * @param jobs one at least
   */
  public static RunningTraffic start(
      ConnectionSettings settings, Limits limits, int changeset, List<Job> jobs)
      throws SQLException {
    RunningTraffic traffic = new RunningTraffic(settings, limits, changeset, jobs);
    try {
      traffic.begin(settings, limits);
      return traffic;
    } catch (SQLException | UndeterminedException failed) {
      traffic.close();
      throw failed;
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "traffic");
    thread.setDaemon(true);
    return thread;
  }

  private void begin(ConnectionSettings settings, Limits limits) throws SQLException {
    int number = Math.min(MOST_CLIENTS, jobs.size());
    for (int i = 0; i < number; i++) {
      clients.add(Client.on(settings, limits, share(i, number)));
    }
    clients.forEach(work::execute);
    try {
      for (Client client : clients) {
        client.awaitWork();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    looks.scheduleWithFixedDelay(this::look, 0, LOOKS_MILLIS, TimeUnit.MILLISECONDS);
  }

  private List<Job> share(int number, int of) {
    List<Job> share = new ArrayList<>();
    for (int i = number; i < jobs.size(); i += of) {
      share.add(jobs.get(i));
    }
    return share;
  }

  private void look() {
    // Before the server is asked: what is under way later is another statement.
    Map<Integer, Client.Running> running = new HashMap<>();
    clients.forEach(
        client -> client.running().ifPresent(now -> running.put(client.backend(), now)));
    if (running.isEmpty() || failure.isPresent()) {
      return;
    }
    try {
      WAITING
          .rows(
              looking.connection(),
              row -> row.getInt("pid"),
              running.keySet().toArray(Integer[]::new),
              changeset)
          .forEach(pid -> running.get(pid).noteWait());
    } catch (SQLException | RuntimeException lost) {
      failure = Optional.of(lost);
    }
  }

  /**
   * Ends the work.
   *
   * @return what was seen, in the order of the jobs
   * @throws SQLException if the server could not be asked who waits
   */
  public List<TrafficStall> stop() throws SQLException {
    clients.forEach(Client::stop);
    work.shutdown();
    try {
      if (!work.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        clients.forEach(Client::cancel);
        work.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (failure.isPresent()) {
      throw new SQLException("Nobody saw who waits for the changeset", failure.get());
    }
    return jobs.stream().map(Job::seen).toList();
  }

  @Override
  public void close() {
    clients.forEach(Client::stop);
    work.shutdown();
    looks.shutdown();
    clients.forEach(Client::close);
    looking.close();
  }
}
