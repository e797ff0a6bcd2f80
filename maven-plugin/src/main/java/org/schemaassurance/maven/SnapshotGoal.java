package org.schemaassurance.maven;

import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.schemaassurance.Schema;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.SnapshotOptions;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.SchemaSnapshot;

/**
 * Writes down the whole schema that the changelog makes on a throwaway PostgreSQL, one fact a line;
 * or that of a database that is named, read-only.
 */
@Mojo(name = "snapshot", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class SnapshotGoal extends ProjectGoal {
  /** Where it goes; changelog/schema-snapshot.yaml. */
  @Parameter(property = "schema-assurance.snapshot")
  private File snapshot;

  @Override
  void ask() {
    Optional<ConnectionSettings> named = askedDatabase().named();
    if (named.isPresent()) {
      getLog().info("Asking " + named.get() + ", read-only.");
      write(Schema.of(named.get()));
    } else {
      sayChangelog();
      try (ThrowawayReference reference = reference()) {
        build().ask(reference, built -> write(built.schema()));
      }
    }
  }

  private void write(Schema schema) {
    SchemaSnapshot read =
        SchemaAssurance.snapshot(
            schema,
            new SnapshotOptions(limits(), SnapshotOptions.DEFAULT.extras()),
            surroundings());
    SnapshotFiles files =
        new SnapshotFiles(basedir(), Optional.ofNullable(snapshot), Optional.empty());
    ReportFiles.write(files.file(), writer -> Schema.write(read, writer));
    getLog().info(files.file() + " is written: " + read.objects().size() + " objects.");
    sayWhetherAsked("verify compares with it");
  }
}
