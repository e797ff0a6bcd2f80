package org.schemaassurance.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.schemaassurance.model.ChangelogOptions;

/**
 * What variables of the environment tell Liquibase of a changelog: {@code LIQUIBASE_COMMAND_…} for
 * what a command takes, {@code LIQUIBASE_…} for what all have in common. URL, user and password are
 * not looked at; how a database is reached has a contract of its own.
 *
 * @param environment of the process
 */
record LiquibaseVariables(Map<String, String> environment) {
  /** The commands whose own variables are about what is asked here, the closest first. */
  private static final List<String> COMMANDS =
      List.of("LIQUIBASE_COMMAND_UPDATE_", "LIQUIBASE_COMMAND_", "LIQUIBASE_");

  /**
   * Where they say something.
   *
   * @param paths takes a list of them apart
   */
  ChangelogOptions options(Function<String, List<Path>> paths) {
    ChangelogOptions.Builder options = ChangelogOptions.builder();
    value("CHANGELOG_FILE").ifPresent(options::changelogFile);
    value("CONTEXT_FILTER", "CONTEXTS").ifPresent(options::contexts);
    value("LABEL_FILTER", "LABELS").ifPresent(options::labelFilter);
    value("DEFAULT_SCHEMA_NAME").ifPresent(options::defaultSchemaName);
    value("LIQUIBASE_SCHEMA_NAME").ifPresent(options::liquibaseSchemaName);
    value("DATABASE_CHANGELOG_TABLE_NAME").ifPresent(options::databaseChangelogTableName);
    value("DATABASE_CHANGELOG_LOCK_TABLE_NAME").ifPresent(options::databaseChangelogLockTableName);
    value("SEARCH_PATH").map(paths).ifPresent(options::searchPath);
    value("CLASSPATH").map(paths).ifPresent(options::classpath);
    value("DEFAULTS_FILE").map(Path::of).ifPresent(options::defaultsFile);
    return options.build();
  }

  private Optional<String> value(String... names) {
    return Stream.of(names)
        .flatMap(name -> COMMANDS.stream().map(command -> command + name))
        .map(environment::get)
        .filter(value -> value != null && !value.isBlank())
        .findFirst();
  }
}
