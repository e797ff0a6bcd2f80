package org.schemaassurance.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.schemaassurance.Backfills;
import org.schemaassurance.Repair;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.BackfillOptions;
import org.schemaassurance.model.BackfillReport;
import org.schemaassurance.model.BackfillResult;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.report.BackfillJsonReport;
import org.schemaassurance.report.BackfillTextReport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backfill}: repairs what violates an invariant, in batches. */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Repairs the rows that violate an invariant, in small batches that are committed one by one,"
            + " then verifies it. Stopped or killed at any moment, the next run goes on.",
    footer = {
      "",
      "Exit status: 0 nothing left, 1 something left, 2 the question is wrong, 3 could not, 130 interrupted."
    })
final class BackfillCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private BackfillChoice choice;

  @Option(
      names = {"--dry-run", "--check-only"},
      description = "Says what would be done, and writes nothing; 1 if there is something to do.")
  private boolean dryRun;

  @Mixin private BackfillFlags flags;

  @Mixin private ConnectionFlags connection;

  @Mixin private RuleFlags rules;

  @Mixin private ChangelogFlags changelog;

  @Mixin private TimeoutFlag timeout = new TimeoutFlag(600);

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (text).")
  private Format format = Format.text;

  @Option(names = "--verbose", description = "Says more, and shows where an error comes from.")
  private boolean verbose;

  /** The forms of the answer, as they are typed. */
  enum Format {
    text,
    json
  }

  private BackfillCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The verb with its sub-verb. */
  static CommandLine of(Terminal terminal) {
    return new CommandLine(new BackfillCommand(terminal))
        .addSubcommand(new BackfillStatusCommand(terminal));
  }

  @Override
  public Integer call() {
    BackfillOptions options = flags.options(timeout.query());
    Backfills asked = choice.of(rules.rules());
    BackfillReport report = report(asked, options, connection.settings(terminal));
    if (!report.results().isEmpty()) {
      write(report.results());
    }
    boolean areSeveral = asked.names().size() > 1;
    report.failures().forEach((name, failure) -> tell(name, failure, areSeveral));
    return report.exitStatus().code();
  }

  private BackfillReport report(
      Backfills asked, BackfillOptions options, ConnectionSettings settings) {
    return dryRun
        ? SchemaAssurance.of(settings, changelog.surroundings(terminal))
            .backfillPlan(asked, options)
        : Repair.of(settings, changelog.surroundings(terminal))
            .backfill(asked, options, new ProgressDisplay(terminal));
  }

  private void tell(String name, UndeterminedException failure, boolean isOneOfSeveral) {
    String sentence = failure.getMessage();
    boolean isNamed = sentence.contains("backfill " + name);
    terminal.complain(isOneOfSeveral && !isNamed ? name + ": " + sentence : sentence);
    if (verbose) {
      terminal.err().print(Secrecy.traceOf(failure));
    }
  }

  private void write(List<BackfillResult> results) {
    try {
      switch (format) {
        case text ->
            new BackfillTextReport(terminal.style(), verbose).write(results, terminal.out());
        case json -> new BackfillJsonReport(Version.current()).write(results, terminal.out());
      }
      terminal.out().flush();
    } catch (IOException failed) {
      throw new UndeterminedException(
          "The answer could not be written: " + failed.getMessage(), failed);
    }
  }
}
