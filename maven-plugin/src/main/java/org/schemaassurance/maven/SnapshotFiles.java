package org.schemaassurance.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.schemaassurance.AcceptedDifferences;
import org.schemaassurance.DriftOptions;
import org.schemaassurance.Schema;
import org.schemaassurance.TimeLimits;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.UsageException;

/**
 * The snapshot that is committed, and which differences from it are accepted.
 *
 * @param folder of the project
 * @param named a snapshot; else the usual one, if it is there
 * @param ignore a file of what is accepted; else the usual one, if it is there
 */
record SnapshotFiles(Path folder, Optional<File> named, Optional<File> ignore) {
  private static final Path SNAPSHOT = Path.of("changelog", "schema-snapshot.yaml");
  private static final Path IGNORE = Path.of("changelog", "drift-ignore.yaml");

  /** Where it is, or is to be. */
  Path file() {
    return FromHere.shown(named.map(File::toPath).orElse(folder.resolve(SNAPSHOT)));
  }

  /** The schema that it has; empty where nobody named one and there is none. */
  Optional<Schema> schemaIfAny() {
    return named.isEmpty() && !Files.exists(file())
        ? Optional.empty()
        : Optional.of(Schema.inFile(file()));
  }

  /**
   * The schema that it has.
   *
   * @throws UsageException if there is no such file
   */
  Schema schema() {
    return schemaIfAny()
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no snapshot "
                        + SNAPSHOT
                        + ": mvn schema-assurance:snapshot writes what the changelog makes."));
  }

  /** How it is compared. */
  DriftOptions options(TimeLimits limits) {
    AcceptedDifferences accepted =
        ignore
            .map(File::toPath)
            .or(() -> Optional.of(folder.resolve(IGNORE)).filter(Files::exists))
            .map(FromHere::shown)
            .map(AcceptedDifferences::in)
            .orElse(AcceptedDifferences.NONE);
    return new DriftOptions(
        limits, DriftOptions.DEFAULT.extras(), accepted, Optional.of(ChangelogOptions.DEFAULT));
  }
}
