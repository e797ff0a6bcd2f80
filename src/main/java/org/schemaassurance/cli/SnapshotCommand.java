package org.schemaassurance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.schemaassurance.Schema;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.Sizes;
import org.schemaassurance.SnapshotOptions;
import org.schemaassurance.TimeLimits;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.TableSizes;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;
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

  @Option(
      names = "--of-command",
      paramLabel = "COMMAND",
      description =
          "The schema that this command of the shell makes of an empty database on the server of --reference-url;"
              + " DB_*, PG*, DATABASE_URL and JDBC_DATABASE_URL tell it which.")
  private Optional<String> ofCommand = Optional.empty();

  @Mixin private ReferenceFlags reference;

  @Mixin private WithFlag extras;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the snapshot goes (standard output).")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--sizes",
      paramLabel = "FILE",
      description = "Where it is written as well how large each table is, for rehearse --sizes.")
  private Optional<Path> sizes = Optional.empty();

  @Mixin private TimeoutFlag timeout = new TimeoutFlag();

  @Option(names = "--verbose", description = "Shows where an error comes from.")
  private boolean verbose;

  SnapshotCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    output.ifPresent(file -> new WholeFile(file).requireWritable("The snapshot"));
    sizes.ifPresent(this::writeSizes);
    Schema schema = schema();
    SchemaSnapshot snapshot =
        SchemaAssurance.snapshot(schema, options(), reference.surroundings(terminal));
    try {
      if (output.isPresent()) {
        new WholeFile(output.get()).write(writer -> Schema.write(snapshot, writer));
      } else {
        Schema.write(snapshot, terminal.out());
        terminal.out().flush();
      }
    } catch (IOException failed) {
      throw new UndeterminedException(
          "The snapshot could not be written: " + failed.getMessage(), failed);
    }
    return ExitStatus.HOLDS.code();
  }

  private void writeSizes(Path file) {
    if (ofChangelog || ofCommand.isPresent()) {
      throw new UsageException("--sizes tells of a database, not of what a changelog makes.");
    }
    WholeFile whole = new WholeFile(file);
    whole.requireWritable("The file of sizes");
    TableSizes found =
        SchemaAssurance.of(connection.settings(terminal), terminal.surroundings())
            .sizes(TimeLimits.ofQuery(timeout.query()));
    whole.write(writer -> Sizes.write(found, writer));
  }

  private Schema schema() {
    if (ofChangelog && ofCommand.isPresent()) {
      throw new UsageException(
          "A snapshot is that of the changelog or that of a command, not both.");
    }
    return ofCommand
        .map(command -> reference.schema(command, terminal))
        .orElseGet(
            () ->
                ofChangelog
                    ? reference.schema(terminal)
                    : Schema.of(connection.settings(terminal)));
  }

  private SnapshotOptions options() {
    return new SnapshotOptions(
        TimeLimits.ofQuery(timeout.query()),
        ofChangelog || ofCommand.isPresent() ? extras.ofChangelog() : extras.extras());
  }
}
