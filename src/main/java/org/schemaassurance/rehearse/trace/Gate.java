package org.schemaassurance.rehearse.trace;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
  private static final Logger LOGGER = System.getLogger(Gate.class.getName());
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
   * @throws SQLException when somebody else has it locked
   */
  void shut(GatedTable table, LockMode mode) throws SQLException {
    session.connection().setAutoCommit(false);
    try (Statement statement = session.connection().createStatement()) {
      statement.execute(session.localTimeouts(LOCK_TIMEOUT, LONGEST) + table.lock(mode));
    } catch (SQLException refused) {
      open();
      throw refused;
    }
  }

  /** Releases the lock, if there is one; one whose session has ended is released. */
  void open() {
    try {
      session.connection().rollback();
    } catch (SQLException e) {
      LOGGER.log(Level.DEBUG, "The session of a gate was gone before it was opened", e);
      session.close();
    }
  }

  /** Whether it can't be used again. */
  boolean isGone() {
    try {
      return session.connection().isClosed();
    } catch (SQLException e) {
      throw new IllegalStateException("the driver knows this without asking", e);
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
