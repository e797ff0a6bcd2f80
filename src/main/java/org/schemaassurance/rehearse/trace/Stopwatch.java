package org.schemaassurance.rehearse.trace;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.schemaassurance.connect.SqlWork;

/** Time since it was made, without the time that our looks between statements take. */
final class Stopwatch {
  private final long started = System.nanoTime();
  private long looking;

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started - looking);
  }

  /** Does not count how long the work takes. */
  <T> T pausedDuring(SqlWork<T> work, Connection connection) throws SQLException {
    long begun = System.nanoTime();
    try {
      return work.with(connection);
    } finally {
      looking += System.nanoTime() - begun;
    }
  }
}
