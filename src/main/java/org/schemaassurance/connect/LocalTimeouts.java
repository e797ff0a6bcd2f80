package org.schemaassurance.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The timeouts of one transaction of ours, as statements that come first in it and take
 * microseconds each: until then those of the database or the role count, and a millisecond of
 * theirs is too short for anything else.
 */
final class LocalTimeouts {
  private static final int TRANSACTION_TIMEOUT_SINCE = 17;

  private LocalTimeouts() {}

  /**
   * @param statement the longest that a statement may take
   * @param lock the longest that it may wait for a lock
   * @param idle the longest that the transaction may wait for our next statement
   */
  static List<String> statements(
      Connection connection, Duration statement, Duration lock, Duration idle) throws SQLException {
    List<String> statements = new ArrayList<>();
    if (connection.getMetaData().getDatabaseMajorVersion() >= TRANSACTION_TIMEOUT_SINCE) {
      statements.add("SET LOCAL transaction_timeout = 0;");
    }
    statements.add(set("statement_timeout", statement));
    statements.add(set("lock_timeout", lock));
    statements.add(set("idle_in_transaction_session_timeout", idle));
    return statements;
  }

  private static String set(String name, Duration timeout) {
    return "SET LOCAL " + name + " = " + timeout.toMillis() + ";";
  }
}
