package org.schemaassurance.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.schemaassurance.MutateOptions;
import org.schemaassurance.Rules;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.MutationReport;
import org.schemaassurance.model.SweptDatabases;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.report.MutationJsonReport;
import org.schemaassurance.report.MutationTextReport;
import org.schemaassurance.report.Style;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mutate}: which sabotage the rules do not notice. */
@Command(
    name = "mutate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Tests the rules: builds databases of its own from the changelog, sabotages each in one way,"
            + " and says which sabotage no rule notices.",
    footer = {
      "",
      "Exit status: 0 enough is noticed, 1 too little, 2 the question is wrong, 3 could not be found out, 130 interrupted."
    })
final class MutateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ReferenceFlags reference;

  @Mixin private RuleFlags rules;

  @Option(
      names = "--seed",
      paramLabel = "FILE",
      description = "SQL that is run after the changelog, such as rows that mutants need.")
  private Optional<Path> seed = Optional.empty();

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "Mutants with this in their description alone, such as public.orders.")
  private String only = "";

  @Option(
      names = "--min-score",
      paramLabel = "PERCENT",
      description = "How many of a hundred mutants have to be noticed (100).")
  private int minScore = 100;

  @Mixin private TimeoutFlag timeout = new TimeoutFlag();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (text).")
  private Format format = Format.text;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the report goes (standard output).")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--clean",
      description =
          "Only drops the databases that killed runs have left on that server; every run does so,"
              + " too, before it begins.")
  private boolean clean;

  @Option(
      names = "--verbose",
      description = "Shows who noticed each mutant, and where an error comes from.")
  private boolean verbose;

  /** The forms of a report, as they are typed. */
  enum Format {
    text,
    json
  }

  MutateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (clean) {
      return clean();
    }
    if (minScore < 0 || minScore > 100) {
      throw new UsageException(
          "--min-score takes a percentage from 0 to 100, not " + minScore + ".");
    }
    MutateOptions options =
        new MutateOptions(
            timeout.query(),
            Optional.empty(),
            seed,
            mutant -> mutant.toString().contains(only),
            minScore);
    output.ifPresent(file -> new WholeFile(file).requireWritable("The report"));
    Rules asked = rules.rules();
    MutationReport report =
        reference
            .server(terminal)
            .mutate(asked, options, new CountDisplay(terminal, "mutants")::at);
    write(report);
    return report.exitStatus().code();
  }

  /** What could not be dropped is no answer of "nothing is left". */
  private int clean() {
    SweptDatabases swept = reference.server(terminal).sweep(timeout.query());
    terminal.out().println(swept.gone().orElse("No database to drop that a killed run has left."));
    terminal.out().flush();
    swept.left().ifPresent(terminal::complain);
    return (swept.kept().isEmpty() ? ExitStatus.HOLDS : ExitStatus.UNKNOWN).code();
  }

  private void write(MutationReport report) {
    try {
      if (output.isPresent()) {
        new WholeFile(output.get()).write(writer -> write(report, Style.PLAIN, writer));
      } else {
        write(report, terminal.style(), terminal.out());
        terminal.out().flush();
      }
    } catch (IOException failed) {
      throw new UndeterminedException(
          "The report could not be written: " + failed.getMessage(), failed);
    }
  }

  private void write(MutationReport report, Style style, Writer writer) throws IOException {
    switch (format) {
      case text -> new MutationTextReport(style, verbose).write(report, writer);
      case json -> new MutationJsonReport(Version.current()).write(report, writer);
    }
  }
}
