package org.schemaassurance.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.schemaassurance.AcceptedFindings;
import org.schemaassurance.LintPage;
import org.schemaassurance.NewWaiver;
import org.schemaassurance.Pages;
import org.schemaassurance.Rules;
import org.schemaassurance.WaivedFinding;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.PlainText;
import org.schemaassurance.model.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules waive}: somebody accepts a finding for a time; asks no database. */
@Command(
    name = "waive",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Accepts a finding of a rule or lint until a day, under somebody's name.",
    footer = {"", "The waiver is added at the end of the file; what stands there is not touched."})
final class RulesWaiveCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      index = "0",
      paramLabel = "RULE",
      description = "The rule's name, or the id of a lint or of what a rehearsal tells.")
  private String rule;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OBJECT",
      description =
          "The object, as the finding names it (the one that the rule is about; a lint is about none); of a"
              + " rehearsal the changeset, file::id::author.")
  private Optional<String> object = Optional.empty();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why it is accepted.")
  private String reason;

  @Option(
      names = "--owner",
      required = true,
      paramLabel = "WHO",
      description = "Who answers for it.")
  private String owner;

  @Option(
      names = "--expires",
      required = true,
      paramLabel = "YYYY-MM-DD",
      description = "The last day on which it counts, in UTC.")
  private String expires;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Where it is written (verify-rules/waivers.yaml).")
  private Path file = Path.of("verify-rules", "waivers.yaml");

  @Mixin private RuleFlags rules;

  RulesWaiveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    requireWords("--reason", reason);
    requireWords("--owner", owner);
    object.ifPresent(given -> requireWords("OBJECT", given));
    LocalDate lastDay = lastDay();
    NewWaiver waiver = new NewWaiver(rule, object, reason, owner, lastDay);
    Optional<Rules> asked = needsNoRules() ? Optional.empty() : Optional.of(rules.rules());
    WholeFile target = new WholeFile(file);
    target.requireWritable("The waiver");
    WaivedFinding waived =
        asked
            .map(all -> all.waived(waiver, file))
            .orElseGet(() -> AcceptedFindings.waived(waiver, file));
    target.write(waived.text());
    terminal
        .out()
        .println(
            "Waived until "
                + lastDay
                + ": "
                + waived.object()
                + kind()
                + rule
                + ", in "
                + file
                + ".");
    terminal.out().flush();
    return ExitStatus.HOLDS.code();
  }

  private String kind() {
    if (isLint()) {
      return " of lint ";
    }
    return isOfRehearsal() ? " of a rehearsal's " : " of rule ";
  }

  /** No rule files are read for what stands in none. */
  private boolean needsNoRules() {
    return isLint() || isOfRehearsal();
  }

  private boolean isLint() {
    return Pages.lints().stream().map(LintPage::id).anyMatch(rule::equals);
  }

  private boolean isOfRehearsal() {
    return Pages.hints().stream().map(LintPage::id).anyMatch(rule::equals);
  }

  private static void requireWords(String option, String value) {
    if (value.isBlank()) {
      throw new UsageException(option + " takes some words, not an empty text.");
    }
    PlainText.faultOf(value)
        .ifPresent(
            fault -> {
              throw new UsageException(option + ": expected text, found " + fault + ".");
            });
  }

  private LocalDate lastDay() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    try {
      LocalDate lastDay = LocalDate.parse(expires);
      if (lastDay.isBefore(today)) {
        throw new UsageException(
            "--expires takes a day from today (" + today + ") on, not " + expires + ".");
      }
      return lastDay;
    } catch (DateTimeParseException wrong) {
      throw new UsageException(
          "--expires takes a day like 2027-01-31, not '" + expires + "'.", wrong);
    }
  }
}
