package org.schemaassurance.report;

import java.util.List;
import org.schemaassurance.model.StatisticsTable;

/** Figures as tables, for people. */
final class TextTables {
  private static final String RULE = "━".repeat(42);

  private final StringBuilder text;

  TextTables(StringBuilder text) {
    this.text = text;
  }

  void add(StatisticsTable table) {
    text.append('\n')
        .append(TerminalText.onOneLine(table.title()))
        .append(":\n")
        .append(RULE)
        .append('\n');
    rows(table);
  }

  private void rows(StatisticsTable table) {
    List<String> columns = shown(table.columns());
    List<List<String>> rows = table.rows().stream().map(TextTables::shown).toList();
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          Math.max(
              columns.get(i).length(),
              rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }
    row(columns, widths, " ", "│");
    row(columns.stream().map(column -> "").toList(), widths, "─", "┼");
    rows.forEach(row -> row(row, widths, " ", "│"));
  }

  private static List<String> shown(List<String> cells) {
    return cells.stream().map(cell -> TerminalText.safe(cell).replace('\n', ' ')).toList();
  }

  private void row(List<String> cells, int[] widths, String fill, String separator) {
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      text.append(i == 0 ? "" : separator)
          .append(fill)
          .append(cell)
          .append(fill.repeat(Math.max(0, widths[i] - cell.length()) + 1));
    }
    while (text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
    text.append('\n');
  }
}
