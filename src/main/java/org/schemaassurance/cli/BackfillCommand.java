package org.schemaassurance.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.schemaassurance.backfill.BackfillOptions;
import org.schemaassurance.backfill.BackfillResult;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.report.BackfillJsonReport;
import org.schemaassurance.report.BackfillTextReport;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.rules.Spelling;
import org.schemaassurance.verify.checks.NoRowsCheck.DeclaredInvariant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description =
          "Which of the backfills that the rules declare, before --rules; needless where there is one only.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--all", description = "All that the rules declare, in turn.")
  private boolean all;

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
    if (timeoutSeconds < 1) {
      throw new UsageException(
          "--timeout takes a number of seconds from 1 on, not " + timeoutSeconds + ".");
    }
    BackfillOptions options = flags.options();
    List<BackfillJob.Declared> asked = asked(declared(rules.read()));
    BackfillJob job =
        new BackfillJob(
            terminal, connection.settings(terminal), Duration.ofSeconds(timeoutSeconds));
    List<BackfillResult> results = new ArrayList<>();
    for (BackfillJob.Declared each : asked) {
      results.add(dryRun ? job.dryRun(each) : run(job, each, options));
    }
    write(results);
    return worst(results).code();
  }

  private BackfillResult run(
      BackfillJob job, BackfillJob.Declared declared, BackfillOptions options) {
    try (ProgressDisplay display = new ProgressDisplay(terminal, declared.backfill().name())) {
      return job.run(declared, options, display);
    }
  }

  /** The backfills of the rules, in their order. */
  static List<BackfillJob.Declared> declared(RuleSet ruleSet) {
    List<BackfillJob.Declared> declared =
        ruleSet.rules().stream().flatMap(BackfillCommand::declared).toList();
    if (declared.isEmpty()) {
      throw new UsageException(
          "No rule declares a backfill; a no-rows rule does with 'backfill:' (rules explain no-rows).");
    }
    for (int i = 0; i < declared.size(); i++) {
      for (BackfillJob.Declared earlier : declared.subList(0, i)) {
        refuseSameName(earlier, declared.get(i));
      }
    }
    return declared;
  }

  private static Stream<BackfillJob.Declared> declared(Rule rule) {
    return rule.declaration() instanceof DeclaredInvariant invariant
        ? invariant.backfill().map(found -> new BackfillJob.Declared(rule, found)).stream()
        : Stream.empty();
  }

  private static void refuseSameName(BackfillJob.Declared earlier, BackfillJob.Declared later) {
    if (earlier.backfill().name().equals(later.backfill().name())) {
      throw new UsageException(
          "%s: the backfill '%s' is there already, at %s."
              .formatted(
                  later.backfill().location(),
                  later.backfill().name(),
                  earlier.backfill().location()));
    }
  }

  private List<BackfillJob.Declared> asked(List<BackfillJob.Declared> declared) {
    List<String> names = declared.stream().map(each -> each.backfill().name()).toList();
    if (name.isEmpty()) {
      if (declared.size() > 1 && !all) {
        throw new UsageException(
            "The rules declare several backfills: name one of "
                + String.join(", ", names)
                + ", or run them in turn with --all.");
      }
      return declared;
    }
    if (all) {
      throw new UsageException("Either a name or --all, not both.");
    }
    if (!names.contains(name.get())) {
      throw new UsageException(
          "There is no backfill '"
              + name.get()
              + "'."
              + Spelling.nearest(name.get(), names)
                  .map(near -> " Did you mean '" + near + "'?")
                  .orElse(" There are: " + String.join(", ", names) + "."));
    }
    return declared.stream().filter(each -> each.backfill().name().equals(name.get())).toList();
  }

  /** Of several, what is broken comes before what is not known. */
  private static ExitStatus worst(List<BackfillResult> results) {
    List<ExitStatus> statuses = results.stream().map(BackfillResult::exitStatus).toList();
    return Stream.of(ExitStatus.INTERRUPTED, ExitStatus.BROKEN, ExitStatus.UNKNOWN)
        .filter(statuses::contains)
        .findFirst()
        .orElse(ExitStatus.HOLDS);
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
