package org.schemaassurance.connect;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.model.Target;
import org.schemaassurance.model.UndeterminedException;

/** One connection in autocommit mode to a server that accepts writes. */
public final class WritableSession implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(WritableSession.class.getName());
  private static final NamedSql STATE = NamedSql.of(WritableSession.class, "may-write");

  private final PgConnection connection;
  private final Target target;
  private final Limits limits;

  private WritableSession(PgConnection connection, Target target, Limits limits) {
    this.connection = connection;
    this.target = target;
    this.limits = limits;
  }

  /**
   * Connects, with a minute for each statement.
   *
   * @param verb what it is for, such as {@code backfill}; seen in {@code pg_stat_activity}
   * @throws UndeterminedException as {@link #open(ConnectionSettings, String, Limits)}
   */
  public static WritableSession open(ConnectionSettings settings, String verb) {
    return open(settings, verb, Limits.DEFAULT);
  }

  /**
   * Connects; where a timeout of the database was over in our first query, once more without it.
   *
   * @param verb what it is for, such as {@code backfill}; seen in {@code pg_stat_activity}
   * @param limits when the connection is cut; the server's own timeouts are the caller's to set
   * @throws UndeterminedException when there is no connection, or one that can't write: to a
   *     standby, or where {@code default_transaction_read_only} is on
   */
  public static WritableSession open(ConnectionSettings settings, String verb, Limits limits) {
    return SessionOpening.begun(
        settings,
        verb,
        limits,
        connection -> new WritableSession(connection, writableTarget(connection), limits),
        SessionFailure.NO_STATE);
  }

  /** In autocommit mode; whoever changes that changes it back. */
  public Connection connection() {
    return connection;
  }

  /** Where this is. */
  public Target target() {
    return target;
  }

  /**
   * Statements to begin a transaction with: local to it, a statement may take as long as the
   * session allows.
   *
   * @param lock the longest that a statement may wait for a lock
   * @param idle the longest that the transaction may wait for our next statement
   */
  public String localTimeouts(Duration lock, Duration idle) throws SQLException {
    return String.join("", LocalTimeouts.statements(connection, limits.statement(), lock, idle));
  }

  /** When the connection is cut. */
  public Limits limits() {
    return limits;
  }

  /**
   * Ends the statement that is running, if any; for another thread. The statement fails with
   * SQLSTATE 57014 and its transaction is undone.
   *
   * @throws UndeterminedException when the server can't be reached for it
   */
  public void cancel() {
    try {
      connection.cancelQuery();
    } catch (SQLException e) {
      throw SessionFailure.ofCancel("The statement", e, connection);
    }
  }

  /** Disconnects; a transaction that is open is undone. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOGGER.log(Level.DEBUG, "The connection was gone before it was closed", e);
    }
  }

  private static Target writableTarget(PgConnection connection) throws SQLException {
    return STATE
        .rows(connection, row -> writableTarget(Connector.serverOf(connection), row))
        .get(0);
  }

  private static Target writableTarget(ServerAddress server, ResultSet row) throws SQLException {
    if (row.getBoolean("standby")) {
      throw new UndeterminedException(
          "The server at "
              + server
              + " is a standby, which can't be written to: name its primary.");
    }
    if (row.getString("read_only").equals("on")) {
      throw new UndeterminedException(
          "%s at %s is read-only (default_transaction_read_only is on), so nothing can be written."
              .formatted(row.getString("database"), server));
    }
    return server.target(row);
  }
}
