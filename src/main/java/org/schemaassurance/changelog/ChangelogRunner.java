package org.schemaassurance.changelog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import liquibase.Liquibase;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeSet;
import liquibase.command.CommandResults;
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
import org.schemaassurance.connect.SqlScript;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;

/** Runs a changelog on a connection, as Liquibase's own commands do. */
public final class ChangelogRunner {
  private final Changelog changelog;

  /** Of a changelog with its options. */
  public ChangelogRunner(Changelog changelog) {
    this.changelog = changelog;
  }

  /**
   * With Liquibase's defaults, everything that is unqualified, and Liquibase's own tables, in
   * schema {@code public}.
   *
   * @param root the folder that paths in the changelog are relative to
   * @param file the master file, relative to the root
   */
  public ChangelogRunner(Path root, String file) {
    this(new Changelog(root, file));
  }

  /**
   * Makes what the changelog takes for granted: the schemas that it is meant for, where they are
   * missing, and what the scripts of its options make. Then runs it, otherwise as {@link
   * #update(Connection)}.
   *
   * @param connection to a database that is ours
   */
  public void build(Connection connection) throws SQLException {
    makeReady(connection, changelog.options());
    update(connection);
  }

  /**
   * Makes what a changelog takes for granted.
   *
   * @param connection to a database of ours in which nothing has been made
   */
  static void makeReady(Connection connection, ChangelogOptions options) throws SQLException {
    List<SqlScript> scripts =
        options.before().stream().map(file -> SqlScript.read(file, "file of --before")).toList();
    makeSchemas(connection, options);
    scripts.forEach(script -> script.run(connection));
  }

  /** Makes the schemas that a changelog is meant for, where they are missing. */
  static void makeSchemas(Connection connection, ChangelogOptions options) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String schema : List.of(options.schema(), options.appliedIn().schema())) {
        statement.execute("CREATE SCHEMA IF NOT EXISTS " + SqlIdentifier.quote(schema));
      }
    }
  }

  /**
   * Runs every changeset that has not run.
   *
   * @param connection of a role that may create schemas and owns the tables; left open, in its mode
   * @throws UsageException if the changelog can't be read, or lacks the value of a parameter
   * @throws UndeterminedException if a changeset fails; those before it are kept
   */
  public void update(Connection connection) {
    run(connection, database -> quietly(command(UpdateCommandStep.COMMAND_NAME, database)));
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
            quietly(
                command(UpdateCountCommandStep.COMMAND_NAME, database)
                    .addArgumentValue(UpdateCountCommandStep.COUNT_ARG, count)));
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
            command(RollbackCountCommandStep.COMMAND_NAME, database)
                .addArgumentValue(RollbackCountCommandStep.COUNT_ARG, count)
                .execute());
  }

  private static CommandResults quietly(CommandScope update) throws LiquibaseException {
    return update
        .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY, UpdateSummaryEnum.OFF)
        .execute();
  }

  private CommandScope command(String[] name, Database database) throws LiquibaseException {
    ChangelogOptions options = changelog.options();
    return new CommandScope(name)
        .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
        .addArgumentValue(DatabaseChangelogCommandStep.CHANGELOG_FILE_ARG, changelog.file())
        .addArgumentValue(DatabaseChangelogCommandStep.CHANGELOG_PARAMETERS, parameters(database))
        .addArgumentValue(
            DatabaseChangelogCommandStep.CONTEXTS_ARG, options.contexts().orElse(null))
        .addArgumentValue(
            DatabaseChangelogCommandStep.LABEL_FILTER_ARG, options.labelFilter().orElse(null));
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
        changelog,
        new Inputs(),
        files ->
            withDatabase(
                connection,
                database -> unrun(files, database).stream().map(ChangeSet::getId).toList()));
  }

  // The facade has no other way to ask, and the command prints.
  @SuppressWarnings("deprecation")
  private List<ChangeSet> unrun(ResourceAccessor files, Database database)
      throws LiquibaseException {
    Liquibase liquibase = new Liquibase(changelog.file(), files, database);
    Parameters parameters = parameters(database);
    changelog.options().parameters().forEach(liquibase::setChangeLogParameter);
    return liquibase.listUnrunChangeSets(parameters.getContexts(), parameters.getLabels());
  }

  private Parameters parameters(Database database) {
    return new Parameters(database, changelog.options(), new Inputs());
  }

  @FunctionalInterface
  private interface Use<T> {
    T of(Database database) throws LiquibaseException;
  }

  private void run(Connection connection, Use<?> command) {
    // Its own sentence for a changelog that is missing or broken, before anything is sent.
    List<DeclaredChangeset> declared = new ChangelogReader().declared(changelog);
    try {
      QuietLiquibase.call(changelog, new Inputs(), files -> withDatabase(connection, command));
    } catch (UndeterminedException failed) {
      throw unsetIn(failed, declared)
          .map(this::unset)
          .map(RuntimeException.class::cast)
          .orElse(failed);
    }
  }

  /** The parameter without a value in the statement that failed. */
  private static Optional<String> unsetIn(Throwable failure, List<DeclaredChangeset> declared) {
    List<String> messages =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .map(thrown -> String.valueOf(thrown.getMessage()))
            .toList();
    return declared.stream()
        .flatMap(changeset -> changeset.unset().stream())
        .filter(name -> messages.stream().anyMatch(text -> text.contains("${" + name + "}")))
        .findFirst();
  }

  private UsageException unset(String parameter) {
    return new UsageException(
        "The changelog %s needs the parameter %s, which has no value: give it with -D %s=…"
            .formatted(changelog.file(), parameter, parameter));
  }

  /** Liquibase switches autocommit off, and a changeset that fails can't reset its lock_timeout. */
  private <T> T withDatabase(Connection connection, Use<T> use)
      throws LiquibaseException, SQLException {
    boolean autoCommit = connection.getAutoCommit();
    try {
      return use.of(databaseOf(connection, changelog.options()));
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

  /** Liquibase's own view of a connection, with the names that a changelog is meant for. */
  static Database databaseOf(Connection connection, ChangelogOptions options)
      throws LiquibaseException {
    Database database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    database.setDefaultSchemaName(options.schema());
    database.setLiquibaseSchemaName(options.appliedIn().schema());
    database.setDatabaseChangeLogTableName(options.appliedIn().name());
    database.setDatabaseChangeLogLockTableName(options.lockedIn().name());
    return database;
  }

  private static void resetSession(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("RESET ALL");
    }
  }
}
