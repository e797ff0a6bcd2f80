package org.schemaassurance.report;

import java.io.IOException;
import java.io.Writer;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.StatisticsTable;

/** GitHub Flavored Markdown, for a step summary or a comment: what does not hold first. */
public final class MarkdownReport implements ReportFormat {
  /** 1 MiB: GitHub refuses a step summary that is larger. */
  static final int MOST_BYTES = 1 << 20;

  @Override
  public void write(Report report, Writer writer) throws IOException {
    MarkdownPage page = new MarkdownPage(MOST_BYTES, "1 MiB");
    page.always(heading(report));
    RunAs.sentences(report.target(), MarkdownText::span)
        .forEach(sentence -> page.always(sentence + "\n\n"));
    MarkdownParts.remarks(report).forEach(page::always);
    page.always(counts(report.summary()));
    findings(page, report, "Broken", Finding::breaksVerdict);
    findings(page, report, "Could not be found out", isStatus(Finding.Status.UNKNOWN));
    findings(page, report, "Warnings", Finding::isWarning);
    findings(page, report, "Waived", isStatus(Finding.Status.WAIVED));
    statistics(page, report.statistics());
    holding(page, report);
    writer.write(page.text());
  }

  private static Predicate<Finding> isStatus(Finding.Status status) {
    return finding -> finding.status() == status;
  }

  private static String heading(Report report) {
    String verdict =
        switch (report.verdict()) {
          case HOLDS -> "✅ holds";
          case BROKEN -> "❌ is broken";
          case UNKNOWN -> "❓ could not be found out completely";
        };
    return "## %s: %s\n\n%s as %s, PostgreSQL %s, on %s in %d ms\n\n"
        .formatted(
            MarkdownText.span(report.title()),
            verdict,
            MarkdownText.span(report.target().toString()),
            MarkdownText.span(report.target().user()),
            MarkdownText.span(report.target().serverVersion()),
            report.startedAt().truncatedTo(ChronoUnit.SECONDS),
            report.duration().toMillis());
  }

  private static String counts(Report.Summary summary) {
    return """
        | findings | count |
        | --- | ---: |
        | hold | %d |
        | broken | %d |
        | could not be found out | %d |
        | warnings | %d |
        | waived | %d |

        """
        .formatted(
            summary.holds(),
            summary.broken(),
            summary.unknown(),
            summary.warnings(),
            summary.waived());
  }

  private static void findings(
      MarkdownPage page, Report report, String title, Predicate<Finding> meant) {
    List<Finding> findings = report.findings().stream().filter(meant).toList();
    if (!findings.isEmpty()) {
      page.always("### " + title + "\n\n");
      findings.forEach(finding -> page.ifItFits(MarkdownParts.finding(finding)));
      page.always("\n");
    }
  }

  private static void statistics(MarkdownPage page, List<StatisticsTable> tables) {
    if (!tables.isEmpty()) {
      page.always("### Statistics\n\n");
      tables.forEach(table -> page.ifItFits(MarkdownParts.table(table)));
    }
  }

  private static void holding(MarkdownPage page, Report report) {
    List<Finding> findings =
        report.findings().stream().filter(isStatus(Finding.Status.HOLDS)).toList();
    if (!findings.isEmpty()) {
      page.always("<details><summary>What holds (" + findings.size() + ")</summary>\n\n");
      findings.forEach(
          finding -> page.ifItFits("- " + MarkdownText.span(finding.message()) + "\n"));
      page.always("\n</details>\n");
    }
  }
}
