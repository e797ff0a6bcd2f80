package org.schemaassurance.changelog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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
import liquibase.exception.LiquibaseException;
import liquibase.resource.ResourceAccessor;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.DeclaredChangeset;
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
    new Prerequisites(changelog.options()).make(connection);
    update(connection);
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
            view()
                .lend(
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

  private LiquibaseView view() {
    return new LiquibaseView(changelog.options());
  }

  private void run(Connection connection, LiquibaseView.Use<?> command) {
    // Its own sentence for a changelog that is missing or broken, before anything is sent.
    List<DeclaredChangeset> declared = new ChangelogReader().declared(changelog);
    try {
      QuietLiquibase.call(changelog, new Inputs(), files -> view().lend(connection, command));
    } catch (UndeterminedException failed) {
      throw UnsetParameter.in(failed, declared)
          .map(parameter -> parameter.refusal(changelog))
          .map(RuntimeException.class::cast)
          .orElse(failed);
    }
  }
}
