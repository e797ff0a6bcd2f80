package org.schemaassurance.rehearse.rows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.schemaassurance.connect.NamedSql;

/** Statements that add rows, each in a transaction of its own. */
final class FillingStatement {
  private static final NamedSql BEGIN = NamedSql.of(FillingStatement.class, "begin-filling");
  private static final NamedSql REFUSED = NamedSql.of(FillingStatement.class, "refused");
  private static final NamedSql TIMEOUT = NamedSql.of(FillingStatement.class, "statement-timeout");

  private static final String CANCELLED = "57014";

  private final Connection connection;
  private final Duration timeout;

  /** The session's statement timeout has ended the statement. */
  static final class OutOfTime extends Exception {
    private static final long serialVersionUID = 1L;

    OutOfTime(Duration timeout, SQLException cause) {
      super(
          "no row in %d ms, the statement_timeout of the session".formatted(timeout.toMillis()),
          cause);
    }

    /** What happened, in words. */
    String sentence() {
      return getMessage();
    }
  }

  FillingStatement(Connection connection) throws SQLException {
    this.connection = connection;
    this.timeout =
        Duration.ofMillis(TIMEOUT.rows(connection, row -> row.getLong("milliseconds")).get(0));
  }

  /**
   * Runs it.
   *
   * @return what the server says against it, or against one of its rows
   * @throws OutOfTime when it took longer than the session allows
   * @throws SQLException when the connection is lost, or somebody has cancelled the statement
   */
  Optional<String> run(String sql) throws SQLException, OutOfTime {
    Instant begun = Instant.now();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(BEGIN.text());
      statement.execute(sql);
      Optional<String> refused = refused(statement);
      connection.commit();
      return refused;
    } catch (SQLException failed) {
      return Optional.of(sentence(failed, Duration.between(begun, Instant.now())));
    } finally {
      endTransaction();
    }
  }

  private String sentence(SQLException failed, Duration took) throws SQLException, OutOfTime {
    if (connection.isClosed()) {
      throw failed;
    }
    if (CANCELLED.equals(failed.getSQLState())) {
      if (timeout.isZero() || took.compareTo(timeout) < 0) {
        throw failed;
      }
      throw new OutOfTime(timeout, failed);
    }
    return messageAlone(failed);
  }

  /** Without the statement, which is ours and long. */
  private static String messageAlone(SQLException failed) {
    ServerErrorMessage said =
        failed instanceof PSQLException ofServer ? ofServer.getServerErrorMessage() : null;
    return said == null || said.getMessage() == null ? failed.getMessage() : said.getMessage();
  }

  private void endTransaction() throws SQLException {
    if (!connection.isClosed()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static Optional<String> refused(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(REFUSED.text())) {
      row.next();
      return Optional.ofNullable(row.getString("reason"));
    }
  }
}
