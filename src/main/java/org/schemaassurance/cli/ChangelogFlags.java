package org.schemaassurance.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.Surroundings;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.FoundChangelog;
import picocli.CommandLine.Option;

/** Which changelog, and how Liquibase reads it: options by Liquibase's own names. */
final class ChangelogFlags {
  private static final Path DEFAULTS = Path.of("liquibase.properties");

  @Option(
      names = {"--changelog-file", "--changelog"},
      paramLabel = "FILE",
      description =
          "The master file of the changelog (the one that a rule names, else that of the defaults file, else"
              + " changelog/master.yaml, or what pom.xml or another usual place has).")
  private Optional<String> file = Optional.empty();

  @Option(
      names = {"--contexts", "--context-filter"},
      paramLabel = "EXPRESSION",
      description = "Liquibase's contexts (none: every changeset applies).")
  private Optional<String> contexts = Optional.empty();

  @Option(
      names = {"--label-filter", "--labels"},
      paramLabel = "EXPRESSION",
      description = "Liquibase's label filter.")
  private Optional<String> labels = Optional.empty();

  @Option(
      names = "-D",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the changelog; may be given several times.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--search-path",
      paramLabel = "PATHS",
      split = ",",
      description =
          "Where the changelog's files are (this folder, and src/main/resources in it); separated by commas.")
  private List<Path> searchPath = List.of();

  @Option(
      names = "--classpath",
      paramLabel = "PATHS",
      description = "Archives and folders with classes of custom changes, and with further files.")
  private Optional<String> classpath = Optional.empty();

  @Option(
      names = "--default-schema-name",
      paramLabel = "SCHEMA",
      description = "Where what is unqualified in the changelog belongs (public).")
  private Optional<String> defaultSchema = Optional.empty();

  @Option(
      names = "--liquibase-schema-name",
      paramLabel = "SCHEMA",
      description = "Where Liquibase's own tables are (the default schema).")
  private Optional<String> liquibaseSchema = Optional.empty();

  @Option(
      names = "--database-changelog-table-name",
      paramLabel = "TABLE",
      description = "Liquibase's table of changesets that have run (databasechangelog).")
  private Optional<String> table = Optional.empty();

  @Option(
      names = "--database-changelog-lock-table-name",
      paramLabel = "TABLE",
      description = "Liquibase's table of its lock (databasechangeloglock).")
  private Optional<String> lockTable = Optional.empty();

  @Option(
      names = "--defaults-file",
      paramLabel = "FILE",
      description =
          "What of this is not typed, nor said by a rule (liquibase.properties, if it is there).")
  private Optional<Path> defaults = Optional.empty();

  /** Whether a changelog was named. */
  boolean areOfAFile() {
    return file.isPresent();
  }

  /** For the front door: the terminal's, with these options, then those of the environment. */
  Surroundings surroundings(Terminal terminal) {
    ChangelogOptions options =
        options()
            .orElse(
                new LiquibaseVariables(terminal.environment())
                    .options(text -> paths(text).toList()));
    ChangelogOptions here =
        Files.exists(DEFAULTS)
            ? ChangelogOptions.builder().defaultsFile(DEFAULTS).build()
            : ChangelogOptions.DEFAULT;
    return terminal.surroundings().withChangelog(options.orElse(here));
  }

  /** What somebody types for a changelog; parameters may be secrets, and are left out. */
  static List<String> typed(FoundChangelog changelog) {
    ChangelogOptions options = changelog.options();
    List<String> words = new ArrayList<>();
    Stream.of(
            typed("--changelog-file", options.changelogFile()),
            typed("--contexts", options.contexts()),
            typed("--label-filter", options.labelFilter()),
            typed("--search-path", joined(options.searchPath())),
            typed("--classpath", joined(options.classpath())),
            typed("--default-schema-name", options.defaultSchemaName()),
            typed("--liquibase-schema-name", options.liquibaseSchemaName()),
            typed("--database-changelog-table-name", options.databaseChangelogTableName()),
            typed(
                "--defaults-file",
                options
                    .defaultsFile()
                    .filter(read -> !read.equals(DEFAULTS))
                    .map(ChangelogFlags::here)))
        .forEach(words::addAll);
    return words;
  }

  /** What somebody types to have it built; otherwise as {@link #typed(FoundChangelog)}. */
  static List<String> typedToBuild(FoundChangelog changelog) {
    return Stream.concat(
            typed(changelog).stream(),
            changelog.options().before().stream()
                .flatMap(script -> Stream.of("--before", here(script))))
        .toList();
  }

  private static List<String> typed(String name, Optional<String> value) {
    return value.map(text -> List.of(name, text)).orElse(List.of());
  }

  private static Optional<String> joined(List<Path> places) {
    return places.stream().map(ChangelogFlags::here).reduce((some, more) -> some + "," + more);
  }

  /** Relative to the working directory where it lies below. */
  private static String here(Path place) {
    Path here = absolute(Path.of(""));
    Path whole = absolute(place);
    String name = whole.startsWith(here) ? here.relativize(whole).toString() : place.toString();
    return name.isEmpty() ? "." : name.replace('\\', '/');
  }

  private ChangelogOptions options() {
    ChangelogOptions.Builder options = ChangelogOptions.builder();
    file.ifPresent(options::changelogFile);
    contexts.ifPresent(options::contexts);
    labels.ifPresent(options::labelFilter);
    defaultSchema.ifPresent(options::defaultSchemaName);
    liquibaseSchema.ifPresent(options::liquibaseSchemaName);
    table.ifPresent(options::databaseChangelogTableName);
    lockTable.ifPresent(options::databaseChangelogLockTableName);
    defaults.ifPresent(options::defaultsFile);
    return options
        .parameters(parameters)
        .searchPath(searchPath.stream().map(ChangelogFlags::absolute).toList())
        .classpath(classpath.stream().flatMap(ChangelogFlags::paths).toList())
        .build();
  }

  /** Separated as on this platform, or by commas as Liquibase has it. */
  private static Stream<Path> paths(String text) {
    return Stream.of(text.split("[," + File.pathSeparator + "]"))
        .filter(part -> !part.isBlank())
        .map(part -> absolute(Path.of(part.strip())));
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
