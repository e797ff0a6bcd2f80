package org.schemaassurance.onboarding;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemaassurance.changelog.DefaultsFile;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.FoundChangelog;
import org.schemaassurance.model.FoundChangelog.Unresolved;

/**
 * What the pom configures of Liquibase's Maven plugin, with the properties of its parents in the
 * source tree and without what else it inherits: only Maven itself could say that.
 *
 * @param folder that has the {@code pom.xml}
 */
record LiquibasePlugin(Path folder) {
  private static final String POM = "pom.xml";

  /** A pom may name itself as its parent. */
  private static final int MOST_GENERATIONS = 8;

  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");
  private static final Pattern FOLDER =
      Pattern.compile("\\$\\{(project\\.basedir|basedir|pom\\.basedir)}/?");

  /** The plugin's name for it, and the one that Liquibase has elsewhere. */
  private static final String[] OWN_SCHEMA = {"changelogSchemaName", "liquibaseSchemaName"};

  private static final String[] OWN_TABLE = {
    "databaseChangeLogTableName", "databaseChangelogTableName"
  };
  private static final String[] OWN_LOCK = {"databaseChangeLogLockTableName"};

  /** The changelog that it names, itself or by a properties file. */
  Optional<FoundChangelog> changelog() {
    Path pom = folder.resolve(POM);
    return PomElement.read(pom)
        .flatMap(
            project ->
                configuration(project)
                    .flatMap(found -> changelog(properties(project, pom, 0), found)));
  }

  /** Those of a parent that lies beside it in the source tree, too; its own win. */
  private static Map<String, String> properties(PomElement project, Path pom, int generation) {
    Map<String, String> properties = new TreeMap<>();
    if (generation < MOST_GENERATIONS) {
      project.children("parent").findFirst().stream()
          .map(parent -> ofParent(parent, pom, generation + 1))
          .forEach(properties::putAll);
      properties.putAll(project.entries("properties"));
    }
    return properties;
  }

  /** None of a pom that happens to lie where the parent might, and is another's. */
  private static Map<String, String> ofParent(PomElement parent, Path pom, int generation) {
    return Optional.of(parent.text("relativePath").orElse("../" + POM))
        .filter(path -> !path.isEmpty())
        .map(path -> pom.resolveSibling(path).normalize())
        .map(path -> Files.isDirectory(path) ? path.resolve(POM) : path)
        .flatMap(
            file ->
                PomElement.read(file)
                    .filter(project -> isNamed(project, parent))
                    .map(project -> properties(project, file, generation)))
        .orElse(Map.of());
  }

  /** A project without a group has its parent's. */
  private static boolean isNamed(PomElement project, PomElement reference) {
    Optional<String> group =
        Stream.concat(Stream.of(project), project.children("parent"))
            .flatMap(each -> each.text("groupId").stream())
            .findFirst();
    Optional<String> asked = reference.text("groupId");
    return project.text("artifactId").equals(reference.text("artifactId"))
        && (group.isEmpty() || asked.isEmpty() || group.equals(asked));
  }

  private static Optional<PomElement> configuration(PomElement project) {
    return project
        .descendants("plugin")
        .filter(plugin -> plugin.text("artifactId").equals(Optional.of("liquibase-maven-plugin")))
        .flatMap(LiquibasePlugin::configurations)
        .findFirst();
  }

  /** The plugin's own, else that of its first execution. */
  private static Stream<PomElement> configurations(PomElement plugin) {
    return Stream.concat(plugin.children("configuration"), plugin.descendants("configuration"));
  }

  private Optional<FoundChangelog> changelog(
      Map<String, String> properties, PomElement configuration) {
    ChangelogOptions.Builder builder = ChangelogOptions.builder();
    value(configuration, properties, "changeLogFile", "changelogFile")
        .ifPresent(builder::changelogFile);
    value(configuration, properties, "contexts", "contextFilter").ifPresent(builder::contexts);
    value(configuration, properties, "labelFilter", "labels").ifPresent(builder::labelFilter);
    value(configuration, properties, "defaultSchemaName").ifPresent(builder::defaultSchemaName);
    value(configuration, properties, OWN_SCHEMA).ifPresent(builder::liquibaseSchemaName);
    value(configuration, properties, OWN_TABLE).ifPresent(builder::databaseChangelogTableName);
    value(configuration, properties, OWN_LOCK).ifPresent(builder::databaseChangelogLockTableName);
    value(configuration, properties, "changeLogDirectory", "searchPath")
        .map(text -> Stream.of(text.split(",")).map(part -> folder.resolve(part.strip())).toList())
        .ifPresent(builder::searchPath);
    Map<String, String> parameters = configuration.entries("expressionVars");
    parameters.putAll(configuration.entries("expressionVariables"));
    builder.parameters(parameters);
    ChangelogOptions own = builder.build();
    return Optional.of(own.orElse(ofPropertiesFile(configuration, properties)))
        .filter(options -> options.changelogFile().isPresent())
        .map(
            options ->
                new FoundChangelog(
                    options,
                    "the Liquibase plugin in " + POM,
                    unresolved(configuration, properties)));
  }

  /**
   * What is said of those that decide which changesets apply and have run, and that Maven alone
   * knows.
   */
  private static List<Unresolved> unresolved(
      PomElement configuration, Map<String, String> properties) {
    return Stream.of(
            unresolved(configuration, properties, "--contexts", "contexts", "contextFilter"),
            unresolved(configuration, properties, "--label-filter", "labelFilter", "labels"),
            unresolved(configuration, properties, "--default-schema-name", "defaultSchemaName"),
            unresolved(configuration, properties, "--liquibase-schema-name", OWN_SCHEMA),
            unresolved(configuration, properties, "--database-changelog-table-name", OWN_TABLE),
            unresolved(configuration, properties, "--database-changelog-lock-table-name", OWN_LOCK))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Unresolved> unresolved(
      PomElement configuration, Map<String, String> properties, String option, String... names) {
    return Stream.of(names)
        .flatMap(name -> configuration.text(name).stream())
        .map(text -> resolved(text, properties))
        .filter(text -> PROPERTY.matcher(text).find())
        .map(text -> new Unresolved(option, text))
        .findFirst();
  }

  private ChangelogOptions ofPropertiesFile(
      PomElement configuration, Map<String, String> properties) {
    return value(configuration, properties, "propertyFile")
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .map(
            file ->
                ChangelogOptions.builder()
                    .defaultsFile(file)
                    .build()
                    .orElse(namesOf(DefaultsFile.read(file))))
        .orElse(ChangelogOptions.DEFAULT);
  }

  private static ChangelogOptions namesOf(ChangelogOptions read) {
    return read.changelogFile().map(ChangelogOptions::of).orElse(ChangelogOptions.DEFAULT);
  }

  /** Empty where it is not there, or says what only Maven knows. */
  private static Optional<String> value(
      PomElement configuration, Map<String, String> properties, String... names) {
    return Stream.of(names)
        .flatMap(name -> configuration.text(name).stream())
        .map(text -> resolved(text, properties))
        .filter(text -> !text.isBlank() && !PROPERTY.matcher(text).find())
        .findFirst();
  }

  private static String resolved(String text, Map<String, String> properties) {
    Matcher names = PROPERTY.matcher(FOLDER.matcher(text).replaceAll(""));
    return names.replaceAll(
        name -> Matcher.quoteReplacement(properties.getOrDefault(name.group(1), name.group())));
  }
}
