package org.schemaassurance.report;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;

/** A comparison of schemas for people: what differs, and how much there is that doesn't. */
public final class DriftTextReport implements ReportFormat {
  /** In lines. */
  private static final int LONGEST_EXPECTED = 8;

  private final Style style;

  public DriftTextReport(Style style) {
    this.style = style;
  }

  @Override
  public void write(Report report, Writer writer) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(style.bold(TerminalText.onOneLine(report.title()))).append("\n\n");
    differences(text, report);
    verdict(text, report);
    writer.write(text.toString());
  }

  private void differences(StringBuilder text, Report report) {
    Map<String, List<Finding>> bySection =
        report.findings().stream()
            .filter(finding -> finding.status() != Finding.Status.HOLDS)
            .collect(
                Collectors.groupingBy(
                    finding -> finding.rule().section(), LinkedHashMap::new, Collectors.toList()));
    bySection.forEach(
        (section, findings) -> {
          text.append(style.bold("▶ " + TerminalText.onOneLine(section))).append('\n');
          findings.forEach(finding -> difference(text, finding));
          text.append('\n');
        });
  }

  private void difference(StringBuilder text, Finding finding) {
    text.append(mark(finding)).append(' ').append(TerminalText.onOneLine(finding.message()));
    text.append('\n');
    if (finding.status() == Finding.Status.WAIVED) {
      return;
    }
    detail(text, "expected", finding.expected().map(DriftTextReport::shortened));
    detail(text, "found", finding.actual());
    detail(text, "to do", finding.hint());
    detail(text, "made by", finding.makers());
    detail(text, "line", Optional.of(finding.place().file() + ":" + finding.place().line()));
  }

  private String mark(Finding finding) {
    return switch (finding.status()) {
      case WAIVED -> style.yellow("~") + " ignored:";
      case UNKNOWN -> style.yellow("?") + " could not be found out:";
      case HOLDS -> style.green("✓");
      case BROKEN -> finding.isWarning() ? style.yellow("!") + " warning:" : style.red("✗");
    };
  }

  /** A long text is shown once, with what is missing in it and what is new. */
  private static String shortened(String expected) {
    return expected.lines().count() > LONGEST_EXPECTED
        ? expected.lines().findFirst().orElseThrow() + " what is marked - below"
        : expected;
  }

  private static void detail(StringBuilder text, String name, Optional<String> value) {
    value.ifPresent(
        shown ->
            text.append(String.format("    %-9s ", name + ":"))
                .append(TerminalText.safe(shown.strip()).replace("\n", "\n              "))
                .append('\n'));
  }

  private void verdict(StringBuilder text, Report report) {
    Report.Summary summary = report.summary();
    String counts =
        " (%d as expected%s%s%s%s, in %d ms)"
            .formatted(
                summary.holds(),
                counted(summary.broken(), "different"),
                counted(summary.unknown(), "unknown"),
                counted(summary.warnings(), summary.warnings() == 1 ? "warning" : "warnings"),
                counted(summary.waived(), "ignored"),
                report.duration().toMillis());
    text.append(
            switch (report.verdict()) {
              case HOLDS -> style.green("✓") + " No drift";
              case BROKEN -> style.red("✗") + " Drift: see above";
              case UNKNOWN -> style.yellow("?") + " Could not be found out completely: see above";
            })
        .append(counts)
        .append('\n');
  }

  private static String counted(int count, String what) {
    return count == 0 ? "" : ", " + count + " " + what;
  }
}
