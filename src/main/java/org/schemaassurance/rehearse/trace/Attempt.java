package org.schemaassurance.rehearse.trace;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * A statement that ran.
 *
 * @param begun since the stopwatch was started
 * @param answer of the driver, unless it failed
 * @param failure that the driver threw, if it did
 */
record Attempt(
    Duration begun, Duration took, Optional<Object> answer, Optional<SQLException> failure) {

  /** The driver's call that runs it. */
  @FunctionalInterface
  interface Execution {
    Object run() throws SQLException;
  }

  /** Runs it. */
  static Attempt of(Execution execution, Stopwatch stopwatch) {
    Duration begun = stopwatch.elapsed();
    try {
      Object answer = execution.run();
      return new Attempt(
          begun, stopwatch.elapsed().minus(begun), Optional.of(answer), Optional.empty());
    } catch (SQLException failed) {
      return new Attempt(
          begun, stopwatch.elapsed().minus(begun), Optional.empty(), Optional.of(failed));
    }
  }

  boolean failed() {
    return failure.isPresent();
  }

  /** The same, with a failure of what belongs to it. */
  Attempt withFailure(SQLException failed) {
    return new Attempt(begun, took, Optional.empty(), Optional.of(failed));
  }

  Optional<String> sqlState() {
    return failure.map(failed -> String.valueOf(failed.getSQLState()));
  }

  /** As the driver had answered. */
  Object answerOrFailure() throws SQLException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return answer.orElseThrow();
  }
}
