package org.schemaassurance.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.schemaassurance.Cron;
import org.schemaassurance.Rules;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.AssuranceException;
import org.schemaassurance.model.BackfillOptions;
import org.schemaassurance.model.CronRun;
import org.schemaassurance.model.ExitStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cron}: a backfill and a verification that nobody watches. */
@Command(
    name = "cron",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Repairs what violates an invariant, then verifies every rule: for cron, timers and CronJobs."
            + " Says nothing unless something is wrong, and logs one line a run.",
    footer = {
      "",
      "Exit status: 0 all holds, or another run is at work; 1 something left or broken, 2 the question is wrong, 3 could not,",
      "130 interrupted."
    })
final class CronCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private BackfillChoice choice;

  @Mixin private CronLogFlags log;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description = "Prometheus metrics of the run, for node_exporter's textfile collector.")
  private Optional<Path> metrics = Optional.empty();

  @Mixin private BackfillFlags flags;

  @Mixin private ConnectionFlags connection;

  @Mixin private RuleFlags rules;

  @Mixin private ChangelogFlags changelog;

  @Mixin private TimeoutFlag timeout = new TimeoutFlag(600);

  @Option(names = "--verbose", description = "Shows where an error comes from.")
  private boolean verbose;

  CronCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CronLogFlags.Log opened = log.open(terminal);
    Terminal voice = opened.isHeard() ? terminal.muted() : terminal;
    Cron cron = new Cron(changelog.surroundings(voice));
    try (LoggedOnce line =
        new LoggedOnce(
            opened.append(),
            () -> cron.ended(ExitStatus.INTERRUPTED, "Interrupted; what was committed stays."))) {
      CronRun run = measured(attempt(voice, cron));
      if (verbose) {
        cron.failures().forEach(failure -> voice.err().print(Secrecy.traceOf(failure)));
      }
      if (line.begin()) {
        if (run.status() != ExitStatus.HOLDS) {
          run.message().ifPresent(voice::complain);
        }
        line.write(run);
        terminal.out().flush();
      }
      return run.status().code();
    }
  }

  private CronRun attempt(Terminal voice, Cron cron) {
    try {
      return run(cron);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError thrown) {
      if (verbose) {
        voice.err().print(Secrecy.traceOf(thrown));
      }
      Failure failure = Failure.of(thrown, verbose);
      return cron.ended(failure.status(), failure.sentence());
    }
  }

  private CronRun run(Cron cron) {
    ConnectionSettings settings = connection.settings(terminal);
    cron.goesTo(settings);
    BackfillOptions options = flags.options(timeout.query());
    metrics.ifPresent(file -> new CronMetricsFile(file).requireWritable());
    Rules asked = rules.rules();
    return cron.run(settings, asked, choice.of(asked), options);
  }

  /** The run that is at work writes the metrics of a run that was skipped. */
  private CronRun measured(CronRun run) {
    if (metrics.isEmpty() || run.isSkipped()) {
      return run;
    }
    try {
      new CronMetricsFile(metrics.get()).write(run);
      return run;
    } catch (AssuranceException unwritten) {
      return run.status() == ExitStatus.HOLDS
          ? run.withFailure(ExitStatus.UNKNOWN, unwritten.getMessage())
          : run;
    }
  }
}
