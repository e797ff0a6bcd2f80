package org.schemaassurance.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.schemaassurance.changelog.ChangelogRunner;

/**
 * What {@code make bench-rehearse} measures beside rehearse: the whole changelog up, down and up by
 * Liquibase's own commands, with nothing compared.
 */
public final class LiquibaseUpDownUp {
  private LiquibaseUpDownUp() {}

  /** Takes the JDBC URL of an empty database, the user, the project's folder and the changelog. */
  public static void main(String[] arguments) throws SQLException {
    ChangelogRunner changelog = new ChangelogRunner(Path.of(arguments[2]), arguments[3]);
    try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], "")) {
      changelog.build(connection);
      changelog.rollbackEverything(connection);
      changelog.build(connection);
    }
  }
}
