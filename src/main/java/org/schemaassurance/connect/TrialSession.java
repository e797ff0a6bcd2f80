package org.schemaassurance.connect;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.model.Target;
import org.schemaassurance.model.UndeterminedException;

/**
 * One connection whose transactions are always rolled back: there is no way to commit one. Nothing
 * of the session is changed but what a transaction's end undoes.
 */
public final class TrialSession implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(TrialSession.class.getName());
  private static final NamedSql STATE = NamedSql.of(TrialSession.class, "may-write");

  private static final int CLOSING_MILLIS = 2000;

  private final PgConnection connection;
  private final Target target;
  private final Limits limits;
  private final String verb;
  private final TrialTransaction transaction;
  private final Canceller canceller;

  private TrialSession(PgConnection connection, Target target, Limits limits, String verb) {
    this.connection = connection;
    this.target = target;
    this.limits = limits;
    this.verb = verb;
    this.transaction = new TrialTransaction(connection, limits.statement());
    this.canceller = new Canceller(connection, "The statement", limits.run());
  }

  /**
   * How a trial begins.
   *
   * @param lock the longest that a statement may wait for a lock
   * @param isolation as SQL has it, such as {@code repeatable read}; empty for the session's own
   */
  public record Opening(Duration lock, Optional<String> isolation) {}

  /**
   * Connects.
   *
   * @param verb what it is for; seen in {@code pg_stat_activity}
   * @param limits of one statement and of the run
   * @throws UndeterminedException when there is no connection, or one to a standby
   */
  public static TrialSession open(ConnectionSettings settings, String verb, Limits limits) {
    if (limits.run().isOver()) {
      throw LostConnection.ofTime(limits.run());
    }
    return SessionOpening.begun(
        settings,
        verb,
        limits,
        connection -> {
          Target target = STATE.rows(connection, row -> primary(connection, row)).get(0);
          connection.setAutoCommit(false);
          return new TrialSession(connection, target, limits, verb);
        },
        SessionFailure.NO_STATE);
  }

  private static Target primary(PgConnection connection, ResultSet row) throws SQLException {
    ServerAddress server = Connector.serverOf(connection);
    if (row.getBoolean("standby")) {
      throw new UndeterminedException(
          "The server at "
              + server
              + " is a standby, where nothing can be tried: name its primary.");
    }
    return server.target(row);
  }

  /** Where this is. */
  public Target target() {
    return target;
  }

  /** When the connection is cut. */
  public Limits limits() {
    return limits;
  }

  /**
   * Asks in a transaction that is READ ONLY and REPEATABLE READ.
   *
   * @throws SQLException what the work throws
   */
  public <T> T read(SqlWork<T> work) throws SQLException {
    connection.setReadOnly(true);
    try {
      canceller.begin(
          new ReadOnlyTransaction(connection, Connector.applicationName(verb), limits.statement())
              ::renew);
      return work.with(connection);
    } finally {
      connection.rollback();
      connection.setReadOnly(false);
    }
  }

  /**
   * Works in a transaction that may write, and rolls it back.
   *
   * @throws SQLException what the work throws
   * @throws UndeterminedException when the transaction was ended by something else; then the
   *     connection is closed
   */
  public <T> T attempt(Opening opening, SqlWork<T> work) throws SQLException {
    try {
      canceller.begin(
          () -> {
            transaction.end();
            transaction.begin(opening);
          });
      T result = work.with(connection);
      requireTransaction();
      return result;
    } finally {
      transaction.end();
    }
  }

  /** What a trial begins with, behind BEGIN. */
  public List<String> statements(Opening opening) throws SQLException {
    return transaction.statements(opening);
  }

  /**
   * Runs statements that somebody else wrote, in the transaction of {@link #attempt}. To the driver
   * they have to be as many as they are here: what it takes for more could hold anything.
   *
   * @throws SQLException when one fails
   * @throws UndeterminedException when the driver splits them otherwise; then nothing is sent
   */
  public void run(List<String> statements) throws SQLException {
    if (!statements.isEmpty()) {
      transaction.run(statements);
      requireTransaction();
    }
  }

  /**
   * Runs one query, in the transaction of {@link #attempt}.
   *
   * @throws SQLException when it fails or gives no rows
   * @throws UndeterminedException when it is not one query to the driver; then nothing is sent
   */
  public <T> T query(String sql, RowReader<T> reader) throws SQLException {
    return transaction.query(sql, reader);
  }

  private void requireTransaction() {
    if (transaction.isEnded()) {
      close();
      throw new UndeterminedException(
          "A statement has ended its transaction, so what it did may have stayed: look after it.");
    }
  }

  /** Whether something more can be tried here. */
  public boolean isOpen() {
    try {
      return !connection.isClosed() && !limits.run().isOver();
    } catch (SQLException unknown) {
      return false;
    }
  }

  /** Why nothing more can be tried here, if that is what a failure comes from. */
  public Optional<LostConnection> ending(SQLException failed) {
    return limits.run().isOver()
        ? Optional.of(LostConnection.ofTime(limits.run()))
        : LostConnection.in(failed, connection);
  }

  /**
   * What to throw of a failure.
   *
   * @param otherwise how the sentence begins where the connection is in order
   */
  public UndeterminedException failure(String otherwise, SQLException failed) {
    return ending(failed)
        .map(UndeterminedException.class::cast)
        .orElseGet(() -> new UndeterminedException(otherwise + failed.getMessage(), failed));
  }

  /**
   * Ends the statement that is running, if any; for another thread. Its transaction is undone.
   *
   * @throws UndeterminedException when the server can't be reached for it
   */
  public void cancel() {
    canceller.cancel();
  }

  /** Disconnects; a transaction that is open is undone. */
  @Override
  public void close() {
    canceller.stop();
    try (Connection closing = connection) {
      closing.setNetworkTimeout(Runnable::run, CLOSING_MILLIS);
    } catch (SQLException e) {
      LOGGER.log(Level.DEBUG, "The connection was gone before it was closed", e);
    }
  }
}
