package org.schemaassurance.maven;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.schemaassurance.Pages;
import org.schemaassurance.Probe;
import org.schemaassurance.ProbeOptions;
import org.schemaassurance.Rules;
import org.schemaassurance.Schema;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.VerifyOptions;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.ProbeResult;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.report.DriftTextReport;
import org.schemaassurance.report.Style;
import org.schemaassurance.report.TextReport;

/**
 * Builds the changelog on a throwaway PostgreSQL, and fails the build unless the rules hold, what
 * the behaviours say happens, and the schema is that of the committed snapshot. With a url, or a
 * database that is named otherwise, it asks that one, read-only: rules and snapshot, no behaviours.
 */
@Mojo(
    name = "verify",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class VerifyGoal extends ProjectGoal {
  /** The snapshot that is compared; changelog/schema-snapshot.yaml, if it is there. */
  @Parameter(property = "schema-assurance.snapshot")
  private File snapshot;

  /** Which differences from it are accepted; changelog/drift-ignore.yaml, if it is there. */
  @Parameter(property = "schema-assurance.ignore")
  private File ignore;

  @Override
  void ask() throws MojoExecutionException, MojoFailureException {
    Optional<Rules> rules = rulesIfAny();
    Optional<Schema> expected = snapshot().schemaIfAny();
    requireAny(rules, expected);
    Answers answers = answers();
    Optional<ConnectionSettings> named = askedDatabase().named();
    if (named.isPresent()) {
      getLog().info("Asking " + named.get() + ", read-only.");
      rules.ifPresent(asked -> verify(named.get(), asked, VerifyOptions.DEFAULT, answers));
      expected.ifPresent(schema -> compare(schema, Schema.of(named.get()), answers));
      rules.map(Rules::behaviours).filter(all -> !all.isEmpty()).ifPresent(this::leaveToProbe);
    } else {
      askWhatIsBuilt(rules, expected, answers);
    }
    answers.judge();
  }

  private void leaveToProbe(List<String> behaviours) {
    getLog()
        .info(
            "Behaviours: "
                + behaviours.size()
                + " are not tried on a database that is named; schema-assurance:probe tries them.");
  }

  private void askWhatIsBuilt(Optional<Rules> rules, Optional<Schema> expected, Answers answers) {
    try (ThrowawayReference reference = reference()) {
      build()
          .ask(
              reference,
              built -> {
                rules.ifPresent(
                    asked ->
                        verify(built.settings(), asked, VerifyOptions.DEFAULT.ofBuilt(), answers));
                expected.ifPresent(schema -> compare(schema, built.schema(), answers));
                rules
                    .filter(asked -> !asked.behaviours().isEmpty())
                    .ifPresent(asked -> probe(built.settings(), asked, answers));
              });
    }
  }

  private static void requireAny(Optional<Rules> rules, Optional<Schema> expected) {
    if (rules.isEmpty() && expected.isEmpty()) {
      throw new UsageException(
          "There is nothing to verify: no folder verify-rules, and no changelog/schema-snapshot.yaml."
              + " mvn schema-assurance:rules-init and mvn schema-assurance:snapshot write them.");
    }
  }

  private void verify(
      ConnectionSettings database, Rules rules, VerifyOptions options, Answers answers) {
    if (rules.names().isEmpty()) {
      return;
    }
    answers.add(
        "Rules",
        "verify",
        SchemaAssurance.of(database, surroundings()).verify(rules, options.within(limits())),
        new TextReport(Style.PLAIN, Map.of()),
        Pages.OF_CHECKS);
  }

  private void compare(Schema expected, Schema found, Answers answers) {
    Report drift =
        SchemaAssurance.drift(expected, found, snapshot().options(limits()), surroundings());
    answers.add("Snapshot", "drift", drift, new DriftTextReport(Style.PLAIN), Pages.OF_DIFFERENCES);
    if (drift.summary().broken() > 0) {
      getLog().info("What is meant: mvn schema-assurance:snapshot writes the snapshot anew.");
    }
  }

  private void probe(ConnectionSettings database, Rules rules, Answers answers) {
    ProbeResult tried =
        Probe.of(database, surroundingsOfThrowaway())
            .run(rules, ProbeOptions.DEFAULT.within(limits()));
    answers.add(
        "Behaviours",
        "probe",
        tried.report(),
        TextReport.ofTrials(Style.PLAIN, Map.of()),
        Pages.OF_CHECKS);
  }

  private SnapshotFiles snapshot() {
    return new SnapshotFiles(basedir(), Optional.ofNullable(snapshot), Optional.ofNullable(ignore));
  }
}
