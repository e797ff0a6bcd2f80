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
  private boolean stopped;

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
    try {
      connection.cancelQuery();
    } catch (SQLException e) {
      throw SessionFailure.ofCancel(what, e, connection);
    }
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
