package org.schemaassurance.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.StringJoiner;
import org.schemaassurance.connect.ConnectionOptions;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.ProjectDefaults;
import org.schemaassurance.connect.WritableSession;

/**
 * Sends SQL to the database that {@code DB_*} names, for machines without {@code psql}. Stops at
 * the first error; the statements of one argument are one transaction.
 */
public final class SqlScript {
  private static final ConnectionOptions NO_OPTIONS =
      new ConnectionOptions(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private SqlScript() {}

  /** Takes SQL, or names of files that end in {@code .sql}. */
  public static void main(String[] scripts) throws IOException, SQLException {
    ConnectionSettings settings =
        ConnectionSettings.resolve(
            NO_OPTIONS,
            System.getenv(),
            Path.of(System.getProperty("user.home")),
            ProjectDefaults.in(Path.of("")),
            System.err::println);
    try (WritableSession session = WritableSession.open(settings, "demo");
        Statement statement = session.connection().createStatement()) {
      for (String script : scripts) {
        String sql = script.endsWith(".sql") ? Files.readString(Path.of(script)) : script;
        for (boolean rows = statement.execute(sql);
            rows || statement.getUpdateCount() >= 0;
            rows = statement.getMoreResults()) {
          if (rows) {
            print(statement);
          }
        }
      }
    }
  }

  private static void print(Statement statement) throws SQLException {
    try (ResultSet result = statement.getResultSet()) {
      while (result.next()) {
        StringJoiner line = new StringJoiner(" | ");
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          line.add(result.getString(column));
        }
        System.out.println(line);
      }
    }
  }
}
