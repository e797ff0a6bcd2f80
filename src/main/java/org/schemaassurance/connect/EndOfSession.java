package org.schemaassurance.connect;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Why a server has ended a session or a statement of ours, by its SQLSTATE (the manual's appendix
 * A): never by the message, which is in the server's language.
 */
final class EndOfSession {
  /** Of a session. */
  private static final Map<String, String> SESSION_TIMEOUTS =
      Map.of(
          "25P03", "idle_in_transaction_session_timeout",
          "25P04", "transaction_timeout",
          "57P05", "idle_session_timeout");

  /** Of a statement; before our own limits are in force they are the database's or the role's. */
  private static final Map<String, String> STATEMENT_TIMEOUTS =
      Map.of("57014", "statement_timeout", "55P03", "lock_timeout");

  /** An administrator, a crash, a shutdown, a dropped database. */
  private static final Set<String> ORDERS = Set.of("57P01", "57P02", "57P03", "57P04");

  private EndOfSession() {}

  /** What ended the session, if something did; in the middle of a sentence. */
  static Optional<String> in(SQLException failed) {
    String state = String.valueOf(failed.getSQLState());
    return Optional.ofNullable(SESSION_TIMEOUTS.get(state))
        .map(setting -> setting + " was over")
        .or(() -> ORDERS.contains(state) ? Optional.of(message(failed)) : Optional.empty());
  }

  /** The setting whose time was over, of a session that has not set any itself. */
  static Optional<String> timeout(SQLException failed) {
    String state = String.valueOf(failed.getSQLState());
    return Optional.ofNullable(SESSION_TIMEOUTS.get(state))
        .or(() -> Optional.ofNullable(STATEMENT_TIMEOUTS.get(state)));
  }

  private static String message(SQLException failed) {
    return failed instanceof PSQLException answered
        ? Optional.ofNullable(answered.getServerErrorMessage())
            .map(ServerErrorMessage::getMessage)
            .orElse(String.valueOf(failed.getMessage()))
        : String.valueOf(failed.getMessage());
  }
}
