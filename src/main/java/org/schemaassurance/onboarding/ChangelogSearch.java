package org.schemaassurance.onboarding;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.changelog.DefaultsFile;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.FoundChangelog;
import org.schemaassurance.model.FoundChangelog.Unresolved;
import org.schemaassurance.model.UsageException;

/**
 * Which changelog a project has: the one that is typed, else that of {@code liquibase.properties},
 * of the Liquibase plugin in {@code pom.xml}, of the configuration of Spring Boot, Quarkus or
 * Micronaut, of the Liquibase plugin in {@code build.gradle}, or in one of the usual places, in
 * this order.
 *
 * @param folder the project's
 */
public record ChangelogSearch(Path folder) {
  /** Who names one that lies where projects have theirs. */
  public static final String USUAL_PLACE = "its usual place";

  /** Where Maven projects have what is on their class path. */
  public static final Path RESOURCES = Path.of("src", "main", "resources");

  /** What Liquibase itself reads in the folder in which it is started. */
  static final String DEFAULTS = "liquibase.properties";

  private static final List<String> FOLDERS =
      List.of(
          "db/changelog",
          "db",
          "changelog",
          "liquibase",
          "config/liquibase",
          "db/liquibase",
          "database",
          "");

  private static final List<String> NAMES =
      List.of(
          "db.changelog-master",
          "changelog-master",
          "master",
          "db.changelog",
          "changelog",
          "root-changelog",
          "changelog-root",
          "liquibase-changelog",
          "dbchangelog");

  private static final List<String> EXTENSIONS = List.of("yaml", "yml", "xml", "json", "sql");

  /** Other files have such names, too; a snapshot of ours is one. */
  private static final Pattern SIGN =
      Pattern.compile("databaseChangeLog|(?i:--\\s*liquibase\\s+formatted\\s+sql)");

  /**
   * Looks for it.
   *
   * @param typed options that win over what is found
   * @throws UsageException if the typed one is not there, or a file that should name it cannot be
   *     read
   */
  public Optional<FoundChangelog> find(ChangelogOptions typed) {
    if (typed.changelogFile().isPresent()) {
      requireThere(typed.changelogFile().get(), typed);
      return Optional.of(new FoundChangelog(typed, "the command line"));
    }
    return Stream.<Optional<FoundChangelog>>of(
            typed.defaultsFile().flatMap(ChangelogSearch::ofDefaults),
            new LiquibasePlugin(folder).changelog(),
            usual(RESOURCES.resolve(DEFAULTS)).flatMap(ChangelogSearch::ofDefaults),
            new ApplicationConfiguration(folder).changelog(),
            new GradlePlugin(folder).changelog(),
            inUsualPlace())
        .flatMap(Optional::stream)
        .findFirst()
        .map(
            found ->
                new FoundChangelog(
                    typed.orElse(found.options()), found.namedBy(), unresolved(typed, found)));
  }

  /** What is typed is known. */
  private static List<Unresolved> unresolved(ChangelogOptions typed, FoundChangelog found) {
    Map<String, Optional<String>> known =
        new HashMap<>(
            Map.of(
                "--contexts", typed.contexts(),
                "--label-filter", typed.labelFilter(),
                "--default-schema-name", typed.defaultSchemaName(),
                "--liquibase-schema-name", typed.liquibaseSchemaName(),
                "--database-changelog-table-name", typed.databaseChangelogTableName(),
                "--database-changelog-lock-table-name", typed.databaseChangelogLockTableName()));
    typed.parameters().forEach((name, value) -> known.put("-D " + name, Optional.of(value)));
    return found.unresolved().stream()
        .filter(each -> known.getOrDefault(each.option(), Optional.empty()).isEmpty())
        .toList();
  }

  /** Archives and folders that are named are Liquibase's to look into. */
  private void requireThere(String file, ChangelogOptions typed) {
    if (typed.searchPath().isEmpty()
        && typed.classpath().isEmpty()
        && usual(Path.of(file)).isEmpty()
        && usual(RESOURCES.resolve(file)).isEmpty()) {
      throw new UsageException(
          "There is no changelog " + file + " here, nor in " + RESOURCES + " or a --search-path.");
    }
  }

  private Optional<Path> usual(Path file) {
    return Optional.of(folder.resolve(file)).filter(Files::isRegularFile);
  }

  /** That the file names one; the rest is read from it each time, and stands in no other file. */
  private static Optional<FoundChangelog> ofDefaults(Path defaults) {
    return DefaultsFile.read(defaults)
        .changelogFile()
        .map(
            file ->
                new FoundChangelog(
                    ChangelogOptions.builder().changelogFile(file).defaultsFile(defaults).build(),
                    String.valueOf(defaults.getFileName())));
  }

  private Optional<FoundChangelog> inUsualPlace() {
    return Stream.of(RESOURCES, Path.of(""))
        .map(folder::resolve)
        .flatMap(root -> FOLDERS.stream().flatMap(place -> inPlace(root, place)))
        .findFirst()
        .map(name -> new FoundChangelog(ChangelogOptions.of(name), USUAL_PLACE));
  }

  /** People write changeLog as often as changelog. */
  private static Stream<String> inPlace(Path root, String place) {
    Map<String, String> files = filesIn(root.resolve(place));
    return NAMES.stream()
        .flatMap(name -> EXTENSIONS.stream().map(end -> name + "." + end))
        .flatMap(name -> Optional.ofNullable(files.get(name)).stream())
        .map(name -> place.isEmpty() ? name : place + "/" + name)
        .filter(name -> isChangelog(root.resolve(name)));
  }

  /** By their names in lower case; none where no folder is, or none that may be read. */
  private static Map<String, String> filesIn(Path place) {
    // The empty path is no folder to java.io.
    String[] names = place.toAbsolutePath().toFile().list();
    return names == null
        ? Map.of()
        : Stream.of(names)
            .sorted()
            .collect(
                Collectors.toMap(
                    name -> name.toLowerCase(Locale.ROOT), name -> name, (one, other) -> one));
  }

  private static boolean isChangelog(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try {
      return SIGN.matcher(TextFile.readOfAnyEncoding(file, FileKind.CHANGELOG)).find();
    } catch (RefusedFileException unreadable) {
      return false;
    }
  }
}
