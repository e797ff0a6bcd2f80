package org.schemaassurance.rehearse.traffic;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.WritableSession;

/**
 * Somebody who works beside a changeset, in a session of its own; each statement is rolled back.
 */
final class Client implements Runnable, AutoCloseable {
  /** Between two statements. */
  private static final long PAUSE_MILLIS = 2;

  /** More say nothing new. */
  private static final int MOST_STATEMENTS = 20_000;

  private final WritableSession session;
  private final int backend;
  private final Deque<Job> jobs;
  private final CountDownLatch atWork = new CountDownLatch(1);
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile Optional<Running> running = Optional.empty();

  /** A statement that is under way. */
  static final class Running {
    private final long begun = System.nanoTime();
    private volatile boolean waited;

    /** It was seen waiting for the changeset. */
    void noteWait() {
      waited = true;
    }
  }

  private Client(WritableSession session, int backend, List<Job> jobs) {
    this.session = session;
    this.backend = backend;
    this.jobs = new ArrayDeque<>(jobs);
  }

  /**
   * Connects.
   *
   * @param jobs that are done in turn
   */
  static Client on(ConnectionSettings settings, Limits limits, List<Job> jobs) throws SQLException {
    WritableSession session = WritableSession.open(settings, "rehearse (traffic)", limits);
    int backend = session.connection().unwrap(PGConnection.class).getBackendPID();
    return new Client(session, backend, jobs);
  }

  int backend() {
    return backend;
  }

  /** The statement that is under way. */
  Optional<Running> running() {
    return running;
  }

  /** Works until it is told to stop, or nothing is left that can be done. */
  @Override
  public void run() {
    try {
      for (int done = 0; done < MOST_STATEMENTS && !jobs.isEmpty() && !isToStop(); done++) {
        Job job = jobs.removeFirst();
        if (does(job)) {
          jobs.addLast(job);
        }
        atWork.countDown();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      atWork.countDown();
    }
  }

  private boolean isToStop() throws InterruptedException {
    return stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Whether it can be done again: a changeset may drop or rename what it is about. */
  private boolean does(Job job) {
    Running current = new Running();
    running = Optional.of(current);
    try {
      execute(job.next());
      return true;
    } catch (SQLException gone) {
      job.failed(gone.getMessage().lines().findFirst().orElse(""));
      return false;
    } finally {
      running = Optional.empty();
      job.done(Duration.ofNanos(System.nanoTime() - current.begun), current.waited);
    }
  }

  private void execute(String sql) throws SQLException {
    Connection connection = session.connection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } finally {
      connection.rollback();
    }
  }

  /** Returns when the first statement is over, or that takes longer than some seconds. */
  boolean awaitWork() throws InterruptedException {
    return atWork.await(5, TimeUnit.SECONDS);
  }

  void stop() {
    stop.countDown();
  }

  /** Ends what is under way. */
  void cancel() {
    session.cancel();
  }

  @Override
  public void close() {
    session.close();
  }
}
