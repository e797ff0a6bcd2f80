package org.schemaassurance.maven;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.schemaassurance.DraftOptions;
import org.schemaassurance.LintOptions;
import org.schemaassurance.Pages;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.report.Style;
import org.schemaassurance.report.TextReport;

/**
 * Tells what is there and not in force, and what linters find, in what the changelog makes on a
 * throwaway PostgreSQL; or in a database that is named, read-only. Nothing has to be declared.
 */
@Mojo(name = "lint", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class LintGoal extends ProjectGoal {
  /** These lints alone, on by default or not; * stands for any characters. */
  @Parameter(property = "schema-assurance.lints")
  private List<String> lints;

  /** Without these lints. */
  @Parameter(property = "schema-assurance.exceptLints")
  private List<String> exceptLints;

  /** These schemas alone, quoted as in SQL or letter by letter; all without it. */
  @Parameter(property = "schema-assurance.schemas")
  private List<String> schemas;

  /** What is accepted, why and until when; verify-rules/waivers.yaml, if it is there. */
  @Parameter(property = "schema-assurance.waivers")
  private File waivers;

  @Override
  void ask() throws MojoExecutionException, MojoFailureException {
    Answers answers = answers();
    Optional<ConnectionSettings> named = askedDatabase().named();
    if (named.isPresent()) {
      getLog().info("Asking " + named.get() + ", read-only.");
      lint(named.get(), answers);
    } else {
      try (ThrowawayReference reference = reference()) {
        build().ask(reference, built -> lint(built.settings(), answers));
      }
    }
    answers.judge();
  }

  private void lint(ConnectionSettings database, Answers answers) {
    Set<String> names =
        stream(schemas).map(DraftOptions::schema).collect(Collectors.toUnmodifiableSet());
    LintOptions options =
        new LintOptions(
            limits(),
            stream(lints).toList(),
            stream(exceptLints).toList(),
            Map.of(),
            names,
            new Waivers(basedir(), Optional.ofNullable(waivers)).accepted());
    answers.add(
        "Lints",
        "lint",
        SchemaAssurance.of(database, surroundings()).lint(options),
        TextReport.ofLints(Style.PLAIN, Map.of()),
        Pages.OF_LINTS);
  }

  private static Stream<String> stream(List<String> words) {
    return Stream.ofNullable(words).flatMap(List::stream);
  }
}
