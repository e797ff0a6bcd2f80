package org.schemaassurance.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.schemaassurance.Pages;
import org.schemaassurance.Probe;
import org.schemaassurance.ProbeOptions;
import org.schemaassurance.Rules;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.ProbeResult;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.report.ProbePlanText;
import org.schemaassurance.report.Style;
import org.schemaassurance.report.TextReport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code probe}: behaviours tried on a live database, each rolled back. */
@Command(
    name = "probe",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Tries the declared behaviours on a database: statements that write, each behaviour in a"
            + " transaction of its own that is always rolled back.",
    footer = {
      "",
      "Exit status: 0 all happens, 1 something does not, 2 the question is wrong, 3 could not be found out, 130 interrupted."
    })
final class ProbeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ConnectionFlags connection;

  @Mixin private RuleFlags rules;

  @Option(
      names = "--only",
      paramLabel = "BEHAVIOUR",
      description = "This behaviour alone; may be given several times.")
  private List<String> only = List.of();

  @Option(names = "--strict", description = "Warnings count as broken.")
  private boolean strict;

  @Mixin private TimeFlags time = new TimeFlags(5);

  @Option(
      names = "--lock-timeout",
      paramLabel = "MS",
      description =
          "The longest that a statement may wait for a lock, in milliseconds (${DEFAULT-VALUE}).")
  private int lockTimeout = 250;

  @Option(
      names = "--dry-run",
      description =
          "Prints the statements in their order, and what would outlast a rollback; sends none.")
  private boolean dryRun;

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<OutputFlags> outputs = new ArrayList<>();

  @Mixin private ExtentFlags extent = new ExtentFlags();

  private List<String> remarks = List.of();

  ProbeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ProbeOptions options = new ProbeOptions(time.limits(), lock());
    ReportOutputs reports =
        new ReportOutputs(
            terminal,
            outputs,
            new ReportOutputs.Question("probe", this::textReport, Pages.OF_CHECKS));
    Rules all = rules.rules();
    Rules asked = only.isEmpty() ? all : all.only(only);
    Probe probe = Probe.of(connection.settings(terminal), terminal.surroundings());
    if (dryRun) {
      terminal.out().print(new ProbePlanText().of(probe.plan(asked, options)));
      return ExitStatus.HOLDS.code();
    }
    ProbeResult found = probe.run(asked, options);
    Report report = (strict ? found.withWarningsAsErrors() : found).report();
    remarks = found.remarks();
    reports.write(report);
    return report.verdict().exitStatus().code();
  }

  private TextReport textReport(Style style) {
    return extent.of(TextReport.ofTrials(style, modes())).remarking(remarks);
  }

  private Duration lock() {
    if (lockTimeout < 1) {
      throw new UsageException(
          "--lock-timeout takes a number of milliseconds from 1 on, not " + lockTimeout + ".");
    }
    return Duration.ofMillis(lockTimeout);
  }

  private Map<String, String> modes() {
    Map<String, String> modes = new LinkedHashMap<>();
    modes.put("Strict", strict ? "Yes" : "No");
    modes.put("Verbose", extent.verbose() ? "Yes" : "No");
    if (!only.isEmpty()) {
      modes.put("Only", String.join(", ", only));
    }
    return modes;
  }
}
