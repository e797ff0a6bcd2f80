package org.schemaassurance.reference;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.sql.Statement;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.WritableSession;

/**
 * Says that a run is there: an advisory lock that ends with its connection, however that ends. It
 * is the transaction's and not the session's, so that a pooler in transaction mode keeps the
 * server's connection for it; the transaction is READ COMMITTED and idle, so it holds nothing else
 * back. Who holds such locks is in {@code pg_locks}, which every role sees.
 */
final class RunLock implements AutoCloseable {
  /** {@code pg_locks.classid} of all runs: "thro" in ASCII. */
  static final int CLASS = 0x7468726f;

  private static final Logger LOGGER = System.getLogger(RunLock.class.getName());

  /** The second is for PostgreSQL 17 and later. */
  private static final String HOLD =
      """
      SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
      SET LOCAL idle_in_transaction_session_timeout = 0;
      SELECT pg_catalog.set_config(name, '0', true) FROM pg_catalog.pg_settings
      WHERE name = 'transaction_timeout';
      SELECT pg_catalog.pg_advisory_xact_lock(%d, %d)
      """;

  private final ConnectionSettings server;
  private final String application;
  private final Limits limits;
  private final int run;
  private WritableSession session;

  private RunLock(
      ConnectionSettings server,
      String application,
      Limits limits,
      int run,
      WritableSession session) {
    this.server = server;
    this.application = application;
    this.limits = limits;
    this.run = run;
    this.session = session;
  }

  /**
   * Takes the lock.
   *
   * @throws org.schemaassurance.model.UndeterminedException if there is no connection
   */
  static RunLock take(ConnectionSettings server, String application, Limits limits, int run)
      throws SQLException {
    return new RunLock(server, application, limits, run, held(server, application, limits, run));
  }

  private static WritableSession held(
      ConnectionSettings server, String application, Limits limits, int run) throws SQLException {
    WritableSession session = WritableSession.open(server, application, limits);
    try {
      session.connection().setAutoCommit(false);
      execute(session, HOLD.formatted(CLASS, run));
      return session;
    } catch (SQLException failed) {
      session.close();
      throw failed;
    }
  }

  /** Takes it again if its connection was lost, before anybody relies on it. */
  synchronized void renew() throws SQLException {
    try {
      execute(session, "SELECT 1");
    } catch (SQLException lost) {
      LOGGER.log(Level.DEBUG, "The run's lock is taken again", lost);
      session.close();
      session = held(server, application, limits, run);
    }
  }

  private static void execute(WritableSession session, String sql) throws SQLException {
    try (Statement statement = session.connection().createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public synchronized void close() {
    session.close();
  }
}
