package org.schemaassurance.junit;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.AcceptedDifferences;
import org.schemaassurance.DriftOptions;
import org.schemaassurance.Probe;
import org.schemaassurance.ProbeOptions;
import org.schemaassurance.Rules;
import org.schemaassurance.Schema;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.SnapshotOptions;
import org.schemaassurance.Surroundings;
import org.schemaassurance.TimeLimits;
import org.schemaassurance.VerifyOptions;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;

/**
 * What is asked of a database.
 *
 * @param strict whether warnings count as broken
 */
record Questions(AssuredDatabase database, boolean strict) {
  private static final String WRITE = "schemaassurance.write-snapshots";

  /** A finding for each rule and object. */
  Report rules(Rules rules) {
    VerifyOptions options = VerifyOptions.DEFAULT;
    return counted(
        assurance().verify(rules, database.changelog().isPresent() ? options.ofBuilt() : options));
  }

  /**
   * A finding for each behaviour and role.
   *
   * @throws UsageException if the database was given as a data source
   */
  Report behaviours(Rules rules) {
    ConnectionSettings settings =
        database
            .settings()
            .orElseThrow(
                () ->
                    new UsageException(
                        "Behaviours are tried on connections of their own, and a data source gives only its own: say AssuredDatabase.at(url, user, password)."));
    return counted(Probe.of(settings).run(rules, ProbeOptions.DEFAULT).report());
  }

  /**
   * A finding for each object of a snapshot's file, and for each that is beside it. With the system
   * property {@code schemaassurance.write-snapshots} the file is written before.
   *
   * @throws UsageException if there is no such file
   */
  Report snapshot(Path file, Optional<Path> ignore) {
    if (Boolean.getBoolean(WRITE)) {
      write(file);
    }
    if (!Files.exists(file)) {
      throw new UsageException(
          "There is no snapshot %s: run the test once with -D%s=true, look at what it writes, and commit it."
              .formatted(file, WRITE));
    }
    AcceptedDifferences accepted =
        ignore.map(AcceptedDifferences::in).orElse(AcceptedDifferences.NONE);
    return counted(
        SchemaAssurance.drift(
            Schema.inFile(file),
            database.schema(),
            new DriftOptions(TimeLimits.DEFAULT, Set.of(), accepted, database.changelog()),
            surroundings()));
  }

  private void write(Path file) {
    SchemaSnapshot found =
        SchemaAssurance.snapshot(database.schema(), SnapshotOptions.DEFAULT, Surroundings.DEFAULT);
    try (Writer writer = Files.newBufferedWriter(file)) {
      Schema.write(found, writer);
    } catch (IOException failed) {
      throw new UndeterminedException(
          "The snapshot %s cannot be written: %s.".formatted(file, failed.getMessage()), failed);
    }
  }

  private SchemaAssurance assurance() {
    return database
        .settings()
        .map(settings -> SchemaAssurance.of(settings, surroundings()))
        .orElseGet(() -> SchemaAssurance.of(database.dataSource(), surroundings()));
  }

  /** A changelog is read as it was when it was run. */
  private Surroundings surroundings() {
    return database
        .changelog()
        .map(Surroundings.DEFAULT::withChangelog)
        .orElse(Surroundings.DEFAULT);
  }

  private Report counted(Report report) {
    return strict ? report.withWarningsAsErrors() : report;
  }
}
