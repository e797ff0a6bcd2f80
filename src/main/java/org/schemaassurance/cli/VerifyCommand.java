package org.schemaassurance.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.schemaassurance.Pages;
import org.schemaassurance.Rules;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.TimeLimits;
import org.schemaassurance.VerifyOptions;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.report.Style;
import org.schemaassurance.report.TextReport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verify}: rules against a live database, read-only. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Checks a database against declared rules, read-only: holds, is broken, or could not be found out.",
    footer = {
      "",
      "Exit status: 0 holds, 1 is broken, 2 the question is wrong, 3 could not be found out, 130 interrupted."
    })
final class VerifyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ConnectionFlags connection;

  @Mixin private RuleFlags rules;

  @Mixin private ChangelogFlags changelog;

  @Mixin private QueryRightsFlag queries;

  @Option(
      names = "--only",
      paramLabel = "RULE",
      description = "This rule alone; may be given several times.")
  private List<String> only = List.of();

  @Option(names = "--no-data", description = "Structure only: no query reads the tables' rows.")
  private boolean noData;

  @Option(
      names = "--no-samples",
      description = "Shows no keys of rows that violate an invariant, only how many there are.")
  private boolean noSamples;

  @Option(names = "--strict", description = "Warnings count as broken.")
  private boolean strict;

  @Mixin private TimeFlags time;

  @Option(
      names = "--grants",
      arity = "0..1",
      fallbackValue = "schema_verifier",
      paramLabel = "ROLE",
      description = "Prints what a role (schema_verifier) needs for these rules, as SQL, and ends.")
  private Optional<String> grantsFor = Optional.empty();

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<OutputFlags> outputs = new ArrayList<>();

  @Option(names = "--check-only", description = "Accepted for old scripts: verify never writes.")
  private boolean checkOnly;

  @Mixin private ExtentFlags extent = new ExtentFlags();

  private int untried;

  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    TimeLimits limits = time.limits();
    ReportOutputs reports =
        new ReportOutputs(
            terminal,
            outputs,
            new ReportOutputs.Question("verify", this::textReport, Pages.OF_CHECKS));
    Rules asked = asked(rules.rules());
    untried = asked.behaviours().size();
    SchemaAssurance database =
        SchemaAssurance.of(connection.settings(terminal), changelog.surroundings(terminal));
    if (grantsFor.isPresent()) {
      terminal.out().print(database.grants(grantsFor.get(), asked, limits));
      return ExitStatus.HOLDS.code();
    }
    Report report =
        database.verify(asked, new VerifyOptions(limits, !noSamples, queries.areOwnRights()));
    Report judged = strict ? report.withWarningsAsErrors() : report;
    reports.write(judged);
    return judged.verdict().exitStatus().code();
  }

  private Rules asked(Rules all) {
    Rules named = only.isEmpty() ? all : all.only(only);
    Rules asked = noData ? named.withoutData() : named;
    if (asked.names().isEmpty()) {
      throw new UsageException(
          "No rule is left to check: --no-data leaves out every rule that was asked for.");
    }
    return asked;
  }

  private TextReport textReport(Style style) {
    TextReport report = extent.of(new TextReport(style, modes()));
    return untried == 0
        ? report
        : report.remarking(
            List.of(
                (untried == 1 ? "1 behaviour is" : untried + " behaviours are")
                    + " declared beside these rules: 'probe' tries "
                    + (untried == 1 ? "it." : "them.")));
  }

  private Map<String, String> modes() {
    Map<String, String> modes = new LinkedHashMap<>();
    modes.put("Check-only", "Yes");
    modes.put("Data", noData ? "No" : "Yes");
    modes.put("Strict", strict ? "Yes" : "No");
    modes.put("Verbose", extent.verbose() ? "Yes" : "No");
    Optional.of(only)
        .filter(names -> !names.isEmpty())
        .ifPresent(names -> modes.put("Only", String.join(", ", names)));
    return modes;
  }
}
