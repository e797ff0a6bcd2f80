package org.schemaassurance.maven;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.schemaassurance.Pages;
import org.schemaassurance.Probe;
import org.schemaassurance.ProbeOptions;
import org.schemaassurance.Rules;
import org.schemaassurance.Surroundings;
import org.schemaassurance.TimeLimits;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.ProbeResult;
import org.schemaassurance.report.Style;
import org.schemaassurance.report.TextReport;

/**
 * Tries the declared behaviours on what the changelog makes; or, on a database that is named by a
 * url or by database, each in a transaction that is rolled back.
 */
@Mojo(name = "probe", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class ProbeGoal extends ProjectGoal {
  /** These behaviours alone. */
  @Parameter(property = "schema-assurance.behaviours")
  private List<String> behaviours;

  /** The longest that a statement may take, in seconds. */
  @Parameter(property = "schema-assurance.statementTimeout", defaultValue = "5")
  private int statementTimeout;

  @Override
  void ask() throws MojoExecutionException, MojoFailureException {
    Rules all = rules();
    Rules asked = behaviours == null || behaviours.isEmpty() ? all : all.only(behaviours);
    Answers answers = answers();
    Optional<ConnectionSettings> named = askedDatabase().named();
    if (named.isPresent()) {
      getLog().info("Trying behaviours on " + named.get() + "; each is rolled back.");
      probe(named.get(), asked, surroundings(), answers);
    } else {
      try (ThrowawayReference reference = reference()) {
        build()
            .ask(
                reference,
                built -> probe(built.settings(), asked, surroundingsOfThrowaway(), answers));
      }
    }
    answers.judge();
  }

  private void probe(
      ConnectionSettings database, Rules rules, Surroundings surroundings, Answers answers) {
    TimeLimits limits = TimeLimits.ofRun(Duration.ofSeconds(Math.max(1, statementTimeout)));
    ProbeResult tried =
        Probe.of(database, surroundings).run(rules, ProbeOptions.DEFAULT.within(limits));
    answers.add(
        "Behaviours",
        "probe",
        tried.report(),
        TextReport.ofTrials(Style.PLAIN, Map.of()).remarking(tried.remarks()),
        Pages.OF_CHECKS);
  }
}
