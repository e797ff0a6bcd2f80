package org.schemaassurance.backfill;

import java.sql.SQLException;
import org.schemaassurance.connect.WritableSession;

/** One transaction on a session in autocommit mode; undone where it is not committed. */
final class Transaction implements AutoCloseable {
  private final WritableSession session;

  private Transaction(WritableSession session) {
    this.session = session;
  }

  static Transaction begin(WritableSession session) throws SQLException {
    session.connection().setAutoCommit(false);
    return new Transaction(session);
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
