package org.schemaassurance.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.schemaassurance.assurance.BackfillJob;
import org.schemaassurance.backfill.BackfillOptions;
import org.schemaassurance.backfill.BackfillResult;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.model.ExitStatus;
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

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "The longest that the invariant's query may take (600).")
  private int timeoutSeconds = 600;

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
    Duration timeout = Timeout.ofSeconds(timeoutSeconds);
    BackfillOptions options = flags.options();
    List<BackfillJob.Declared> asked = choice.of(rules.read());
    BackfillJob job =
        new BackfillJob(
            terminal.cancellation(),
            terminal.changelogs(),
            connection.settings(terminal),
            timeout,
            flags.rights());
    Ended ended = inTurn(job, asked, options);
    if (!ended.results().isEmpty()) {
      write(ended.results());
    }
    ended.failures().forEach((name, failure) -> tell(name, failure, asked.size() > 1));
    return ended.worst().code();
  }

  /**
   * One that fails does not keep the others from their turn; an interruption does, and a server
   * that is silent.
   */
  private Ended inTurn(BackfillJob job, List<BackfillJob.Declared> asked, BackfillOptions options) {
    Ended ended = new Ended(new ArrayList<>(), new LinkedHashMap<>());
    AtomicBoolean interrupted = new AtomicBoolean();
    try (AtShutdown signal = new AtShutdown(() -> interrupted.set(true))) {
      for (BackfillJob.Declared each : asked) {
        try {
          ended.results().add(dryRun ? job.dryRun(each) : run(job, each, options));
        } catch (UndeterminedException failure) {
          ended.failures().put(each.backfill().name(), failure);
          if (LostConnection.isSilence(failure)) {
            break;
          }
        }
        if (interrupted.get() || ended.worst() == ExitStatus.INTERRUPTED) {
          break;
        }
      }
    }
    return ended;
  }

  private BackfillResult run(
      BackfillJob job, BackfillJob.Declared declared, BackfillOptions options) {
    try (ProgressDisplay display = new ProgressDisplay(terminal, declared.backfill().name())) {
      return job.run(declared, options, display);
    }
  }

  /** What came of those that had their turn; failures by the name of the backfill. */
  private record Ended(List<BackfillResult> results, Map<String, UndeterminedException> failures) {

    /** Of several, what is broken comes before what is not known. */
    ExitStatus worst() {
      List<ExitStatus> statuses =
          Stream.concat(
                  results.stream().map(BackfillResult::exitStatus),
                  failures.values().stream().map(UndeterminedException::exitStatus))
              .toList();
      return Stream.of(ExitStatus.INTERRUPTED, ExitStatus.BROKEN, ExitStatus.UNKNOWN)
          .filter(statuses::contains)
          .findFirst()
          .orElse(ExitStatus.HOLDS);
    }
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
