package org.schemaassurance.rehearse.trace;

import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.Set;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.rehearse.trace.Attempt.Execution;
import org.schemaassurance.rehearse.trace.Command.Handling;

/** Runs the statements of one changeset, and decides how each is looked at. */
final class StatementTracer {
  /**
   * What Liquibase asks and then says before a changeset, where the default schema is not the first
   * of the path: {@code DatabaseUtils.initializeDatabase}.
   */
  private static final String ASKS_FOR_PATH = "SHOW SEARCH_PATH";

  private static final String SETS_PATH = "SET SEARCH_PATH TO ";

  private final PgConnection connection;
  private final Stopwatch stopwatch;
  private final Set<String> ownTables;
  private final SessionView view;
  private final Recording recording;
  private final InTransaction inTransaction;
  private final Outside outside;
  private final Watcher watcher;
  private final OptionalLong tempBytesBefore;
  private String last = "";

  /**
   * @param connection the migrating session
   * @param ownTables names of Liquibase's tables, in lower case
   */
  StatementTracer(PgConnection connection, Lookout lookout, Set<String> ownTables)
      throws SQLException {
    this.connection = connection;
    this.stopwatch = new Stopwatch();
    this.ownTables = ownTables;
    this.view = new SessionView(connection, stopwatch);
    KnownRelations before = view.relations(ownTables);
    EffectsFinder effects = new EffectsFinder(view, lookout.watcher(), before);
    this.recording = new Recording(stopwatch);
    this.inTransaction = new InTransaction(connection, view, lookout, stopwatch, before, effects);
    this.outside = new Outside(view, lookout, stopwatch, before, effects);
    this.watcher = lookout.watcher();
    this.tempBytesBefore = tempBytes();
  }

  /** Runs a statement, with the answer or the failure of the driver. */
  Object run(String sql, Execution execution) throws SQLException {
    boolean isLiquibases = last.equals(ASKS_FOR_PATH) && sql.startsWith(SETS_PATH);
    last = sql;
    Command command = Command.of(sql, ownTables);
    try {
      if (inTransaction.repeats(command) && command.handling() == Handling.IN_TRANSACTION) {
        return noted(inTransaction.observeLater(sql, execution));
      }
      catchUp();
      if (isLiquibases) {
        return unseen(execution).answerOrFailure();
      }
      return switch (command.handling()) {
        case OWN -> unseen(execution).answerOrFailure();
        case NO_TABLES -> noted(unlooked(sql, execution));
        case IN_TRANSACTION ->
            isOutside()
                ? wrapped(sql, command, execution)
                : noted(inTransaction.observe(sql, command, execution, true));
        case OWN_TRANSACTIONS ->
            noted(
                isOutside()
                    ? outside.observeStopped(sql, command, execution)
                    : inTransaction.observe(sql, command, execution, true));
        case UNKNOWN ->
            noted(
                isOutside()
                    ? outside.observe(sql, command, execution)
                    : inTransaction.observe(sql, command, execution, true));
      };
    } finally {
      noticeEnd();
    }
  }

  /** Before what may end a transaction, and with it the locks at which nobody has looked yet. */
  void catchUp() throws SQLException {
    inTransaction.catchUp().ifPresent(recording::replaceLast);
  }

  /** After what may have ended a transaction. */
  void noticeEnd() {
    if (connection.getTransactionState() == TransactionState.IDLE) {
      recording.transactionEnds();
      inTransaction.ends();
    }
  }

  /** What was seen; there is no further statement. */
  ChangesetTrace trace() throws SQLException {
    catchUp();
    OptionalLong tempBytes = tempBytes();
    return recording.trace(
        tempBytes.isPresent()
            ? OptionalLong.of(tempBytes.getAsLong() - tempBytesBefore.orElseThrow())
            : OptionalLong.empty());
  }

  /** Of the database until now, where the server counts at once. */
  private OptionalLong tempBytes() throws SQLException {
    return view.sendCountersAway() ? OptionalLong.of(watcher.tempBytes()) : OptionalLong.empty();
  }

  private boolean isOutside() throws SQLException {
    return connection.getAutoCommit() && connection.getTransactionState() == TransactionState.IDLE;
  }

  private Object noted(Observation observation) throws SQLException {
    recording.add(observation);
    return observation.attempt().answerOrFailure();
  }

  private Attempt unseen(Execution execution) {
    inTransaction.becomesStale();
    return Attempt.of(execution, stopwatch);
  }

  private Observation unlooked(String sql, Execution execution) throws SQLException {
    boolean goesOn = !isOutside();
    return Observation.ofNothing(sql, unseen(execution), inTransaction.lockTimeout(), goesOn);
  }

  /** A statement that commits by itself, in a transaction that does the same and waits for us. */
  private Object wrapped(String sql, Command command, Execution execution) throws SQLException {
    connection.setAutoCommit(false);
    try {
      return noted(committed(inTransaction.observe(sql, command, execution, false)));
    } finally {
      if (!view.isLost()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private Observation committed(Observation observation) {
    try {
      if (!observation.attempt().failed()) {
        connection.commit();
      }
      return observation;
    } catch (SQLException refused) {
      return observation.with(observation.attempt().withFailure(refused));
    }
  }
}
