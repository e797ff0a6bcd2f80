package org.schemaassurance.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.schemaassurance.DraftOptions;
import org.schemaassurance.LintOptions;
import org.schemaassurance.Pages;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.report.Style;
import org.schemaassurance.report.TextReport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lint}: the first answer, which needs no rule. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Tells what is there and not in force, and what linters find, read-only; nothing has to be declared.",
    footer = {
      "",
      "Exit status: 0 nothing is broken, 1 something is, 2 the question is wrong, 3 could not be found out, 130 interrupted."
    })
final class LintCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ConnectionFlags connection;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "LINT",
      description =
          "These lints, on by default or not; * stands for any characters. May be given several times.")
  private List<String> only = List.of();

  @Option(
      names = "--except",
      split = ",",
      paramLabel = "LINT",
      description = "Without these lints; as for --only.")
  private List<String> except = List.of();

  @Option(
      names = "--severity",
      split = ",",
      paramLabel = "LINT=WORD",
      description =
          "What a lint finds is an error or a warning, whatever its default; as for --only, the last that matches counts.")
  private Map<String, String> severities = new LinkedHashMap<>();

  @Option(
      names = "--schema",
      paramLabel = "SCHEMA",
      description =
          "This schema alone (all of them, and what belongs to none), quoted as in SQL or letter by letter; may be given several times.")
  private List<String> schemas = new ArrayList<>();

  @Mixin private WaiversFlag waivers = new WaiversFlag();

  @Option(names = "--strict", description = "Warnings count as broken.")
  private boolean strict;

  @Mixin private TimeFlags time;

  @Option(
      names = "--explain",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "LINT",
      description =
          "Prints what a lint tells, why and what to do, and ends; without LINT, which there are.")
  private Optional<String> explained = Optional.empty();

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<OutputFlags> outputs = new ArrayList<>();

  @Option(names = "--quiet", description = "Of the text, only what does not hold, and the verdict.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Shows where an error comes from.")
  private boolean verbose;

  LintCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (explained.isPresent()) {
      terminal
          .out()
          .print(
              explained.get().isEmpty()
                  ? PageList.of(Pages.lints())
                  : Pages.ofLint(explained.get()));
      terminal.out().flush();
      return ExitStatus.HOLDS.code();
    }
    ReportOutputs reports =
        new ReportOutputs(
            terminal,
            outputs,
            new ReportOutputs.Question("lint", this::textReport, Pages.OF_LINTS));
    LintOptions options =
        new LintOptions(time.limits(), only, except, severities(), schemas(), waivers.accepted());
    Report report =
        SchemaAssurance.of(connection.settings(terminal), terminal.surroundings()).lint(options);
    Report judged = strict ? report.withWarningsAsErrors() : report;
    reports.write(judged);
    return judged.verdict().exitStatus().code();
  }

  private Map<String, Severity> severities() {
    Map<String, Severity> read = new LinkedHashMap<>();
    severities.forEach((id, word) -> read.put(id, severity(word)));
    return read;
  }

  private static Severity severity(String word) {
    try {
      return Severity.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new UsageException(
          "--severity takes error or warning behind a lint, not '" + word + "'.", unknown);
    }
  }

  private Set<String> schemas() {
    return schemas.stream().map(DraftOptions::schema).collect(Collectors.toSet());
  }

  private TextReport textReport(Style style) {
    Map<String, String> modes = new LinkedHashMap<>();
    modes.put("Strict", strict ? "Yes" : "No");
    mode(modes, "Only", only);
    mode(modes, "Except", except);
    mode(modes, "Schemas", schemas);
    TextReport report =
        TextReport.ofLints(style, modes)
            .remarking(
                List.of("'lint --explain' lists what else can be looked for, and explains each."));
    return quiet ? report.quiet() : report;
  }

  private static void mode(Map<String, String> modes, String name, List<String> values) {
    if (!values.isEmpty()) {
      modes.put(name, String.join(", ", values));
    }
  }
}
