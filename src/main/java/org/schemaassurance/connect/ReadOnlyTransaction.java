package org.schemaassurance.connect;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.model.Target;
import org.schemaassurance.model.UndeterminedException;

/**
 * A transaction that is READ ONLY and REPEATABLE READ, as often as it is begun anew, with settings
 * that are local to it; and in which a query may fail.
 */
final class ReadOnlyTransaction {
  /** Long enough for a DDL statement that is about to commit; a queue behind it must not build. */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

  /** Ends the transaction of a process that was stopped or has lost its network. */
  private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(5);

  private static final String ENDED =
      "A query has ended the read-only transaction, so what comes after it would see another state"
          + " of the database.";

  private static final NamedSql BEGIN = NamedSql.of(ReadOnlyTransaction.class, "begin-read-only");
  private static final NamedSql ACT_AS = NamedSql.of(ReadOnlyTransaction.class, "act-as");

  private final PgConnection connection;
  private final String applicationName;
  private final Duration statementTimeout;

  /**
   * @param connection without autocommit, which is told to be read-only: the driver then sends
   *     BEGIN READ ONLY before the first statement, and would again if somebody ended the
   *     transaction
   */
  ReadOnlyTransaction(PgConnection connection, String applicationName, Duration statementTimeout) {
    this.connection = connection;
    this.applicationName = applicationName;
    this.statementTimeout = statementTimeout;
  }

  /** What the server says as it begins. */
  record Confirmation(Target target, int serverVersionNumber, Set<Reader> readers) {
    Confirmation {
      readers = Set.copyOf(readers);
    }
  }

  /**
   * Begins it.
   *
   * @throws UndeterminedException when the server does not confirm that it is read-only
   */
  Confirmation begin() throws SQLException {
    List<String> limits =
        LocalTimeouts.statements(connection, statementTimeout, LOCK_TIMEOUT, IDLE_TIMEOUT);
    try (PreparedStatement statement =
        connection.prepareStatement(String.join("", limits) + BEGIN.text())) {
      statement.setString(1, applicationName);
      statement.execute();
      try (ResultSet row = lastResult(statement, limits.size())) {
        row.next();
        return confirmed(row);
      }
    }
  }

  /**
   * The limits and the first statement give a count each, the second the settings, the third the
   * confirmation.
   */
  private static ResultSet lastResult(PreparedStatement statement, int limits) throws SQLException {
    for (int i = 0; i < limits; i++) {
      statement.getMoreResults();
    }
    statement.getMoreResults();
    statement.getMoreResults();
    return statement.getResultSet();
  }

  private Confirmation confirmed(ResultSet row) throws SQLException {
    ServerAddress server = Connector.serverOf(connection);
    if (!row.getString("read_only").equals("on")
        || !row.getString("isolation").equals("repeatable read")) {
      throw new UndeterminedException(
          "The server at %s does not keep the transaction read-only (read only: %s, isolation: %s), so nothing was asked."
              .formatted(server, row.getString("read_only"), row.getString("isolation")));
    }
    Set<Reader> readers = EnumSet.noneOf(Reader.class);
    for (Reader reader : Reader.values()) {
      if (row.getBoolean(reader.role())) {
        readers.add(reader);
      }
    }
    return new Confirmation(server.target(row), row.getInt("server_version_number"), readers);
  }

  /** Ends it and begins the next one. */
  void renew() throws SQLException {
    connection.rollback();
    begin();
  }

  /** Takes a role's rights, until it ends. */
  void actAs(String role) throws SQLException {
    ACT_AS.rows(connection, row -> row.getString(1), role);
  }

  /**
   * Runs queries of which one may fail, without a round trip unless something does.
   *
   * @throws UndeterminedException when the work has ended the transaction
   */
  <T> T attempt(SqlWork<T> work) throws SQLException {
    T result;
    try {
      result = work.with(connection);
    } catch (SQLException | RuntimeException e) {
      recoverFrom(e);
      throw e;
    }
    if (isEnded()) {
      throw new UndeterminedException(ENDED);
    }
    return result;
  }

  private void recoverFrom(Exception failure) {
    if (connection.getTransactionState() == TransactionState.FAILED) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("ROLLBACK TO SAVEPOINT nothing_failed");
      } catch (SQLException e) {
        failure.addSuppressed(e);
      }
    }
    if (isEnded()) {
      throw new UndeterminedException(ENDED, failure);
    }
  }

  private boolean isEnded() {
    return connection.getTransactionState() == TransactionState.IDLE;
  }
}
