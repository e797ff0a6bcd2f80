package org.schemaassurance.backfill;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.connect.SqlWork;
import org.schemaassurance.connect.WritableSession;

/** One transaction on a session in autocommit mode; undone where it is not committed. */
final class Transaction implements AutoCloseable {
  private static final NamedSql BEGIN = NamedSql.of(Transaction.class, "begin-batch");

  /** Rows of a process that was stopped or has lost its network are let go. */
  private static final Duration IDLE = Duration.ofSeconds(20);

  private final WritableSession session;

  private Transaction(WritableSession session) {
    this.session = session;
  }

  /** With a second for each lock: nothing but tables of our own is written to. */
  static Transaction begin(WritableSession session) throws SQLException {
    return begin(session, "", Duration.ofSeconds(1));
  }

  /**
   * With the settings of a batch, which are local to it; a statement may take as long as the
   * session allows.
   *
   * @param lockTimeout the longest that it waits for a lock
   */
  static Transaction begin(WritableSession session, Duration lockTimeout) throws SQLException {
    return begin(session, BEGIN.text(), lockTimeout);
  }

  private static Transaction begin(WritableSession session, String settings, Duration lockTimeout)
      throws SQLException {
    session.connection().setAutoCommit(false);
    Transaction transaction = new Transaction(session);
    try (Statement statement = session.connection().createStatement()) {
      statement.execute(session.localTimeouts(lockTimeout, IDLE) + settings);
      return transaction;
    } catch (SQLException failed) {
      transaction.close();
      throw failed;
    }
  }

  /**
   * For one question or note: alone it would run under the timeouts of the database or the role.
   */
  static <T> T of(WritableSession session, SqlWork<T> work) throws SQLException {
    try (Transaction transaction = begin(session)) {
      T result = work.with(session.connection());
      transaction.commit();
      return result;
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
