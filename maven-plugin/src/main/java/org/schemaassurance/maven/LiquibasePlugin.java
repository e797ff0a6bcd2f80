package org.schemaassurance.maven;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.schemaassurance.model.UsageException;

/**
 * What a project says of its Liquibase plugin, as that plugin would read it: the configuration in
 * the POM wins over {@code -Dliquibase.*} and the project's properties of these names.
 */
final class LiquibasePlugin {
  private static final String KEY = "org.liquibase:liquibase-maven-plugin";
  private static final String PREFIX = "liquibase.";

  private final Optional<Plugin> plugin;
  private final Optional<Xpp3Dom> configuration;
  private final MavenSession session;
  private final MavenProject project;
  private final ExpressionEvaluator evaluator;

  private LiquibasePlugin(
      Optional<Plugin> plugin,
      Optional<Xpp3Dom> configuration,
      MavenProject project,
      MavenSession session,
      MojoExecution execution) {
    this.plugin = plugin;
    this.configuration = configuration;
    this.project = project;
    this.session = session;
    this.evaluator = new PluginParameterExpressionEvaluator(session, execution);
  }

  /**
   * That of a project, which need not have one.
   *
   * @param chosen the id of the execution that counts; empty for the only one that updates, or for
   *     what is configured outside of executions
   * @throws UsageException if there is no such execution, or several that do not agree
   */
  static LiquibasePlugin in(
      MavenProject project,
      MavenSession session,
      MojoExecution execution,
      Optional<String> chosen) {
    Optional<Plugin> plugin =
        Optional.ofNullable(project.getPlugin(KEY)).or(() -> managed(project));
    Optional<Object> configuration = plugin.flatMap(declared -> configuration(declared, chosen));
    return new LiquibasePlugin(
        plugin, configuration.map(Xpp3Dom.class::cast), project, session, execution);
  }

  private static Optional<Plugin> managed(MavenProject project) {
    return Optional.ofNullable(project.getPluginManagement())
        .map(PluginManagement::getPluginsAsMap)
        .map(plugins -> plugins.get(KEY));
  }

  /** That of an execution has what is configured for the whole plugin as well. */
  private static Optional<Object> configuration(Plugin plugin, Optional<String> chosen) {
    if (chosen.isPresent()) {
      return Optional.ofNullable(execution(plugin, chosen.get()).getConfiguration());
    }
    List<PluginExecution> updates =
        plugin.getExecutions().stream()
            .filter(execution -> execution.getGoals().stream().anyMatch(LiquibasePlugin::updates))
            .toList();
    if (updates.size() == 1) {
      return Optional.ofNullable(updates.get(0).getConfiguration());
    }
    Optional<Object> ofPlugin = Optional.ofNullable(plugin.getConfiguration());
    boolean namesChangelog =
        ofPlugin.filter(dom -> ((Xpp3Dom) dom).getChild("changeLogFile") != null).isPresent();
    if (updates.isEmpty() || namesChangelog) {
      return ofPlugin;
    }
    throw new UsageException(
        "The Liquibase plugin has several executions that update ("
            + ids(updates)
            + "): name one by <liquibaseExecution>.");
  }

  private static boolean updates(String goal) {
    return goal.startsWith("update");
  }

  private static PluginExecution execution(Plugin plugin, String id) {
    return Optional.ofNullable(plugin.getExecutionsAsMap().get(id))
        .orElseThrow(
            () ->
                new UsageException(
                    "The Liquibase plugin has no execution '"
                        + id
                        + "'"
                        + (plugin.getExecutions().isEmpty()
                            ? "."
                            : "; there are: " + ids(plugin.getExecutions()) + ".")));
  }

  private static String ids(List<PluginExecution> executions) {
    return executions.stream().map(PluginExecution::getId).collect(Collectors.joining(", "));
  }

  /** Whether the project has that plugin. */
  boolean isThere() {
    return plugin.isPresent();
  }

  /** The libraries that it gives to Liquibase, such as custom changes. */
  List<Dependency> dependencies() {
    return plugin.map(Plugin::getDependencies).orElse(List.of());
  }

  /** The value of the first of its parameters, by Liquibase's names, that has one. */
  Optional<String> value(String... names) {
    return Stream.concat(
            Stream.of(names).flatMap(name -> configured(name).stream()),
            Stream.of(names).flatMap(name -> property(PREFIX + name).stream()))
        .findFirst();
  }

  private Optional<String> configured(String name) {
    return configuration
        .map(dom -> dom.getChild(name))
        .flatMap(child -> evaluated(child.getValue()));
  }

  /** What is typed wins over what the project says. */
  private Optional<String> property(String name) {
    return Stream.of(
            session.getUserProperties(), project.getProperties(), session.getSystemProperties())
        .flatMap(properties -> Stream.ofNullable(properties.getProperty(name)))
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  /**
   * Entries of its parameters that are maps; of two with one name the first wins, as in Liquibase.
   */
  Map<String, String> entries(String... names) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String name : names) {
      configuration.map(dom -> dom.getChild(name)).ifPresent(map -> addEntries(map, entries));
    }
    return entries;
  }

  private void addEntries(Xpp3Dom map, Map<String, String> entries) {
    for (Xpp3Dom child : map.getChildren()) {
      boolean isPair = child.getName().equals("property") && child.getChild("name") != null;
      String name = isPair ? child.getChild("name").getValue() : child.getName();
      Optional<String> value =
          isPair
              ? Optional.ofNullable(child.getChild("value")).map(Xpp3Dom::getValue)
              : Optional.ofNullable(child.getValue());
      value.flatMap(this::evaluated).ifPresent(text -> entries.putIfAbsent(name, text));
    }
  }

  private Optional<String> evaluated(String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(evaluator.evaluate(text)).map(Object::toString);
    } catch (ExpressionEvaluationException unreadable) {
      throw new UsageException(
          "A value of the Liquibase plugin's configuration cannot be read: "
              + unreadable.getMessage()
              + ".",
          unreadable);
    }
  }
}
