package org.schemaassurance.maven;

import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.schemaassurance.yaml.Spelling;

/**
 * Properties on Maven's command line that look like ours and are no goal's, which Maven passes
 * over.
 */
record MistypedProperties(PluginDescriptor plugin) {
  private static final String OURS = "schema-assurance.";

  /**
   * A sentence for each, with the name that was probably meant.
   *
   * @param projects whose own properties, such as one for the plugin's version, are theirs
   */
  List<String> sentences(Properties given, List<Model> projects) {
    Set<String> known = known();
    Set<String> theirs =
        projects.stream()
            .flatMap(model -> model.getProperties().stringPropertyNames().stream())
            .collect(Collectors.toSet());
    return given.stringPropertyNames().stream()
        .filter(name -> name.startsWith(OURS))
        .filter(name -> !known.contains(name) && !theirs.contains(name))
        .sorted()
        .map(
            name ->
                "No goal has the property "
                    + name
                    + Spelling.nearest(name, known)
                        .map(meant -> "; did you mean " + meant + "?")
                        .orElse("."))
        .toList();
  }

  /** Those of all of a session's projects. */
  static List<Model> projectsOf(MavenSession session) {
    return session.getProjects().stream().map(project -> project.getModel()).toList();
  }

  /** What stands in {@code property} of a parameter, as the plugin's descriptor has it. */
  private Set<String> known() {
    return plugin.getMojos().stream()
        .map(MojoDescriptor::getMojoConfiguration)
        .flatMap(configuration -> Arrays.stream(configuration.getChildren()))
        .map(MistypedProperties::expression)
        .filter(text -> text.startsWith("${" + OURS) && text.endsWith("}"))
        .map(text -> text.substring(2, text.length() - 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String expression(PlexusConfiguration parameter) {
    return parameter.getValue("");
  }
}
