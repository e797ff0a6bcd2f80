package org.schemaassurance.backfill;

import java.sql.SQLException;
import java.time.Duration;
import org.schemaassurance.connect.WritableSession;

/** One transaction on a session in autocommit mode; undone where it is not committed. */
final class Transaction implements AutoCloseable {
  private static final NamedStatement BEGIN = NamedStatement.load("begin-batch");

  private final WritableSession session;

  private Transaction(WritableSession session) {
    this.session = session;
  }

  static Transaction begin(WritableSession session) throws SQLException {
    session.connection().setAutoCommit(false);
    return new Transaction(session);
  }

  /**
   * With the settings of a batch, which are local to it.
   *
   * @param lockTimeout the longest that it waits for a lock
   */
  static Transaction begin(WritableSession session, Duration lockTimeout) throws SQLException {
    Transaction transaction = begin(session);
    try {
      BEGIN.update(session.connection(), String.valueOf(lockTimeout.toMillis()));
      return transaction;
    } catch (SQLException failed) {
      transaction.close();
      throw failed;
    }
  }

  void commit() throws SQLException {
    session.connection().commit();
  }

  @Override
  public void close() throws SQLException {
    if (!session.connection().isClosed()) {
      session.connection().rollback();
      session.connection().setAutoCommit(true);
    }
  }
}
