package org.schemaassurance.maven;

import java.io.File;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.schemaassurance.Pages;
import org.schemaassurance.Schema;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.report.DriftTextReport;
import org.schemaassurance.report.Style;

/**
 * Compares a database's whole schema with the committed snapshot, or with what the changelog makes,
 * read-only. Which database: a url, else what database says, else the one of the Liquibase plugin.
 */
@Mojo(
    name = "drift",
    requiresProject = true,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class DriftGoal extends ProjectGoal {
  /**
   * What is expected: snapshot, or changelog for what the changelog makes on a throwaway server.
   */
  @Parameter(property = "schema-assurance.against", defaultValue = "snapshot")
  private String against;

  /** The snapshot; changelog/schema-snapshot.yaml. */
  @Parameter(property = "schema-assurance.snapshot")
  private File snapshot;

  /** Which differences are accepted; changelog/drift-ignore.yaml, if it is there. */
  @Parameter(property = "schema-assurance.ignore")
  private File ignore;

  @Override
  void ask() throws MojoExecutionException, MojoFailureException {
    SnapshotFiles files =
        new SnapshotFiles(basedir(), Optional.ofNullable(snapshot), Optional.ofNullable(ignore));
    ConnectionSettings found = database();
    getLog().info("Asking " + found + ", read-only.");
    Answers answers = answers();
    switch (against) {
      case "snapshot" -> compare(files, files.schema(), found, answers);
      case "changelog" -> {
        try (ThrowawayReference reference = reference()) {
          build().ask(reference, built -> compare(files, built.schema(), found, answers));
        }
      }
      default ->
          throw new UsageException("<against> takes snapshot or changelog, not '" + against + "'.");
    }
    answers.judge();
  }

  private ConnectionSettings database() {
    AskedDatabase asked = askedDatabase();
    return asked
        .named()
        .or(asked::liquibases)
        .orElseThrow(
            () ->
                new UsageException(
                    "No database is named: <url>, -Dschema-assurance.url, the Liquibase plugin's url, or"
                        + " -Dschema-assurance.database=environment for DB_*."));
  }

  private void compare(
      SnapshotFiles files, Schema expected, ConnectionSettings found, Answers answers) {
    Report report =
        SchemaAssurance.drift(expected, Schema.of(found), files.options(limits()), surroundings());
    answers.add("Schema", "drift", report, new DriftTextReport(Style.PLAIN), Pages.OF_DIFFERENCES);
  }
}
