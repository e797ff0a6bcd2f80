package org.schemaassurance.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which changelog, and how Liquibase is to read and run it, by Liquibase's own names. What is empty
 * is as a rule, the defaults file or Liquibase has it, in this order.
 *
 * @param changelogFile the master file, relative to the search path
 * @param contexts an expression, as {@code --contexts} takes it
 * @param labelFilter an expression, as {@code --label-filter} takes it
 * @param searchPath folders and archives in which files are looked for; empty for the project's
 *     folder and the {@code src/main/resources} in it
 * @param defaultSchemaName where unqualified objects are
 * @param liquibaseSchemaName where Liquibase's own tables are; the default schema if empty
 * @param databaseChangelogTableName of the changesets that have run
 * @param databaseChangelogLockTableName of Liquibase's lock
 * @param parameters of the changelog, by name
 * @param classpath folders and archives with further files and with classes of custom changes
 * @param settings other settings of Liquibase's that change what it reads, such as {@code
 *     fileEncoding}, by name
 * @param defaultsFile a {@code liquibase.properties} that says what is left empty
 * @param before files of SQL that make what the changelog takes for granted, such as extensions and
 *     roles; they are run in a database that is ours before the changelog, nowhere else
 */
public record ChangelogOptions(
    Optional<String> changelogFile,
    Optional<String> contexts,
    Optional<String> labelFilter,
    List<Path> searchPath,
    Optional<String> defaultSchemaName,
    Optional<String> liquibaseSchemaName,
    Optional<String> databaseChangelogTableName,
    Optional<String> databaseChangelogLockTableName,
    Map<String, String> parameters,
    List<Path> classpath,
    Map<String, String> settings,
    Optional<Path> defaultsFile,
    List<Path> before) {

  /** Nothing said. */
  public static final ChangelogOptions DEFAULT = builder().build();

  public ChangelogOptions {
    searchPath = List.copyOf(searchPath);
    classpath = List.copyOf(classpath);
    parameters = Map.copyOf(parameters);
    settings = Map.copyOf(settings);
    before = List.copyOf(before);
  }

  /** Of a master file, otherwise as Liquibase has it by default. */
  public static ChangelogOptions of(String changelogFile) {
    return builder().changelogFile(changelogFile).build();
  }

  /** Where nothing is said yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** These, and where they say nothing the others; parameters are joined. */
  public ChangelogOptions orElse(ChangelogOptions others) {
    return new ChangelogOptions(
        changelogFile.or(others::changelogFile),
        contexts.or(others::contexts),
        labelFilter.or(others::labelFilter),
        searchPath.isEmpty() ? others.searchPath() : searchPath,
        defaultSchemaName.or(others::defaultSchemaName),
        liquibaseSchemaName.or(others::liquibaseSchemaName),
        databaseChangelogTableName.or(others::databaseChangelogTableName),
        databaseChangelogLockTableName.or(others::databaseChangelogLockTableName),
        joined(parameters, others.parameters()),
        classpath.isEmpty() ? others.classpath() : classpath,
        joined(settings, others.settings()),
        defaultsFile.or(others::defaultsFile),
        before.isEmpty() ? others.before() : before);
  }

  private static Map<String, String> joined(Map<String, String> first, Map<String, String> second) {
    Map<String, String> all = new TreeMap<>(second);
    all.putAll(first);
    return all;
  }

  /** The schema of what is unqualified, as the catalog stores its name. */
  public String schema() {
    return new LiquibaseNames(this).schema();
  }

  /** The table of the changesets that have run. */
  public QualifiedName appliedIn() {
    return new LiquibaseNames(this).changesets();
  }

  /** The table of Liquibase's lock. */
  public QualifiedName lockedIn() {
    return new LiquibaseNames(this).lock();
  }

  /** Every option that changes what Liquibase answers, in one text. */
  public String key() {
    return Stream.of(
            changelogFile,
            contexts,
            labelFilter,
            searchPath,
            defaultSchemaName,
            liquibaseSchemaName,
            databaseChangelogTableName,
            databaseChangelogLockTableName,
            new TreeMap<>(parameters),
            classpath,
            new TreeMap<>(settings))
        .map(Object::toString)
        .map(text -> text.length() + ":" + text)
        .reduce("", String::concat);
  }

  /** Says one option after the other. */
  public static final class Builder {
    private Optional<String> changelogFile = Optional.empty();
    private Optional<String> contexts = Optional.empty();
    private Optional<String> labelFilter = Optional.empty();
    private List<Path> searchPath = List.of();
    private Optional<String> defaultSchemaName = Optional.empty();
    private Optional<String> liquibaseSchemaName = Optional.empty();
    private Optional<String> databaseChangelogTableName = Optional.empty();
    private Optional<String> databaseChangelogLockTableName = Optional.empty();
    private Map<String, String> parameters = Map.of();
    private List<Path> classpath = List.of();
    private Map<String, String> settings = Map.of();
    private Optional<Path> defaultsFile = Optional.empty();
    private List<Path> before = List.of();

    private Builder() {}

    /** {@code --changelog-file}. */
    public Builder changelogFile(String file) {
      this.changelogFile = Optional.of(file);
      return this;
    }

    /** {@code --contexts}. */
    public Builder contexts(String expression) {
      this.contexts = Optional.of(expression);
      return this;
    }

    /** {@code --label-filter}. */
    public Builder labelFilter(String expression) {
      this.labelFilter = Optional.of(expression);
      return this;
    }

    /** {@code --search-path}. */
    public Builder searchPath(List<Path> places) {
      this.searchPath = places;
      return this;
    }

    /** {@code --default-schema-name}. */
    public Builder defaultSchemaName(String name) {
      this.defaultSchemaName = Optional.of(name);
      return this;
    }

    /** {@code --liquibase-schema-name}. */
    public Builder liquibaseSchemaName(String name) {
      this.liquibaseSchemaName = Optional.of(name);
      return this;
    }

    /** {@code --database-changelog-table-name}. */
    public Builder databaseChangelogTableName(String name) {
      this.databaseChangelogTableName = Optional.of(name);
      return this;
    }

    /** {@code --database-changelog-lock-table-name}. */
    public Builder databaseChangelogLockTableName(String name) {
      this.databaseChangelogLockTableName = Optional.of(name);
      return this;
    }

    /** {@code -D}. */
    public Builder parameters(Map<String, String> values) {
      this.parameters = values;
      return this;
    }

    /** {@code --classpath}. */
    public Builder classpath(List<Path> places) {
      this.classpath = places;
      return this;
    }

    /** Other settings, by Liquibase's names without {@code liquibase.} before them. */
    public Builder settings(Map<String, String> values) {
      this.settings = values;
      return this;
    }

    /** {@code --defaults-file}. */
    public Builder defaultsFile(Path file) {
      this.defaultsFile = Optional.of(file);
      return this;
    }

    /** {@code --before}. */
    public Builder before(List<Path> scripts) {
      this.before = scripts;
      return this;
    }

    /** What was said. */
    public ChangelogOptions build() {
      return new ChangelogOptions(
          changelogFile,
          contexts,
          labelFilter,
          searchPath,
          defaultSchemaName,
          liquibaseSchemaName,
          databaseChangelogTableName,
          databaseChangelogLockTableName,
          parameters,
          classpath,
          settings,
          defaultsFile,
          before);
    }
  }
}
