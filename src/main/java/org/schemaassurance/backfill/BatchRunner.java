package org.schemaassurance.backfill;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ServerTimeout;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.data.QueryRights;
import org.schemaassurance.model.AnotherRunException;
import org.schemaassurance.model.BackfillListener;
import org.schemaassurance.model.BackfillOptions;
import org.schemaassurance.model.BackfillOutcome;
import org.schemaassurance.model.BackfillOutcome.Ending;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.rules.DeclaredBackfill;

/** Runs a backfill from where its last run ended, if nobody else is at work on it. */
public final class BatchRunner {
  private final ConnectionSettings settings;
  private final DeclaredBackfill declared;
  private final BackfillOptions options;
  private final BackfillListener listener;
  private final StopSignal stop;
  private final Reconnecting connection;
  private final Throttle throttle;
  private final Lease lease;
  private final Instant begin = Instant.now();

  /**
   * @param limits of one statement, and of the run
   * @param stop by which another thread ends the run after the batch that is running
   */
  public BatchRunner(
      ConnectionSettings settings,
      DeclaredBackfill declared,
      BackfillOptions options,
      Limits limits,
      BackfillListener listener,
      StopSignal stop) {
    this.settings = settings;
    this.declared = declared;
    this.options = options;
    this.listener = listener;
    this.stop = stop;
    this.connection = new Reconnecting(settings, listener, limits);
    this.lease = new Lease(declared, options.waits().lease());
    this.throttle =
        new Throttle(
            options.waits().maxLag(),
            options
                .waits()
                .pauseWhile()
                .map(
                    query ->
                        new PauseCondition(settings, query, QueryRights.of(options.ownRights()))),
            listener);
  }

  /**
   * Walks the driving table.
   *
   * @throws AnotherRunException when another run is at work
   * @throws UndeterminedException when a batch fails; what was committed stays, and the next run
   *     goes on
   */
  public BackfillOutcome run() {
    try (connection) {
      WritableSession session = connection.session();
      DrivingTable table = table(session);
      OwnTables.require(session);
      Optional<Lease.Acquired> acquired = acquire(session, table);
      if (acquired.isEmpty()) {
        return BackfillOutcome.withoutABatch(stop.isAsked() ? Ending.INTERRUPTED : Ending.LIMIT);
      }
      table.remark().ifPresent(listener::remarked);
      BackfillOutcome outcome =
          walk(options.waits().forOthers() ? table(session) : table, acquired.get());
      if (outcome.ending() == Ending.FINISHED) {
        remarkRowsWithoutKey(table);
      }
      return outcome;
    } catch (SQLException failed) {
      throw new UndeterminedException(
          "The backfill %s could not begin: %s"
              .formatted(
                  declared.name(),
                  ServerTimeout.sentence(failed, settings)
                      .orElseGet(
                          () ->
                              SqlFailure.message(failed)
                                  + "."
                                  + OwnTables.grants(
                                      failed, settings.user(), "SELECT, INSERT, UPDATE"))),
          failed);
    } finally {
      stop.hasEnded();
    }
  }

  private DrivingTable table(WritableSession session) throws SQLException {
    try (Transaction transaction = Transaction.begin(session, options.waits().lock())) {
      DrivingTable table = DrivingTable.read(session.connection(), declared);
      transaction.commit();
      return table;
    }
  }

  private void remarkRowsWithoutKey(DrivingTable table) {
    try {
      WritableSession session = connection.session();
      try (Transaction transaction = Transaction.begin(session, options.waits().lock())) {
        RowsWithoutKey.sentence(session.connection(), declared, table)
            .ifPresent(listener::remarked);
        transaction.commit();
      }
    } catch (SQLException failed) {
      listener.remarked(RowsWithoutKey.uncounted(table, failed));
    }
  }

  /** Ends the statement that is running, if any; for another thread. */
  public void cancel() {
    connection.cancel();
  }

  /** Empty when the end was asked for while this waited, or the time for the run was over. */
  private Optional<Lease.Acquired> acquire(WritableSession session, DrivingTable table)
      throws SQLException {
    Optional<Lease.Acquired> acquired = lease.acquire(session, table);
    if (acquired.isPresent()) {
      return acquired;
    }
    String holder =
        lease
            .holder(session)
            .map(Lease.Holder::sentence)
            .orElse("Another run is about to work on the backfill " + declared.name() + ".");
    if (!options.waits().forOthers()) {
      throw new AnotherRunException(holder + " --wait waits for its end.");
    }
    listener.remarked(holder + " Waiting for its end.");
    while (acquired.isEmpty() && !stop.isAsked() && !options.bounds().isOverTime(begin)) {
      stop.pause(Duration.ofSeconds(1));
      acquired = lease.acquire(session, table);
    }
    return acquired;
  }

  private BackfillOutcome walk(DrivingTable table, Lease.Acquired acquired) {
    BackfillOutcome outcome;
    try {
      outcome =
          new BatchLoop(
                  connection,
                  table,
                  new Batches(declared, table, new Checkpoint(lease), options.waits().lock()),
                  lease,
                  throttle,
                  options,
                  listener,
                  stop,
                  begin)
              .run(acquired.walked());
    } catch (RuntimeException failed) {
      release(stop.isAsked() ? Ending.INTERRUPTED.toString() : "failed");
      throw failed;
    }
    return release(outcome.ending().toString())
        .map(noted -> outcome.asNoted(noted.batches(), noted.walked(), noted.repaired()))
        .orElse(outcome);
  }

  private Optional<Lease.Totals> release(String ending) {
    if (!connection.isOpen()) {
      return notReleased();
    }
    try {
      return lease.release(connection.session(), ending);
    } catch (SQLException | UndeterminedException gone) {
      return notReleased();
    }
  }

  /** It runs out by itself. */
  private Optional<Lease.Totals> notReleased() {
    listener.remarked(
        "The end of the run could not be noted; another one can begin in %d s."
            .formatted(options.waits().lease().toSeconds()));
    return Optional.empty();
  }
}
