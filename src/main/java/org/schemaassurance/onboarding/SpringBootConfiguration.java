package org.schemaassurance.onboarding;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.FoundChangelog;
import org.schemaassurance.model.UsageException;

/**
 * What a Spring Boot application says of Liquibase, by the names of its {@code
 * LiquibaseProperties}: in the first file that says anything, of those that Spring looks for in the
 * resources. What a profile or the environment adds, only the running application knows.
 *
 * @param folder the project's
 */
record SpringBootConfiguration(Path folder) {
  private static final String PREFIX = "spring.liquibase";
  private static final String CLASS_PATH = "classpath:";

  /** Where Spring Boot looks if nothing is said. */
  private static final String BY_DEFAULT = "db/changelog/db.changelog-master.yaml";

  /**
   * The changelog that it names, or that Spring Boot takes if it says something else of Liquibase.
   */
  Optional<FoundChangelog> changelog() {
    return files()
        .filter(Files::isRegularFile)
        .flatMap(file -> changelog(file).stream())
        .findFirst();
  }

  /** In the order in which they win. */
  private Stream<Path> files() {
    Path resources = folder.resolve(ChangelogSearch.RESOURCES);
    return Stream.of(resources.resolve("config"), resources)
        .flatMap(
            place ->
                Stream.of("properties", "yml", "yaml")
                    .map(ending -> place.resolve("application." + ending)));
  }

  private Optional<FoundChangelog> changelog(Path file) {
    return properties(file)
        .filter(found -> found.hasAny(PREFIX))
        .map(found -> options(found, master(found)))
        .filter(this::isThere)
        .map(options -> new FoundChangelog(options, String.valueOf(file.getFileName())));
  }

  /** Empty for one that cannot be read: Spring tells that better. */
  private static Optional<SpringProperties> properties(Path file) {
    try {
      return Optional.of(SpringProperties.read(file));
    } catch (UsageException unreadable) {
      return Optional.empty();
    }
  }

  private static String master(SpringProperties properties) {
    String named = properties.value(PREFIX + ".change-log").orElse(BY_DEFAULT);
    String path = named.startsWith(CLASS_PATH) ? named.substring(CLASS_PATH.length()) : named;
    return path.startsWith("/") ? path.substring(1) : path;
  }

  private static ChangelogOptions options(SpringProperties said, String master) {
    ChangelogOptions.Builder options = ChangelogOptions.builder().changelogFile(master);
    said.value(PREFIX + ".contexts").ifPresent(options::contexts);
    said.value(PREFIX + ".label-filter", PREFIX + ".labels").ifPresent(options::labelFilter);
    said.value(PREFIX + ".default-schema").ifPresent(options::defaultSchemaName);
    said.value(PREFIX + ".liquibase-schema").ifPresent(options::liquibaseSchemaName);
    said.value(PREFIX + ".database-change-log-table")
        .ifPresent(options::databaseChangelogTableName);
    said.value(PREFIX + ".database-change-log-lock-table")
        .ifPresent(options::databaseChangelogLockTableName);
    return options.parameters(said.below(PREFIX + ".parameters")).build();
  }

  /** On the class path, which is the resources here; one in a library is not found. */
  private boolean isThere(ChangelogOptions options) {
    return options
        .changelogFile()
        .filter(
            file -> Files.isRegularFile(folder.resolve(ChangelogSearch.RESOURCES).resolve(file)))
        .isPresent();
  }
}
