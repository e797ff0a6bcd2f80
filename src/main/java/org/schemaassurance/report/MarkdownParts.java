package org.schemaassurance.report;

import java.util.List;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.StatisticsTable;

/** Findings and tables as every page in Markdown has them. */
final class MarkdownParts {
  private MarkdownParts() {}

  /** What a report can't vouch for, a list each. */
  static List<String> remarks(Report report) {
    return report.remarks().stream()
        .map(remark -> "- " + MarkdownText.span(remark) + "\n\n")
        .toList();
  }

  /** An item of a list with what else is known below it. */
  static String finding(Finding finding) {
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

  /** A table below its title. */
  static String table(StatisticsTable table) {
    return MarkdownText.span(table.title()) + "\n\n" + rows(table.columns(), table.rows()) + "\n";
  }

  /** A table. */
  static String rows(List<String> columns, List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    row(text, columns);
    text.append("| --- ".repeat(columns.size())).append("|\n");
    rows.forEach(row -> row(text, row));
    return text.toString();
  }

  private static void row(StringBuilder text, List<String> cells) {
    cells.forEach(cell -> text.append("| ").append(MarkdownText.cell(cell)).append(' '));
    text.append("|\n");
  }
}
