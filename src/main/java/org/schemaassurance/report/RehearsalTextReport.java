package org.schemaassurance.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.Report;

/** A rehearsal for people: a line for a changeset that is fine, a paragraph for one that is not. */
public final class RehearsalTextReport implements ReportFormat {
  private final Style style;
  private final boolean verbose;
  private final RehearsalReport rehearsal;

  /**
   * @param verbose whether what a changeset costs is told of those, too, that are fine
   */
  public RehearsalTextReport(Style style, boolean verbose, RehearsalReport rehearsal) {
    this.style = style;
    this.verbose = verbose;
    this.rehearsal = rehearsal;
  }

  /**
   * @param report that of the rehearsal
   */
  @Override
  public void write(Report report, Writer writer) throws IOException {
    TextLines lines = new TextLines(style);
    lines
        .text()
        .append(
            style.bold(
                TerminalText.onOneLine(
                    "%s, PostgreSQL %s: %d changesets"
                        .formatted(
                            report.title(),
                            report.target().serverVersion(),
                            rehearsal.changesets().size()))))
        .append('\n');
    rehearsal.remarks().forEach(lines::remark);
    lines.blank();
    rehearsal.changesets().forEach(changeset -> add(lines, changeset));
    lines.blank();
    verdict(lines, report);
    writer.write(lines.text().toString());
  }

  private void add(TextLines lines, RehearsedChangeset changeset) {
    lines.mark(mark(changeset), title(changeset));
    changeset.findings().stream()
        .filter(finding -> finding.status() != Finding.Status.HOLDS)
        .sorted(Comparator.comparing(Finding::isWarning))
        .forEach(finding -> say(lines, finding));
    if (verbose || !changeset.isFine()) {
      RehearsalCosts.lines(changeset).forEach(cost -> indented(lines, cost));
    }
  }

  private String title(RehearsedChangeset changeset) {
    String key = changeset.changeset().declared().key();
    return changeset.isFine() && !isUsual(changeset)
        ? key + ": " + changeset.findings().get(0).message()
        : key + RehearsalCosts.brief(changeset).map(brief -> "  (" + brief + ")").orElse("");
  }

  /** Whether it went up, down and up. */
  private static boolean isUsual(RehearsedChangeset changeset) {
    return changeset.changeset().canBeUndone();
  }

  private String mark(RehearsedChangeset changeset) {
    if (changeset.findings().stream().anyMatch(Finding::breaksVerdict)) {
      return style.red("✗");
    }
    if (changeset.findings().stream().anyMatch(found -> found.status() == Finding.Status.UNKNOWN)) {
      return style.yellow("?");
    }
    return changeset.findings().stream().anyMatch(Finding::isWarning)
        ? style.yellow("!")
        : style.green("✓");
  }

  private static void say(TextLines lines, Finding finding) {
    indented(
        lines,
        finding.rule().name() + (finding.isWarning() ? " (warning): " : ": ") + finding.message());
    finding.hint().ifPresent(hint -> indented(lines, "  to do: " + hint));
  }

  private static void indented(TextLines lines, String sentence) {
    lines.text().append("    ").append(TerminalText.onOneLine(sentence)).append('\n');
  }

  private static void verdict(TextLines lines, Report report) {
    String shown =
        " (" + Counts.of(report.summary()) + ", in " + report.duration().toMillis() + " ms)";
    switch (report.verdict()) {
      case HOLDS -> lines.good("Each changeset can be taken back" + shown);
      case BROKEN -> lines.broken("Broken: see above" + shown);
      case UNKNOWN -> lines.unknown("Could not be found out completely: see above" + shown);
    }
  }
}
