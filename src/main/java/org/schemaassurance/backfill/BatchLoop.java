package org.schemaassurance.backfill;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.BackfillListener;
import org.schemaassurance.model.BackfillOptions;
import org.schemaassurance.model.BackfillOutcome;
import org.schemaassurance.model.BackfillOutcome.Ending;
import org.schemaassurance.model.BackfillProgress;
import org.schemaassurance.model.UndeterminedException;

/**
 * The batches of one run, one transaction each; neither snapshot nor row lock is held between. A
 * batch that meets a conflict is tried again with half its rows; everything else but a lost
 * connection ends the run with the batch's key range.
 */
final class BatchLoop {
  private static final int MOST_TRIES = 12;

  /** So many more than a table can have had may just have come in. */
  private static final int FEW_ROWS = 1000;

  private final Reconnecting connection;
  private final DrivingTable table;
  private final Batches batches;
  private final Lease lease;
  private final Throttle throttle;
  private final BackfillOptions options;
  private final BackfillListener listener;
  private final StopSignal stop;
  private final Instant runBegan;
  private final BatchSize size;
  private final GiveWay giveWay = new GiveWay();
  private final RunTally tally = new RunTally();
  private final FailsafeExecutor<Batch> patiently;
  private boolean toldOfSlowness;
  private Instant lastTryBegan = Instant.MIN;

  BatchLoop(
      Reconnecting connection,
      DrivingTable table,
      Batches batches,
      Lease lease,
      Throttle throttle,
      BackfillOptions options,
      BackfillListener listener,
      StopSignal stop,
      Instant runBegan) {
    this.connection = connection;
    this.table = table;
    this.batches = batches;
    this.lease = lease;
    this.throttle = throttle;
    this.options = options;
    this.listener = listener;
    this.stop = stop;
    this.runBegan = runBegan;
    this.size = BatchSize.of(options.pace().target(), options.pace().batchSize());
    this.patiently = Failsafe.with(connection.<Batch>retries(), conflicts());
  }

  /**
   * Runs batches until the table's end, a limit, or until somebody asks for the end.
   *
   * @param walkedBefore rows that former runs of this pass have walked
   */
  BackfillOutcome run(long walkedBefore) {
    Ending ending = walk(walkedBefore);
    return tally.outcome(ending, walkedBefore > 0, giveWay.given());
  }

  private Ending walk(long walkedBefore) {
    while (true) {
      if (stop.isAsked() || !mayGoOn()) {
        return Ending.INTERRUPTED;
      }
      if (isOverLimit()) {
        return Ending.LIMIT;
      }
      refuseToRunAway();
      Batch batch = next();
      Duration time = Duration.between(lastTryBegan, Instant.now());
      add(batch, time);
      listener.progressed(
          new BackfillProgress(
              walkedBefore + tally.walked(),
              table.size().estimated(),
              tally.repaired(),
              size.rows()));
      if (batch.isLast()) {
        return Ending.FINISHED;
      }
      pauseBehind(time);
    }
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
    tally.retried();
  }

  private void add(Batch batch, Duration time) {
    if (batch.rows() > 0) {
      tally.committed(batch, time);
      size.took(time, batch.rows());
      remarkSlowness(batch, time);
    }
  }

  private void remarkSlowness(Batch batch, Duration time) {
    if (!toldOfSlowness
        && size.isSmallest()
        && time.compareTo(options.pace().target().multipliedBy(2)) > 0) {
      toldOfSlowness = true;
      listener.remarked(
          "A batch of %d rows took %d ms, and fewer rows do not help (--target-ms %d): the repair may lack an index. --batch-size sets how many rows a batch has."
              .formatted(batch.rows(), time.toMillis(), options.pace().target().toMillis()));
    }
  }

  private boolean isOverLimit() {
    return options.bounds().isOverTime(runBegan)
        || (options.bounds().batches().isPresent()
            && tally.batches() >= options.bounds().batches().getAsLong());
  }

  private void pauseBehind(Duration batch) {
    Duration pause = options.pace().pause();
    if (options.pace().giveWay()) {
      Duration room = giveWay.pauseAfter(batch);
      giveWay.gave(room);
      pause = room.compareTo(pause) > 0 ? room : pause;
    }
    stop.pause(pause);
  }

  /** Whatever the repair and the clients do: a run ends. */
  private void refuseToRunAway() {
    if (tally.walked() > table.size().most() + FEW_ROWS) {
      throw new UndeterminedException(
          stopped(
              "this run has walked %d rows, and when it began the table had no more than %d: rows come in ahead of it as fast as it walks, from the repair itself or from clients"
                  .formatted(tally.walked(), table.size().most())));
    }
  }

  private Batch next() {
    try {
      return patiently.get(
          () -> {
            WritableSession session = connection.session();
            if (options.pace().giveWay()) {
              giveWay.look(session.connection());
              size.aimAt(giveWay.target(options.pace().target()));
            }
            lastTryBegan = Instant.now();
            return batches.next(session, size.rows());
          });
    } catch (FailsafeException failed) {
      throw stopped(failed.getCause());
    }
  }

  private UndeterminedException stopped(Throwable cause) {
    String reason =
        cause instanceof SQLException failed && failed.getSQLState() != null
            ? SqlFailure.messageWithState(failed)
            : String.valueOf(cause.getMessage());
    return new UndeterminedException(stopped(reason), cause);
  }

  private String stopped(String reason) {
    return "The backfill %s stopped at %s: %s. What was committed stays (%d rows repaired), and the next run goes on there."
        .formatted(lease.job(), batches.range(), reason, tally.repaired());
  }

  /** Waits as long as there is reason to, and time; false when the end was asked for meanwhile. */
  private boolean mayGoOn() {
    Optional<String> reason = look(() -> throttle.reasonToWait(connection.session()));
    if (reason.isEmpty()) {
      return true;
    }
    listener.remarked("Pausing: " + reason.get() + ".");
    while (reason.isPresent() && !stop.isAsked() && !options.bounds().isOverTime(runBegan)) {
      stop.pause(Duration.ofSeconds(1));
      reason =
          look(
              () -> {
                lease.renew(connection.session());
                return throttle.reasonToWait(connection.session());
              });
    }
    if (reason.isEmpty()) {
      listener.remarked("Going on.");
    }
    return !stop.isAsked();
  }

  private Optional<String> look(CheckedSupplier<Optional<String>> question) {
    try {
      return Failsafe.with(connection.<Optional<String>>retries()).get(question);
    } catch (FailsafeException failed) {
      throw stopped(failed.getCause());
    }
  }
}
