package org.schemaassurance.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.schemaassurance.Pages;
import org.schemaassurance.ReferenceServer;
import org.schemaassurance.RehearsalProgress;
import org.schemaassurance.RehearseOptions;
import org.schemaassurance.Rules;
import org.schemaassurance.Sizes;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.TableSizes;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.report.RehearsalHtml;
import org.schemaassurance.report.RehearsalMarkdown;
import org.schemaassurance.report.RehearsalTextReport;
import org.schemaassurance.report.ReportFormat;
import org.schemaassurance.report.Style;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rehearse}: what a release will do, shown before it does it. */
@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Runs each changeset up, down and up in a database of its own: whether its rollback restores"
            + " what was there, and what it locks, rewrites and scans.",
    footer = {
      "",
      "Exit status: 0 all is restored, 1 something is not, 2 the question is wrong, 3 could not be found out, 130 interrupted."
    })
final class RehearseCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ReferenceFlags reference;

  @Mixin private ConnectionFlags connection;

  @Mixin private RuleFlags rules;

  @Option(
      names = "--no-rules",
      description =
          "No rules and behaviours are judged after each changeset (those of --rules are, if there are any).")
  private boolean noRules;

  @ArgGroup private StartFlags start = new StartFlags();

  @Option(
      names = "--rows",
      paramLabel = "COUNT",
      description =
          "How many rows are made up for each table, from what the catalog says of it (${DEFAULT-VALUE}); with"
              + " --pending for the largest, and for others in proportion.")
  private int rows = RehearseOptions.DEFAULT.rows();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "SQL that is run before the first changeset that is rehearsed, such as rows that fit.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--sizes",
      paramLabel = "FILE",
      description =
          "How large tables are in production, as snapshot --sizes writes it: hints weigh more for large ones.")
  private Optional<Path> sizes = Optional.empty();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "HINT",
      description = "These hints alone; may be given several times.")
  private List<String> only = List.of();

  @Option(
      names = "--except",
      split = ",",
      paramLabel = "HINT",
      description = "Without these hints; as for --only.")
  private List<String> except = List.of();

  @Mixin private WaiversFlag waivers = new WaiversFlag();

  @Option(
      names = "--explain",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "HINT",
      description =
          "Prints what a hint tells, what happens in production and the safe way, and ends; without HINT, which"
              + " there are.")
  private Optional<String> explained = Optional.empty();

  @ArgGroup private TrafficFlags traffic = new TrafficFlags();

  @Option(
      names = "--keep-going",
      description = "A changeset that fails is left out, and the others are rehearsed.")
  private boolean keepGoing;

  @Option(names = "--strict", description = "Warnings count as broken.")
  private boolean strict;

  @Mixin private TimeoutFlag timeout = new TimeoutFlag();

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<OutputFlags> outputs = new ArrayList<>();

  @Option(
      names = "--verbose",
      description = "Shows what each changeset costs, and where an error comes from.")
  private boolean verbose;

  private RehearsalReport rehearsed;

  RehearseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (explained.isPresent()) {
      String id = explained.get();
      terminal.out().print(id.isEmpty() ? PageList.of(Pages.hints()) : Pages.ofHint(id));
      terminal.out().flush();
      return ExitStatus.HOLDS.code();
    }
    ReportOutputs reports =
        new ReportOutputs(
            terminal,
            outputs,
            new ReportOutputs.Question(
                "rehearse",
                this::textReport,
                () -> new RehearsalMarkdown(rehearsed),
                () -> new RehearsalHtml(Version.current(), rehearsed),
                Pages.OF_REHEARSALS));
    RehearsalReport found = rehearse(options());
    rehearsed = strict ? found.withWarningsAsErrors() : found;
    reports.write(rehearsed.report());
    return rehearsed.report().verdict().exitStatus().code();
  }

  private RehearseOptions options() {
    if (rows < 0) {
      throw new UsageException("--rows takes a number from 0 on, not " + rows + ".");
    }
    return new RehearseOptions(
        timeout.query(),
        start.chosen(),
        rows,
        data,
        sizes.map(Sizes::in).orElse(TableSizes.UNKNOWN),
        only,
        except,
        waivers.accepted(),
        keepGoing,
        traffic.chosen());
  }

  private RehearsalReport rehearse(RehearseOptions options) {
    ReferenceServer server = reference.server(terminal);
    RehearsalProgress progress = new CountDisplay(terminal, "changesets")::at;
    return start.isPending()
        ? server.rehearsePending(connection.settings(terminal), rules(), options, progress)
        : server.rehearse(rules(), options, progress);
  }

  private Optional<Rules> rules() {
    return noRules ? Optional.empty() : rules.rulesIfAny();
  }

  private ReportFormat textReport(Style style) {
    return new RehearsalTextReport(style, verbose, rehearsed);
  }
}
