package org.schemaassurance.rehearse.trace;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.LockMode;

/**
 * A lock of ours on one table, for which a statement has to wait that has transactions of its own:
 * while it waits, its locks can be looked at. A lock waits for nothing itself, so it cannot
 * deadlock.
 */
final class Gate implements AutoCloseable {
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(1);

  /** Past it the server ends our session, and the statement goes on. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final WritableSession session;
  private final int backend;

  private Gate(WritableSession session, int backend) {
    this.session = session;
    this.backend = backend;
  }

  /** Connects, and locks nothing yet. */
  static Gate of(ConnectionSettings settings, Limits limits) throws SQLException {
    WritableSession session = WritableSession.open(settings, "rehearse (gate)", limits);
    return new Gate(session, session.connection().unwrap(PgConnection.class).getBackendPID());
  }

  /** Its process, as {@code pg_blocking_pids} has it. */
  int backend() {
    return backend;
  }

  /**
   * Locks a table, alone without its partitions.
   *
   * @param table as SQL has it
   * @throws SQLException when somebody else has it locked
   */
  void shut(String table, LockMode mode) throws SQLException {
    session.connection().setAutoCommit(false);
    try (Statement statement = session.connection().createStatement()) {
      statement.execute(
          session.localTimeouts(LOCK_TIMEOUT, LONGEST)
              + "LOCK TABLE ONLY %s IN %s MODE".formatted(table, mode));
    } catch (SQLException refused) {
      open();
      throw refused;
    }
  }

  /** Releases the lock, if there is one. */
  void open() throws SQLException {
    session.connection().rollback();
  }

  @Override
  public void close() {
    session.close();
  }
}
