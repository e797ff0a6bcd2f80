package org.schemaassurance.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.schemaassurance.Pages;
import org.schemaassurance.RehearseOptions;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.RehearsalStart;
import org.schemaassurance.model.UsageException;
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

  @ArgGroup private Start start = new Start();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "SQL that is run before the first changeset that is rehearsed: rows, or tables that the changelog"
              + " takes for granted.")
  private Optional<Path> data = Optional.empty();

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

  /** Which changesets are rehearsed. */
  static final class Start {
    @Option(
        names = "--last",
        paramLabel = "COUNT",
        description = "The last changesets alone, where those before have run.")
    private Optional<Integer> last = Optional.empty();

    @Option(
        names = "--since-tag",
        paramLabel = "TAG",
        description = "Those alone behind the changeset that sets this tag (tagDatabase).")
    private Optional<String> tag = Optional.empty();

    @Option(
        names = "--from",
        paramLabel = "FILE",
        description =
            "Those alone that have not run in the state that a file tells: a snapshot (.yaml), or a plain dump"
                + " of pg_dump.")
    private Optional<Path> file = Optional.empty();

    private RehearsalStart chosen() {
      if (last.isPresent()) {
        if (last.get() < 1) {
          throw new UsageException(
              "--last takes a number of changesets from 1 on, not " + last.get() + ".");
        }
        return new RehearsalStart.BeforeLast(last.get());
      }
      return tag.<RehearsalStart>map(RehearsalStart.AtTag::new)
          .or(() -> file.map(RehearsalStart.InFile::new))
          .orElseGet(RehearsalStart.Empty::new);
    }
  }

  RehearseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ReportOutputs reports =
        new ReportOutputs(
            terminal,
            outputs,
            new ReportOutputs.Question("rehearse", this::textReport, Pages.OF_REHEARSALS));
    RehearseOptions options = new RehearseOptions(timeout.query(), start.chosen(), data, keepGoing);
    RehearsalReport found =
        reference.server(terminal).rehearse(options, new CountDisplay(terminal, "changesets")::at);
    rehearsed = strict ? found.withWarningsAsErrors() : found;
    reports.write(rehearsed.report());
    return rehearsed.report().verdict().exitStatus().code();
  }

  private ReportFormat textReport(Style style) {
    return new RehearsalTextReport(style, verbose, rehearsed);
  }
}
