package org.schemaassurance.connect;

import java.sql.SQLException;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.model.UndeterminedException;

/**
 * Ends what is running on a session's connection, also when the time of the run is over; until the
 * session is, since the connection may be at work for somebody else by then.
 */
final class Canceller {
  private final PgConnection connection;
  private final String what;
  private final RunAlarm alarm;
  private boolean used;
  private boolean stopped;

  /** The first statements of a transaction. */
  @FunctionalInterface
  interface Beginning {
    void run() throws SQLException;
  }

  /**
   * @param what is cancelled, as a sentence begins
   */
  Canceller(PgConnection connection, String what, Deadline run) {
    this.connection = connection;
    this.what = what;
    this.alarm = RunAlarm.at(run, this::cancel);
  }

  /**
   * Ends it, if anything is running; for any thread. It fails with SQLSTATE 57014.
   *
   * @throws UndeterminedException when the server can't be reached for it
   */
  synchronized void cancel() {
    if (stopped) {
      return;
    }
    used = true;
    try {
      connection.cancelQuery();
    } catch (SQLException e) {
      throw SessionFailure.ofCancel(what, e, connection);
    }
  }

  /**
   * Begins a transaction: once more, where a timeout of the database or the role was over before
   * our own was in force. On a busy machine a millisecond of theirs can be.
   *
   * @param beginning ends the one before, too
   * @throws SQLException of the second time, or of the first where something else ended it
   */
  void begin(Beginning beginning) throws SQLException {
    try {
      beginning.run();
    } catch (SQLException failed) {
      if (isUsed() || connection.isClosed() || EndOfSession.timeout(failed).isEmpty()) {
        throw failed;
      }
      beginning.run();
    }
  }

  private synchronized boolean isUsed() {
    return used;
  }

  /** From now on nothing is cancelled. */
  void stop() {
    alarm.stop();
    noMore();
  }

  private synchronized void noMore() {
    stopped = true;
  }
}
