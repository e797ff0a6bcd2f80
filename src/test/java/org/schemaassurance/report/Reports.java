package org.schemaassurance.report;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemaassurance.model.Acceptance;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.Origin;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.RuleIdentity;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.StatisticsTable;
import org.schemaassurance.model.Target;

/** Reports to write. */
final class Reports {
  private Reports() {}

  private static final Origin ORIGIN =
      new Origin("changelog/a.sql::1::team", new FileLine("changelog/a.sql", 7));
  private static final Pattern MISMATCH =
      Pattern.compile(
          "(?<said>.*?): expected (?<expected>.*), found (?<found>.*)\\.", Pattern.DOTALL);

  /**
   * @param message of what is broken {@code object: expected …, found ….}; its fields say "one" and
   *     "another" all the same
   */
  static Finding finding(String rule, int line, Finding.Status status, String message) {
    return switch (status) {
      case HOLDS -> finding(rule, line, new Outcome.Holds(message), "public." + rule);
      case UNKNOWN ->
          finding(rule, line, new Outcome.Unknown(message, Optional.empty()), "public." + rule);
      case BROKEN -> broken(rule, line, message);
      case WAIVED -> throw new IllegalArgumentException("accept a broken one");
    };
  }

  private static Finding broken(String rule, int line, String message) {
    Matcher parts = MISMATCH.matcher(message);
    if (!parts.matches()) {
      throw new IllegalArgumentException(message);
    }
    return finding(
        rule,
        line,
        new Outcome.Broken(
            new Phrase("one", parts.group("expected")),
            new Phrase("another", parts.group("found")),
            Optional.of("Do this.\nThen that.")),
        parts.group("said"));
  }

  private static Finding finding(String rule, int line, Outcome outcome, String said) {
    return new Finding(
        new RuleIdentity(rule, "table", "Checking tables"),
        new FileLine("verify-rules/a.yaml", line),
        new JudgedObject(
            "public." + rule,
            said,
            outcome instanceof Outcome.Broken ? Optional.of(ORIGIN) : Optional.empty()),
        outcome,
        Severity.ERROR);
  }

  /** The same, resting on a count. */
  static Finding counted(Finding finding, long violations) {
    return new Finding(
        finding.rule(),
        finding.place(),
        finding.about(),
        finding.outcome(),
        finding.severity(),
        OptionalLong.of(violations));
  }

  /** The same, in another section. */
  static Finding inSection(Finding finding, String section) {
    return of(
        finding,
        new RuleIdentity(finding.rule().name(), finding.rule().check(), section),
        finding.outcome());
  }

  /** The same, by a rule of another kind. */
  static Finding checkedBy(Finding finding, String check) {
    return of(
        finding,
        new RuleIdentity(finding.rule().name(), check, finding.rule().section()),
        finding.outcome());
  }

  /** The same, since a table is missing. */
  static Finding forWantOf(Finding finding, String table) {
    return of(finding, finding.rule(), ((Outcome.Broken) finding.outcome()).forWantOf(table));
  }

  private static Finding of(Finding finding, RuleIdentity rule, Outcome outcome) {
    return new Finding(rule, finding.place(), finding.about(), outcome, finding.severity());
  }

  /** The same, of an object that is made elsewhere. */
  static Finding madeAt(Finding finding, FileLine start) {
    return new Finding(
        finding.rule(),
        finding.place(),
        new JudgedObject(
            finding.object(),
            finding.about().said(),
            Optional.of(new Origin(ORIGIN.changeset(), start))),
        finding.outcome(),
        finding.severity());
  }

  static final Acceptance NEXT_WEEK =
      new Acceptance("next week", "dba team", LocalDate.of(2027, 1, 31));

  static Report of(Finding... findings) {
    return of(List.of(), findings);
  }

  static Report of(List<StatisticsTable> statistics, Finding... findings) {
    return new Report(
        "Shop",
        new Target("db.example.com", 5432, "shop", "verifier", "16.3", false),
        Instant.parse("2026-11-22T10:00:00.123456Z"),
        Duration.ofMillis(42),
        List.of(findings),
        statistics);
  }

  static String written(ReportFormat format, Report report) throws IOException {
    StringWriter writer = new StringWriter();
    format.write(report, writer);
    return writer.toString();
  }
}
