package org.schemaassurance.changelog;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeLogParameters;
import liquibase.command.CommandScope;
import liquibase.command.core.helpers.DatabaseChangelogCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CommandExecutionException;
import liquibase.logging.core.NoOpLogService;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.schemaassurance.support.TestDatabase;

/**
 * Liquibase as somebody else's project runs it, by its commands alone: none of our classes takes
 * part.
 *
 * @param folder where its files are looked for
 * @param arguments of its commands, such as {@code contextFilter}
 * @param parameters of the changelog
 * @param settings such as {@code defaultSchemaName}
 */
record LiquibaseItself(
    Path folder,
    String file,
    Map<String, String> arguments,
    Map<String, String> parameters,
    Map<String, String> settings) {

  void update(TestDatabase target) throws Exception {
    run(target, "update", Map.of());
  }

  void update(TestDatabase target, int count) throws Exception {
    run(target, "updateCount", Map.of("count", count));
  }

  /** What {@code status --verbose} lists, in its order. */
  List<String> pending(TestDatabase target) throws Exception {
    return run(target, "status", Map.of("verbose", true))
        .lines()
        .filter(line -> line.startsWith("     "))
        .map(String::strip)
        .toList();
  }

  /** What {@code unexpected-changesets --verbose} lists. */
  List<String> unexpected(TestDatabase target) throws Exception {
    return run(target, "unexpectedChangesets", Map.of("verbose", true))
        .lines()
        .filter(line -> line.startsWith("     "))
        .map(String::strip)
        .toList();
  }

  /** What {@code validate} complains of; empty if it passes. */
  Optional<String> complaint(TestDatabase target) throws Exception {
    try {
      run(target, "validate", Map.of());
      return Optional.empty();
    } catch (CommandExecutionException refused) {
      return Optional.of(refused.getMessage());
    }
  }

  private String run(TestDatabase target, String command, Map<String, Object> more)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, Object> scope = new HashMap<>();
    scope.put(Scope.Attr.resourceAccessor.name(), new DirectoryResourceAccessor(folder));
    scope.put(Scope.Attr.logService.name(), new NoOpLogService());
    scope.put(Scope.Attr.ui.name(), new LoggerUIService());
    scope.put("liquibase.analytics.enabled", false);
    Stream.of("databaseChangelogTableName", "databaseChangelogLockTableName", "fileEncoding")
        .filter(settings::containsKey)
        .forEach(name -> scope.put("liquibase." + name, settings.get(name)));
    try (Connection connection = target.connect()) {
      Scope.child(scope, () -> execute(connection, command, more, out));
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private void execute(
      Connection connection, String command, Map<String, Object> more, OutputStream out)
      throws Exception {
    Database database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    Optional.ofNullable(settings.get("defaultSchemaName"))
        .ifPresent(name -> setDefaultSchema(database, name));
    Optional.ofNullable(settings.get("liquibaseSchemaName"))
        .ifPresent(database::setLiquibaseSchemaName);
    ChangeLogParameters values = new ChangeLogParameters(database);
    parameters.forEach(values::set);
    CommandScope scope =
        new CommandScope(command)
            .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
            .addArgumentValue(DatabaseChangelogCommandStep.CHANGELOG_FILE_ARG, file)
            .addArgumentValue(DatabaseChangelogCommandStep.CHANGELOG_PARAMETERS, values);
    arguments.forEach(scope::addArgumentValue);
    more.forEach(scope::addArgumentValue);
    if (command.startsWith("update")) {
      scope.addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY, UpdateSummaryEnum.OFF);
    }
    scope.setOutput(out).execute();
  }

  private static void setDefaultSchema(Database database, String name) {
    try {
      database.setDefaultSchemaName(name);
    } catch (liquibase.exception.DatabaseException e) {
      throw new IllegalStateException(e);
    }
  }
}
