package org.schemaassurance.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.TimeLimits;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.report.BackfillStatusReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backfill status}: which backfills have run on a database, and how far they are. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Shows the backfills of a database, who is at work, and the last runs; reads only.")
final class BackfillStatusCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ConnectionFlags connection;

  @Mixin private TimeoutFlag timeout = new TimeoutFlag();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (text).")
  private BackfillCommand.Format format = BackfillCommand.Format.text;

  @Option(names = "--verbose", description = "Shows where an error comes from.")
  private boolean verbose;

  BackfillStatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    SchemaAssurance database =
        SchemaAssurance.of(connection.settings(terminal), terminal.surroundings());
    BackfillStatusReport report =
        new BackfillStatusReport(database.backfillHistory(TimeLimits.ofQuery(timeout.query())));
    switch (format) {
      case text -> report.writeText(terminal.out());
      case json -> report.writeJson(terminal.out(), Version.current());
    }
    terminal.out().flush();
    return ExitStatus.HOLDS.code();
  }
}
