package org.schemaassurance.maven;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.schemaassurance.MutateOptions;
import org.schemaassurance.MutationProgress;
import org.schemaassurance.ReferenceServer;
import org.schemaassurance.Rules;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.MutationReport;
import org.schemaassurance.report.MutationJsonReport;
import org.schemaassurance.report.MutationTextReport;
import org.schemaassurance.report.Style;

/**
 * Tests the rules: builds databases of its own from the changelog on a throwaway PostgreSQL,
 * sabotages each in one way, and says which sabotage no rule notices.
 */
@Mojo(name = "mutate", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class MutateGoal extends ProjectGoal {
  /** Mutants with this in their description alone, such as public.orders. */
  @Parameter(property = "schema-assurance.mutants")
  private String mutants;

  /** How many of a hundred mutants have to be noticed. */
  @Parameter(property = "schema-assurance.minScore", defaultValue = "100")
  private int minScore;

  /**
   * SQL that is run after the changelog on each of its databases, such as rows that mutants need.
   */
  @Parameter(property = "schema-assurance.mutantSeed")
  private File mutantSeed;

  @Override
  void ask() throws MojoExecutionException, MojoFailureException {
    Rules rules = rules();
    try (ThrowawayReference reference = reference()) {
      MutationReport report =
          ReferenceServer.at(reference.settings(), surroundings())
              .mutate(rules, options(), MutationProgress.NONE);
      reportFiles().write("mutate.txt", writer -> text().write(report, writer));
      reportFiles()
          .write(
              "mutate.json",
              writer -> new MutationJsonReport(reportFiles().version()).write(report, writer));
      lines(report).lines().forEach(getLog()::info);
      judge(report);
    }
  }

  private MutateOptions options() {
    String wanted = Optional.ofNullable(mutants).orElse("");
    return new MutateOptions(
        limits().query(),
        Optional.empty(),
        Optional.ofNullable(mutantSeed).map(File::toPath),
        mutant -> mutant.toString().contains(wanted),
        minScore);
  }

  private static MutationTextReport text() {
    return new MutationTextReport(Style.PLAIN, false);
  }

  private static String lines(MutationReport report) {
    StringWriter lines = new StringWriter();
    try {
      text().write(report, lines);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return lines.toString();
  }

  private void judge(MutationReport report) throws MojoExecutionException, MojoFailureException {
    String sentence =
        "%d of %d mutants were noticed by no rule. Reports: %s"
            .formatted(report.survived().size(), report.results().size(), reportFiles().folder());
    if (report.exitStatus() == ExitStatus.UNKNOWN) {
      throw new MojoExecutionException("Some mutants could not be tried; the report says why.");
    }
    if (report.exitStatus() == ExitStatus.BROKEN && failsOnBroken()) {
      throw new MojoFailureException(sentence);
    }
  }
}
