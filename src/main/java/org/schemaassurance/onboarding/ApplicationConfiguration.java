package org.schemaassurance.onboarding;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.FoundChangelog;
import org.schemaassurance.model.FoundChangelog.Unresolved;
import org.schemaassurance.model.UsageException;

/**
 * What an application says of Liquibase: in the first file that says anything, of those that its
 * framework looks for in the resources. What a profile or the environment adds, only the running
 * application knows.
 *
 * @param folder the project's
 */
record ApplicationConfiguration(Path folder) {
  private static final String CLASS_PATH = "classpath:";

  /**
   * The changelog that it names, or that its framework takes if it says something else of
   * Liquibase.
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
    return properties(file).stream()
        .flatMap(
            found ->
                Stream.of(Framework.values())
                    .filter(framework -> found.hasAny(framework.prefix()))
                    .map(framework -> new Said(found, framework)))
        .map(said -> said.changelog(String.valueOf(file.getFileName())))
        .filter(this::isThere)
        .findFirst();
  }

  /** Empty for one that cannot be read: its framework tells that better. */
  private static Optional<ApplicationProperties> properties(Path file) {
    try {
      return Optional.of(ApplicationProperties.read(file));
    } catch (UsageException unreadable) {
      return Optional.empty();
    }
  }

  /** What one file says of Liquibase, by the names of one framework. */
  private record Said(ApplicationProperties properties, Framework framework) {
    private FoundChangelog changelog(String namedBy) {
      ChangelogOptions.Builder options = ChangelogOptions.builder().changelogFile(master());
      options.parameters(properties.below(framework.parameters()));
      Stream<Unresolved> unresolved =
          Stream.of(
                  unresolved("--changelog-file", "change-log"),
                  tell(options::contexts, "--contexts", "contexts"),
                  tell(options::labelFilter, "--label-filter", "label-filter", "labels"),
                  tell(
                      options::defaultSchemaName,
                      "--default-schema-name",
                      "default-schema",
                      "default-schema-name"),
                  tell(
                      options::liquibaseSchemaName,
                      "--liquibase-schema-name",
                      "liquibase-schema",
                      "liquibase-schema-name"),
                  tell(
                      options::databaseChangelogTableName,
                      "--database-changelog-table-name",
                      "database-change-log-table",
                      "database-change-log-table-name"),
                  tell(
                      options::databaseChangelogLockTableName,
                      "--database-changelog-lock-table-name",
                      "database-change-log-lock-table",
                      "database-change-log-lock-table-name"))
              .flatMap(Optional::stream);
      return new FoundChangelog(
          options.build(), namedBy, Stream.concat(unresolved, unresolvedParameters()).toList());
    }

    private String master() {
      String named =
          properties.value(framework.prefix() + ".change-log").orElse(framework.byDefault());
      String path = named.startsWith(CLASS_PATH) ? named.substring(CLASS_PATH.length()) : named;
      return path.startsWith("/") ? path.substring(1) : path;
    }

    /** Sets one option, or answers what is written where nobody can know it here. */
    private Optional<Unresolved> tell(Consumer<String> set, String option, String... names) {
      Optional<String> known = properties.value(keys(names));
      known.ifPresent(set);
      return known.isPresent() ? Optional.empty() : unresolved(option, names);
    }

    private Optional<Unresolved> unresolved(String option, String... names) {
      return properties.unresolved(keys(names)).map(text -> new Unresolved(option, text));
    }

    private String[] keys(String... names) {
      return Stream.of(names).map(name -> framework.prefix() + "." + name).toArray(String[]::new);
    }

    private Stream<Unresolved> unresolvedParameters() {
      return properties.unresolvedBelow(framework.parameters()).entrySet().stream()
          .map(entry -> new Unresolved("-D " + entry.getKey(), entry.getValue()));
    }
  }

  /** On the class path, which is the resources here; one in a library is not found. */
  private boolean isThere(FoundChangelog found) {
    return Files.isRegularFile(folder.resolve(ChangelogSearch.RESOURCES).resolve(found.file()));
  }
}
