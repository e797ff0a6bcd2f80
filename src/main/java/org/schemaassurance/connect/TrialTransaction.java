package org.schemaassurance.connect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.core.Parser;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.model.UndeterminedException;

/**
 * A transaction in which something is tried, as often as it is begun anew: it may write, and ends
 * with a rollback. Texts that somebody else wrote are sent as they were looked at.
 */
final class TrialTransaction {
  /** What ends a trial whose client was stopped, or has lost its network. */
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(5);

  /** A statement ends when nobody is there any more. Other systems than Linux may not look. */
  private static final String LOOK_FOR_CLIENT =
      "SELECT pg_catalog.set_config('client_connection_check_interval', '1s', true)"
          + " WHERE pg_catalog.version() LIKE '%linux%';";

  private final PgConnection connection;
  private final Duration statementTimeout;

  /**
   * @param connection without autocommit: the driver sends BEGIN before the first statement
   */
  TrialTransaction(PgConnection connection, Duration statementTimeout) {
    this.connection = connection;
    this.statementTimeout = statementTimeout;
  }

  void begin(TrialSession.Opening opening) throws SQLException {
    execute(String.join("\n", statements(opening)));
  }

  /**
   * What it begins with: READ WRITE first, since nobody can take back a READ ONLY once there is a
   * snapshot.
   */
  List<String> statements(TrialSession.Opening opening) throws SQLException {
    List<String> statements = new ArrayList<>();
    statements.add(
        "SET TRANSACTION READ WRITE"
            + opening.isolation().map(level -> ", ISOLATION LEVEL " + level).orElse("")
            + ";");
    statements.addAll(
        LocalTimeouts.statements(connection, statementTimeout, opening.lock(), IDLE_TIMEOUT));
    statements.add(LOOK_FOR_CLIENT);
    return statements;
  }

  /**
   * Runs statements that somebody else wrote.
   *
   * @throws SQLException when one fails
   * @throws UndeterminedException when the driver splits them otherwise; then nothing is sent
   */
  void run(List<String> statements) throws SQLException {
    String text = String.join(";\n", statements);
    int seen =
        Parser.parseJdbcSql(
                text, connection.getStandardConformingStrings(), false, true, false, false)
            .size();
    if (seen != statements.size()) {
      throw new UndeterminedException(
          "The statements were not sent: they are %d here and %d to the driver."
              .formatted(statements.size(), seen));
    }
    execute(text);
  }

  /**
   * Runs one query that somebody else wrote.
   *
   * @throws SQLException when it fails or gives no rows
   * @throws UndeterminedException when it is not one query to the driver; then nothing is sent
   */
  <T> T query(String sql, RowReader<T> reader) throws SQLException {
    OneSelect.require(sql, connection);
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(sql)) {
        return reader.read(rows);
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // The text that was looked at is the one that is sent: without JDBC's {fn …}.
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  /** Whether there is none: it was never begun, or a statement has ended it. */
  boolean isEnded() {
    return connection.getTransactionState() == TransactionState.IDLE;
  }

  /** Rolls it back, if there is one. */
  void end() throws SQLException {
    if (isEnded()) {
      return;
    }
    try {
      connection.rollback();
    } catch (SQLException e) {
      Connector.closeAfterFailure(connection, e);
      throw e;
    }
  }
}
