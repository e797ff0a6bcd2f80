package org.schemaassurance.backfill;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.schemaassurance.backfill.BackfillOutcome.Ending;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.rules.DeclaredBackfill;

/**
 * Runs a backfill batch by batch, one transaction each, and holds neither snapshot nor row lock
 * between. A batch that meets a conflict is tried again with half its rows, a connection that is
 * lost is made anew; everything else ends the run with the batch's key range.
 */
public final class BatchRunner {
  private static final int MOST_TRIES = 12;
  private static final Duration RECONNECT = Duration.ofMinutes(2);

  /** Longer than any statement of ours may take; then the network is gone without a word. */
  private static final Duration NETWORK_TIMEOUT = Duration.ofSeconds(90);

  private final DeclaredBackfill declared;
  private final BackfillOptions options;
  private final BackfillListener listener;
  private final StopSignal stop;
  private final Reconnecting connection;
  private final BatchSize size;
  private final Lease lease;
  private final Throttle throttle;
  private long retries;

  public BatchRunner(
      ConnectionSettings settings,
      DeclaredBackfill declared,
      BackfillOptions options,
      BackfillListener listener,
      StopSignal stop) {
    this.declared = declared;
    this.options = options;
    this.listener = listener;
    this.stop = stop;
    this.connection = new Reconnecting(settings, NETWORK_TIMEOUT);
    this.size = BatchSize.of(options.target(), options.batchSize());
    this.lease = new Lease(declared.name(), options.lease());
    this.throttle =
        new Throttle(
            options.maxLag(),
            options.pauseWhile().map(query -> new PauseCondition(settings, query)),
            listener);
  }

  /**
   * Walks the driving table from where the last run ended.
   *
   * @throws UndeterminedException when another run is at work, or a batch fails; what was committed
   *     stays, and the next run goes on
   */
  public BackfillOutcome run() {
    try (connection) {
      WritableSession session = connection.session();
      DrivingTable table = DrivingTable.read(session.connection(), declared);
      OwnTables.require(session);
      Optional<Lease.Acquired> acquired = acquire(session, table);
      if (acquired.isEmpty()) {
        return new BackfillOutcome(Ending.INTERRUPTED, 0, 0, 0, 0, Duration.ZERO);
      }
      table.remark().ifPresent(listener::remarked);
      return walk(table, acquired.get());
    } catch (SQLException failed) {
      throw new UndeterminedException(
          "The backfill "
              + declared.name()
              + " could not begin: "
              + SqlFailure.message(failed)
              + ".",
          failed);
    } finally {
      stop.hasEnded();
    }
  }

  /** Ends the statement that is running, if any; for another thread. */
  public void cancel() {
    connection.cancel();
  }

  /** Empty when the end was asked for while this waited. */
  private Optional<Lease.Acquired> acquire(WritableSession session, DrivingTable table)
      throws SQLException {
    boolean told = false;
    Optional<Lease.Acquired> acquired = lease.acquire(session, table);
    while (acquired.isEmpty() && !stop.isAsked()) {
      String holder =
          lease
              .holder(session)
              .map(Lease.Holder::sentence)
              .orElse("Another run is about to work on the backfill " + declared.name() + ".");
      if (!options.waitForOthers()) {
        throw new UndeterminedException(holder + " --wait waits for its end.");
      }
      if (!told) {
        listener.remarked(holder + " Waiting for its end.");
        told = true;
      }
      stop.pause(Duration.ofSeconds(1));
      acquired = lease.acquire(session, table);
    }
    return acquired;
  }

  private BackfillOutcome walk(DrivingTable table, Lease.Acquired acquired) {
    Instant begin = Instant.now();
    String ending = "failed";
    try {
      BackfillOutcome outcome = new Walk(table, acquired, begin).run();
      ending = outcome.ending().toString();
      return outcome;
    } finally {
      release(ending);
    }
  }

  private void release(String ending) {
    try {
      lease.release(connection.session(), ending);
    } catch (SQLException | UndeterminedException gone) {
      // It runs out by itself.
      listener.remarked(
          "The end of the run could not be noted; another one can begin in "
              + options.lease().toSeconds()
              + " s.");
    }
  }

  /** The batches of one run, and what they add up to. */
  private final class Walk {
    private final DrivingTable table;
    private final Lease.Acquired acquired;
    private final Instant begin;
    private final Batches batches;
    private final FailsafeExecutor<Batch> patiently;
    private long committed;
    private long walked;
    private long repaired;

    private Walk(DrivingTable table, Lease.Acquired acquired, Instant begin) {
      this.table = table;
      this.acquired = acquired;
      this.begin = begin;
      this.batches = new Batches(declared, table, new Checkpoint(lease), options.lockTimeout());
      this.patiently = Failsafe.with(connection.<Batch>policy(RECONNECT, listener), conflicts());
    }

    private RetryPolicy<Batch> conflicts() {
      return RetryPolicy.<Batch>builder()
          .handleIf(SqlFailure::isConflict)
          .abortIf((batch, thrown) -> stop.isAsked())
          .withBackoff(20, 2000, ChronoUnit.MILLIS)
          .withJitter(0.5)
          .withMaxAttempts(MOST_TRIES)
          .onFailedAttempt(failed -> split())
          .build();
    }

    private void split() {
      size.split();
      retries++;
    }

    private BackfillOutcome run() {
      while (true) {
        if (stop.isAsked() || !mayGoOn()) {
          return outcome(Ending.INTERRUPTED);
        }
        if (isOverLimit()) {
          return outcome(Ending.LIMIT);
        }
        Instant before = Instant.now();
        Batch batch = nextBatch();
        add(batch, Duration.between(before, Instant.now()));
        if (batch.isLast()) {
          return outcome(Ending.FINISHED);
        }
        stop.pause(options.pause());
      }
    }

    private void add(Batch batch, Duration time) {
      if (batch.rows() > 0) {
        committed++;
        walked += batch.rows();
        repaired += batch.repaired();
        size.took(time, batch.rows());
      }
      listener.progressed(
          new BackfillProgress(
              acquired.walked() + walked, table.estimatedRows(), repaired, size.rows()));
    }

    private boolean isOverLimit() {
      boolean overTime =
          options
              .maxDuration()
              .filter(most -> Duration.between(begin, Instant.now()).compareTo(most) >= 0)
              .isPresent();
      return overTime
          || (options.maxBatches().isPresent() && committed >= options.maxBatches().getAsLong());
    }

    private Batch nextBatch() {
      try {
        return patiently.get(() -> batches.next(connection.session(), size.rows()));
      } catch (FailsafeException failed) {
        throw stopped(failed.getCause());
      }
    }

    private UndeterminedException stopped(Throwable cause) {
      String reason =
          cause instanceof SQLException failed
              ? SqlFailure.message(failed) + " (SQLSTATE " + failed.getSQLState() + ")"
              : String.valueOf(cause.getMessage());
      return new UndeterminedException(
          "The backfill %s stopped at %s: %s. What was committed stays (%d rows repaired), and the next run goes on there."
              .formatted(declared.name(), batches.range(), reason, repaired),
          cause);
    }

    /** Waits as long as there is reason to, and keeps the lease meanwhile. */
    private boolean mayGoOn() {
      try {
        return Failsafe.with(connection.<Boolean>policy(RECONNECT, listener)).get(this::waited);
      } catch (FailsafeException failed) {
        throw stopped(failed.getCause());
      }
    }

    private boolean waited() throws SQLException {
      Optional<String> told = Optional.empty();
      Optional<String> reason = throttle.reasonToWait(connection.session());
      while (reason.isPresent() && !stop.isAsked()) {
        if (told.isEmpty()) {
          listener.remarked("Pausing: " + reason.get() + ".");
          told = reason;
        }
        lease.renew(connection.session());
        stop.pause(Duration.ofSeconds(1));
        reason = throttle.reasonToWait(connection.session());
      }
      if (told.isPresent() && !stop.isAsked()) {
        listener.remarked("Going on.");
      }
      return !stop.isAsked();
    }

    private BackfillOutcome outcome(Ending ending) {
      return new BackfillOutcome(
          ending, committed, walked, repaired, retries, Duration.between(begin, Instant.now()));
    }
  }
}
