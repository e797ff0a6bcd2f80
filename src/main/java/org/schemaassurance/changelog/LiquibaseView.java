package org.schemaassurance.changelog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.model.ChangelogOptions;

/** Liquibase's own view of a database, with the names that a changelog is meant for. */
record LiquibaseView(ChangelogOptions options) {
  @FunctionalInterface
  interface Use<T> {
    T of(Database database) throws LiquibaseException;
  }

  /** Of a connection. */
  Database of(Connection connection) throws LiquibaseException {
    Database database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    database.setDefaultSchemaName(options.schema());
    database.setLiquibaseSchemaName(options.appliedIn().schema());
    database.setDatabaseChangeLogTableName(options.appliedIn().name());
    database.setDatabaseChangeLogLockTableName(options.lockedIn().name());
    return database;
  }

  /**
   * Lends a connection, and takes it back as it was. Liquibase switches autocommit off, and a
   * changeset that fails can't reset its lock_timeout.
   */
  <T> T lend(Connection connection, Use<T> use) throws LiquibaseException, SQLException {
    boolean autoCommit = connection.getAutoCommit();
    try {
      return use.of(of(connection));
    } finally {
      // Liquibase goes on behind a connection that is lost, and fails of something else.
      LostConnection.requireOpen(connection);
      takeBack(connection, autoCommit);
    }
  }

  /** A connection that is cut between two statements of Liquibase's is found to be so here. */
  private static void takeBack(Connection connection, boolean autoCommit) {
    try {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
      resetSession(connection);
    } catch (SQLException failed) {
      throw LostConnection.or(
          "The session in which Liquibase ran could not be reset: " + failed.getMessage(),
          failed,
          connection);
    }
  }

  private static void resetSession(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("RESET ALL");
    }
  }
}
