package org.schemaassurance.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.schemaassurance.model.ChangelogOptions;

/**
 * What a project says to Liquibase: by the plugin's configuration, and by a file of properties.
 *
 * @param file of properties; that of the plugin, else liquibase.properties where there is no plugin
 * @param libraries finds the files of the plugin's dependencies
 */
record LiquibaseProject(
    MavenProject project,
    LiquibasePlugin plugin,
    Optional<LiquibaseProperties> file,
    Function<List<Dependency>, List<Path>> libraries) {
  private static final String USUAL_FILE = "liquibase.properties";
  private static final String CHANGELOG_FILE = "changeLogFile";

  static LiquibaseProject of(
      MavenProject project,
      LiquibasePlugin plugin,
      Function<List<Dependency>, List<Path>> libraries) {
    Optional<String> usual =
        Optional.of(USUAL_FILE)
            .filter(name -> !plugin.isThere())
            .filter(name -> Files.isRegularFile(project.getBasedir().toPath().resolve(name)));
    List<Path> folders = Stream.concat(sources(project), outputs(project)).toList();
    return new LiquibaseProject(
        project,
        plugin,
        plugin
            .value("propertyFile")
            .or(() -> usual)
            .map(name -> LiquibaseProperties.read(name, folders)),
        libraries);
  }

  /** The project's folder, and those that a build copies as they are. */
  private static Stream<Path> sources(MavenProject project) {
    Path basedir = project.getBasedir().toPath();
    Stream<Resource> resources =
        Stream.concat(project.getResources().stream(), project.getTestResources().stream());
    return Stream.concat(
            Stream.of(basedir),
            resources
                .filter(resource -> !resource.isFiltering())
                .map(Resource::getDirectory)
                .map(basedir::resolve))
        .filter(Files::isDirectory);
  }

  /** What a build has made, which may be older. */
  private static Stream<Path> outputs(MavenProject project) {
    return Stream.of(
            project.getBuild().getOutputDirectory(), project.getBuild().getTestOutputDirectory())
        .map(Path::of)
        .filter(Files::isDirectory);
  }

  /** The changelog as Liquibase would read it. */
  ChangelogOptions changelog() {
    ChangelogOptions.Builder options = ChangelogOptions.builder();
    value(CHANGELOG_FILE).ifPresent(options::changelogFile);
    value("contexts").ifPresent(options::contexts);
    value("labelFilter").or(() -> value("labels")).ifPresent(options::labelFilter);
    value("defaultSchemaName").ifPresent(options::defaultSchemaName);
    value("changelogSchemaName")
        .or(() -> value("liquibaseSchemaName"))
        .ifPresent(options::liquibaseSchemaName);
    value("databaseChangeLogTableName").ifPresent(options::databaseChangelogTableName);
    value("databaseChangeLogLockTableName").ifPresent(options::databaseChangelogLockTableName);
    file.map(LiquibaseProperties::file).ifPresent(options::defaultsFile);
    return options
        .parameters(parameters())
        .searchPath(searchPath())
        .classpath(classpath())
        // A source and its copy in target are one file.
        .settings(Map.of("duplicateFileMode", "SILENT"))
        .build();
  }

  /** As Liquibase takes them: the first that gives a value wins. */
  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    file.ifPresent(properties -> parameters.putAll(properties.parameters()));
    plugin
        .entries("systemProperties", "expressionVars", "expressionVariables")
        .forEach(parameters::putIfAbsent);
    return parameters;
  }

  private List<Path> searchPath() {
    Path basedir = project.getBasedir().toPath();
    Stream<Path> named =
        value("searchPath").or(() -> value("changeLogDirectory")).stream()
            .flatMap(text -> Stream.of(text.split("[,;]")))
            .map(String::strip)
            .filter(place -> !place.isEmpty())
            .map(basedir::resolve);
    return Stream.concat(named, sources(project)).distinct().toList();
  }

  private List<Path> classpath() {
    Stream<Path> dependencies =
        project.getArtifacts().stream()
            .filter(each -> !LiquibaseLibraries.isOurs(each.getGroupId(), each.getArtifactId()))
            .map(Artifact::getFile)
            .filter(found -> found != null && found.isFile() && found.getName().endsWith(".jar"))
            .map(File::toPath);
    return Stream.of(
            outputs(project), libraries.apply(plugin.dependencies()).stream(), dependencies)
        .flatMap(Function.identity())
        .distinct()
        .toList();
  }

  /** The database that Liquibase would change. */
  Optional<String> url() {
    return value("url");
  }

  /**
   * Who would log in there.
   *
   * @param ofServer reads those of a server in settings.xml
   */
  Credentials credentials(Function<String, Credentials> ofServer) {
    Credentials written = new Credentials(value("username"), value("password"));
    return value("server").map(ofServer).orElse(Credentials.NONE).orElse(written);
  }

  /** Who says which changelog it is, for a sentence; empty if nobody does. */
  Optional<String> changelogNamedBy() {
    Optional<String> byPlugin = plugin.value(CHANGELOG_FILE).map(written -> "the Liquibase plugin");
    Optional<String> byFile =
        file.filter(properties -> properties.value(CHANGELOG_FILE).isPresent())
            .map(properties -> String.valueOf(properties.file().getFileName()));
    return fileWins() ? byFile.or(() -> byPlugin) : byPlugin.or(() -> byFile);
  }

  /** The plugin wins, unless it says that the file does. */
  private Optional<String> value(String name) {
    Optional<String> ofPlugin = plugin.value(name);
    Optional<String> ofFile = file.flatMap(properties -> properties.value(name));
    return fileWins() ? ofFile.or(() -> ofPlugin) : ofPlugin.or(() -> ofFile);
  }

  private boolean fileWins() {
    return plugin.value("propertyFileWillOverride").filter(Boolean::parseBoolean).isPresent();
  }
}
