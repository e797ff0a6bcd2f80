package org.schemaassurance.connect;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import org.postgresql.jdbc.PgConnection;

/**
 * A connection to a database of our own on which one read-only session follows another. The server
 * keeps the plans of queries that are asked again; so this is nothing for a pooler. In between no
 * transaction is open.
 */
public final class ReadingConnection implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(ReadingConnection.class.getName());

  private final PgConnection connection;
  private final String verb;
  private final Limits limits;

  private ReadingConnection(PgConnection connection, String verb, Limits limits) {
    this.connection = connection;
    this.verb = verb;
    this.limits = limits;
  }

  /**
   * Connects.
   *
   * @param verb what it is for, such as {@code rehearse}; seen in {@code pg_stat_activity}
   * @param limits of each session
   * @throws org.schemaassurance.model.UndeterminedException when there is no connection
   */
  public static ReadingConnection open(ConnectionSettings settings, String verb, Limits limits) {
    PgConnection connection = Connector.open(settings, verb, limits);
    connection.setPrepareThreshold(1);
    return new ReadingConnection(connection, verb, limits);
  }

  /**
   * Begins a session; the one before has to be closed.
   *
   * @throws org.schemaassurance.model.UndeterminedException when the connection is lost
   */
  public ReadOnlySession begin() {
    try {
      Connector.limitAnswers(connection, limits);
      return ReadOnlySession.begun(connection, () -> {}, verb, limits);
    } catch (SQLException failed) {
      throw LostConnection.or(
          "The server does not begin a read-only transaction: " + failed.getMessage(),
          failed,
          connection);
    }
  }

  /** Disconnects. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException gone) {
      LOGGER.log(Level.DEBUG, "The connection was gone before it was closed", gone);
    }
  }
}
