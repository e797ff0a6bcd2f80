package org.schemaassurance.changelog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeSet;
import liquibase.command.CommandScope;
import liquibase.command.core.RollbackCountCommandStep;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.UpdateCountCommandStep;
import liquibase.command.core.helpers.DatabaseChangelogCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ResourceAccessor;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;

/**
 * Runs a changelog on a connection, with the parameters of the Maven plugin: everything that is
 * unqualified, and Liquibase's own tables, in schema {@code public}.
 */
public final class ChangelogRunner {
  private static final String SCHEMA = "public";

  /** Where the changesets stand that have run, unless somebody configures another table. */
  public static final QualifiedName APPLIED_IN = new QualifiedName(SCHEMA, "databasechangelog");

  private final Path root;
  private final String file;

  /**
   * @param root the folder that paths in the changelog are relative to
   * @param file the master file, relative to the root
   */
  public ChangelogRunner(Path root, String file) {
    this.root = root;
    this.file = file;
  }

  /**
   * Runs every changeset that has not run.
   *
   * @param connection of a role that may create schemas and owns the tables; left open, in its mode
   * @throws UsageException if the changelog can't be read
   * @throws UndeterminedException if a changeset fails; those before it are kept
   */
  public void update(Connection connection) {
    run(
        connection,
        database ->
            new CommandScope(UpdateCommandStep.COMMAND_NAME)
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, file)
                .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY, UpdateSummaryEnum.OFF)
                .execute());
  }

  /**
   * Runs the next changesets that have not run; otherwise as {@link #update(Connection)}.
   *
   * @param count how many, from 1
   */
  public void update(Connection connection, int count) {
    run(
        connection,
        database ->
            new CommandScope(UpdateCountCommandStep.COMMAND_NAME)
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                .addArgumentValue(UpdateCountCommandStep.CHANGELOG_FILE_ARG, file)
                .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY, UpdateSummaryEnum.OFF)
                .addArgumentValue(UpdateCountCommandStep.COUNT_ARG, count)
                .execute());
  }

  /**
   * Rolls back the last changesets of this changelog; those of others in the same table don't
   * count.
   *
   * @param count how many, from 1
   * @throws UsageException if the changelog can't be read
   * @throws UndeterminedException if a rollback fails; those before it are kept
   */
  public void rollback(Connection connection, int count) {
    run(
        connection,
        database ->
            new CommandScope(RollbackCountCommandStep.COMMAND_NAME)
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                .addArgumentValue(DatabaseChangelogCommandStep.CHANGELOG_FILE_ARG, file)
                .addArgumentValue(RollbackCountCommandStep.COUNT_ARG, count)
                .execute());
  }

  /** Rolls back every changeset of this changelog; otherwise as {@link #rollback}. */
  public void rollbackEverything(Connection connection) {
    rollback(connection, Integer.MAX_VALUE);
  }

  /**
   * The ids of the changesets that an update would run, in run order.
   *
   * @throws UsageException if the changelog can't be read
   * @throws UndeterminedException if the table of what has run can't be read
   */
  public List<String> pending(Connection connection) {
    return QuietLiquibase.call(
        root,
        files ->
            withDatabase(
                connection,
                database -> unrun(files, database).stream().map(ChangeSet::getId).toList()));
  }

  // The facade has no other way to ask, and the command prints.
  @SuppressWarnings("deprecation")
  private List<ChangeSet> unrun(ResourceAccessor files, Database database)
      throws LiquibaseException {
    return new Liquibase(file, files, database)
        .listUnrunChangeSets(new Contexts(), new LabelExpression());
  }

  @FunctionalInterface
  private interface Use<T> {
    T of(Database database) throws LiquibaseException;
  }

  private void run(Connection connection, Use<?> command) {
    // Its own sentence for a changelog that is missing or broken, before anything is sent.
    new ChangelogReader().read(root, file);
    QuietLiquibase.call(root, files -> withDatabase(connection, command));
  }

  /** Liquibase switches autocommit off, and a changeset that fails can't reset its lock_timeout. */
  private static <T> T withDatabase(Connection connection, Use<T> use)
      throws LiquibaseException, SQLException {
    boolean autoCommit = connection.getAutoCommit();
    try {
      return use.of(databaseOf(connection));
    } finally {
      // Liquibase goes on behind a connection that is lost, and fails of something else.
      LostConnection.requireOpen(connection);
      connection.rollback();
      connection.setAutoCommit(autoCommit);
      resetSession(connection);
    }
  }

  private static Database databaseOf(Connection connection) throws LiquibaseException {
    Database database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    database.setDefaultSchemaName(SCHEMA);
    database.setLiquibaseSchemaName(SCHEMA);
    return database;
  }

  private static void resetSession(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("RESET ALL");
    }
  }
}
