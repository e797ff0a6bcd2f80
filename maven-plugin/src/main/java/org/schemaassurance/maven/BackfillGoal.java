package org.schemaassurance.maven;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.schemaassurance.Backfills;
import org.schemaassurance.Repair;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.BackfillListener;
import org.schemaassurance.model.BackfillOptions;
import org.schemaassurance.model.BackfillProgress;
import org.schemaassurance.model.BackfillReport;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.report.BackfillTextReport;
import org.schemaassurance.report.Style;

/**
 * Repairs the rows of a database that violate an invariant, in small batches that are committed one
 * by one. The database has to be named, by a url or by database: it is the only goal that writes.
 */
@Mojo(name = "backfill", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class BackfillGoal extends ProjectGoal {
  /** The name of one backfill; all that the rules declare without it. */
  @Parameter(property = "schema-assurance.backfill")
  private String backfill;

  /** Says what would be done, and writes nothing; fails if there is something to do. */
  @Parameter(property = "schema-assurance.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  void ask() throws MojoExecutionException, MojoFailureException {
    ConnectionSettings database = database();
    Backfills all = rules().backfills();
    Backfills asked = backfill == null ? all : all.only(backfill);
    getLog().info((dryRun ? "Asking " : "Repairing ") + database + ".");
    BackfillReport report = report(database, asked);
    told(report).lines().forEach(getLog()::info);
    judge(report);
  }

  private ConnectionSettings database() {
    return askedDatabase()
        .named()
        .orElseThrow(
            () ->
                new UsageException(
                    "A backfill writes, so its database has to be named: -Dschema-assurance.url,"
                        + " -Dschema-assurance.database=liquibase for that of the Liquibase plugin, or"
                        + " -Dschema-assurance.database=environment for DB_*."));
  }

  private BackfillReport report(ConnectionSettings database, Backfills asked) {
    return dryRun
        ? SchemaAssurance.of(database, surroundings()).backfillPlan(asked, BackfillOptions.DEFAULT)
        : Repair.of(database, surroundings())
            .backfill(asked, BackfillOptions.DEFAULT, new Remarks());
  }

  private final class Remarks implements BackfillListener {
    @Override
    public void progressed(BackfillProgress progress) {
      getLog().debug(progress.toString());
    }

    @Override
    public void remarked(String sentence) {
      getLog().info(sentence);
    }
  }

  private static String told(BackfillReport report) {
    StringWriter text = new StringWriter();
    try {
      if (!report.results().isEmpty()) {
        new BackfillTextReport(Style.PLAIN, false).write(report.results(), text);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private void judge(BackfillReport report) throws MojoExecutionException, MojoFailureException {
    report.failures().forEach((name, why) -> getLog().error(name + ": " + why.getMessage()));
    Optional<String> failure =
        report.failures().entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue().getMessage())
            .findFirst();
    if (report.exitStatus() == ExitStatus.BROKEN && failsOnBroken()) {
      throw new MojoFailureException(
          dryRun ? "There are rows to repair." : "There are rows left that violate an invariant.");
    }
    if (report.exitStatus() == ExitStatus.UNKNOWN) {
      throw new MojoExecutionException(failure.orElse("The backfill could not be done."));
    }
  }
}
