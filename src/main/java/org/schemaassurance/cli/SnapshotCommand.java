package org.schemaassurance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.schemaassurance.assurance.Reading;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.drift.SnapshotFile;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.UndeterminedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code snapshot}: the schema of a database, or of the changelog, as text. */
@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Writes down the whole schema of a database, one fact a line, read-only; or the one that the changelog makes.",
    footer = {
      "",
      "Exit status: 0 written, 2 the question is wrong, 3 could not be found out, 130 interrupted."
    })
final class SnapshotCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ConnectionFlags connection;

  @Option(
      names = "--of-changelog",
      description = "The schema that the changelog makes, not the one of the database.")
  private boolean ofChangelog;

  @Mixin private ReferenceFlags reference;

  @Mixin private ExtraFlags extras;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the snapshot goes (standard output).")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "The longest that one query may take (60).")
  private int timeoutSeconds = 60;

  @Option(names = "--verbose", description = "Shows where an error comes from.")
  private boolean verbose;

  SnapshotCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    output.ifPresent(file -> new WholeFile(file).requireWritable("The snapshot"));
    SchemaSnapshot snapshot =
        ofChangelog
            ? reference
                .server(terminal)
                .snapshot(
                    terminal.cancellation(),
                    "snapshot",
                    limits(),
                    reference.changelog(),
                    extras.extras())
            : ofDatabase();
    try {
      if (output.isPresent()) {
        new WholeFile(output.get()).write(writer -> SnapshotFile.write(snapshot, writer));
      } else {
        SnapshotFile.write(snapshot, terminal.out());
        terminal.out().flush();
      }
    } catch (IOException failed) {
      throw new UndeterminedException(
          "The snapshot could not be written: " + failed.getMessage(), failed);
    }
    return ExitStatus.HOLDS.code();
  }

  private SchemaSnapshot ofDatabase() {
    return new Reading(
            terminal.cancellation(),
            ReadableDatabase.at(connection.settings(terminal)),
            "snapshot",
            limits())
        .of(session -> SnapshotReader.read(session, extras.extras()));
  }

  private Limits limits() {
    return Limits.ofStatement(Timeout.ofSeconds(timeoutSeconds));
  }
}
