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

  private static final NamedSql KEEP_PLANS = NamedSql.of(ReadingConnection.class, "keep-plans");
  private static final NamedSql DISCARD_PLANS =
      NamedSql.of(ReadingConnection.class, "discard-plans");

  private final PgConnection connection;
  private final String verb;
  private final Limits limits;

  /** Sessions that there have been. */
  private int sessions;

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
    try {
      keepPlans(connection);
    } catch (SQLException failed) {
      Connector.closeAfterFailure(connection, failed);
      throw LostConnection.or(
          "The server does not take the settings of a session: " + failed.getMessage(),
          failed,
          connection);
    }
    return new ReadingConnection(connection, verb, limits);
  }

  private static void keepPlans(PgConnection connection) throws SQLException {
    connection.setPrepareThreshold(1);
    KEEP_PLANS.rows(connection, row -> row.getString(1));
  }

  /**
   * Begins a session; the one before has to be closed.
   *
   * @throws org.schemaassurance.model.UndeterminedException when the connection is lost
   */
  public ReadOnlySession begin() {
    try {
      Connector.limitAnswers(connection, limits);
      renewPlans();
      return SessionOpening.begun(connection, () -> {}, verb, limits);
    } catch (SQLException failed) {
      throw LostConnection.or(
          "The server does not begin a read-only transaction: " + failed.getMessage(),
          failed,
          connection);
    }
  }

  /**
   * A plan for a small catalog is none for the catalog that has become of it; so plans are made
   * anew whenever there have been twice as many sessions.
   */
  private void renewPlans() throws SQLException {
    sessions++;
    if (Integer.bitCount(sessions) == 1) {
      // In no transaction: the next one has yet to be told that it is read-only.
      connection.setAutoCommit(true);
      DISCARD_PLANS.update(connection);
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
