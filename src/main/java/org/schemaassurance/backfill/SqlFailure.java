package org.schemaassurance.backfill;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.schemaassurance.connect.LostConnection;

/** What a failure means, by its SQLSTATE (the manual's appendix A). */
final class SqlFailure {
  /** Deadlock, serialization failure, lock not available. */
  private static final Set<String> CONFLICTS = Set.of("40P01", "40001", "55P03");

  /** The server shuts down, has crashed, starts; it ended a session for one of its timeouts. */
  private static final Set<String> DISCONNECTIONS =
      Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25P04");

  private static final String SERIALIZATION_FAILURE = "40001";

  /** The driver's own. */
  private static final String RESULT_WITH_AN_UPDATE = "0100E";

  private SqlFailure() {}

  /** What the same again, a little later, may not meet. */
  static SQLException conflict(String message) {
    return new SQLException(message, SERIALIZATION_FAILURE);
  }

  /** What the driver says of a statement that gives rows where a count is wanted. */
  static SQLException resultOfAnUpdate() {
    return new SQLException("A result was returned when none was expected.", RESULT_WITH_AN_UPDATE);
  }

  /** Whether the same again, a little later, may succeed. */
  static boolean isConflict(Throwable thrown) {
    return thrown instanceof SQLException failed
        && CONFLICTS.contains(String.valueOf(failed.getSQLState()));
  }

  /** Whether it is the connection that is lost, and not the statement that is wrong. */
  static boolean isDisconnection(Throwable thrown) {
    if (!(thrown instanceof SQLException failed)) {
      return false;
    }
    String state = String.valueOf(failed.getSQLState());
    return state.startsWith("08") || DISCONNECTIONS.contains(state);
  }

  static boolean isLackOfPrivilege(SQLException failed) {
    return "42501".equals(failed.getSQLState());
  }

  /** Without the driver's prefix and position; a sentence without its end. */
  static String message(SQLException failed) {
    return LostConnection.reason(failed).orElseGet(() -> ofServer(failed));
  }

  /** With what the manual's appendix A lists, where it was the server that failed us. */
  static String messageWithState(SQLException failed) {
    String message = message(failed);
    return LostConnection.cut(failed).isPresent()
        ? message
        : message + " (SQLSTATE " + failed.getSQLState() + ")";
  }

  private static String ofServer(SQLException failed) {
    if (RESULT_WITH_AN_UPDATE.equals(failed.getSQLState())) {
      return "the repair returns rows, so how many it wrote is not known: leave RETURNING, or the SELECT behind WITH, out";
    }
    return failed instanceof PSQLException answered
        ? Optional.ofNullable(answered.getServerErrorMessage())
            .map(ServerErrorMessage::getMessage)
            .orElse(String.valueOf(failed.getMessage()))
        : String.valueOf(failed.getMessage());
  }
}
