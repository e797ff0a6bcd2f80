package org.schemaassurance.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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

  private static final int ROOM_FOR_LAST_WORDS = 500;

  @Override
  public void write(Report report, Writer writer) throws IOException {
    Page page = new Page();
    page.always(heading(report));
    RunAs.sentences(report.target(), MarkdownText::span)
        .forEach(sentence -> page.always(sentence + "\n\n"));
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

  private static void findings(Page page, Report report, String title, Predicate<Finding> meant) {
    List<Finding> findings = report.findings().stream().filter(meant).toList();
    if (!findings.isEmpty()) {
      page.always("### " + title + "\n\n");
      findings.forEach(finding -> page.ifItFits(finding(finding)));
      page.always("\n");
    }
  }

  private static String finding(Finding finding) {
    StringBuilder item = new StringBuilder();
    item.append("- ").append(MarkdownText.span(finding.message())).append('\n');
    for (FindingDetails.Detail detail : FindingDetails.of(finding)) {
      item.append("  - ").append(detail.label()).append(':');
      if (detail.text().contains("\n")) {
        item.append('\n').append(MarkdownText.block(detail.text(), "    "));
      } else {
        item.append(' ').append(MarkdownText.span(detail.text())).append('\n');
      }
    }
    return item.toString();
  }

  private static void statistics(Page page, List<StatisticsTable> tables) {
    if (!tables.isEmpty()) {
      page.always("### Statistics\n\n");
      tables.forEach(table -> page.ifItFits(table(table)));
    }
  }

  private static String table(StatisticsTable table) {
    StringBuilder text = new StringBuilder();
    text.append(MarkdownText.span(table.title())).append("\n\n");
    row(text, table.columns());
    text.append("| --- ".repeat(table.columns().size())).append("|\n");
    table.rows().forEach(row -> row(text, row));
    return text.append('\n').toString();
  }

  private static void row(StringBuilder text, List<String> cells) {
    cells.forEach(cell -> text.append("| ").append(MarkdownText.cell(cell)).append(' '));
    text.append("|\n");
  }

  private static void holding(Page page, Report report) {
    List<Finding> findings =
        report.findings().stream().filter(isStatus(Finding.Status.HOLDS)).toList();
    if (!findings.isEmpty()) {
      page.always("<details><summary>What holds (" + findings.size() + ")</summary>\n\n");
      findings.forEach(
          finding -> page.ifItFits("- " + MarkdownText.span(finding.message()) + "\n"));
      page.always("\n</details>\n");
    }
  }

  /** As much as GitHub takes, and how much that leaves out. */
  private static final class Page {
    private final StringBuilder text = new StringBuilder();
    private int room = MOST_BYTES - ROOM_FOR_LAST_WORDS;
    private int leftOut;

    void always(String block) {
      text.append(block);
      room -= bytes(block);
    }

    void ifItFits(String block) {
      if (bytes(block) <= room) {
        always(block);
      } else {
        leftOut++;
      }
    }

    String text() {
      return leftOut == 0
          ? text.toString()
          : text + "\nLeft out, since a page has room for 1 MiB: " + leftOut + " more.\n";
    }

    private static int bytes(String block) {
      return block.getBytes(StandardCharsets.UTF_8).length;
    }
  }
}
