package org.schemaassurance.report;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.StatisticsTable;

/** For people: sections with ✓ and ✗, statistics as tables, a summary. */
public final class TextReport implements ReportFormat {
  private static final String RULE = "━".repeat(42);

  private static final Wording OF_VERIFICATION =
      new Wording("Verification", "read-only", "All checks passed!");
  private static final Wording OF_TRIALS =
      new Wording(
          "Probe",
          "each behaviour is tried in a transaction that is rolled back",
          "Everything happens as it has to!");

  private static final Wording OF_LINTS = new Wording("Lint", "read-only", "Nothing is broken");

  private final Style style;
  private final Wording wording;
  private final Map<String, String> modes;
  private final List<String> remarks;

  /**
   * @param noun what was done
   * @param manner how the database was treated
   * @param allHolds what is said where nothing is wrong
   */
  private record Wording(String noun, String manner, String allHolds) {}

  /**
   * Of a verification.
   *
   * @param modes how the tool was called, for the summary: what and how, in order
   */
  public TextReport(Style style, Map<String, String> modes) {
    this(style, OF_VERIFICATION, modes, List.of());
  }

  private TextReport(
      Style style, Wording wording, Map<String, String> modes, List<String> remarks) {
    this.style = style;
    this.wording = wording;
    this.modes = new LinkedHashMap<>(modes);
    this.remarks = List.copyOf(remarks);
  }

  /**
   * Of behaviours that were tried.
   *
   * @param modes how the tool was called, for the summary: what and how, in order
   */
  public static TextReport ofTrials(Style style, Map<String, String> modes) {
    return new TextReport(style, OF_TRIALS, modes, List.of());
  }

  /**
   * Of lints.
   *
   * @param modes how the tool was called, for the summary: what and how, in order
   */
  public static TextReport ofLints(Style style, Map<String, String> modes) {
    return new TextReport(style, OF_LINTS, modes, List.of());
  }

  /**
   * The same with more to say.
   *
   * @param more sentences that stand before the verdict
   */
  public TextReport remarking(List<String> more) {
    return new TextReport(style, wording, modes, more);
  }

  @Override
  public void write(Report report, Writer writer) throws IOException {
    StringBuilder text = new StringBuilder();
    heading(text, report);
    connection(text, report);
    sections(text, report);
    statistics(text, report);
    summary(text, report);
    writer.write(text.toString());
  }

  private void heading(StringBuilder text, Report report) {
    String title = report.title() + " " + wording.noun();
    String line = "=".repeat(Math.max(32, title.length()));
    text.append(line)
        .append('\n')
        .append(style.bold(TerminalText.onOneLine(title)))
        .append('\n')
        .append(line)
        .append("\n\n");
  }

  private void connection(StringBuilder text, Report report) {
    section(text, "Testing database connection...");
    good(
        text,
        "Connected to "
            + report.target()
            + " as "
            + report.target().user()
            + " (PostgreSQL "
            + report.target().serverVersion()
            + ", "
            + wording.manner()
            + ")");
    RunAs.sentences(report.target(), UnaryOperator.identity())
        .forEach(sentence -> mark(text, style.yellow("·"), sentence));
    text.append('\n');
  }

  private void sections(StringBuilder text, Report report) {
    Map<String, List<Finding>> bySection =
        report.findings().stream()
            .filter(finding -> !isStatistics(finding))
            .collect(
                Collectors.groupingBy(
                    finding -> finding.rule().section(), LinkedHashMap::new, Collectors.toList()));
    bySection.forEach(
        (section, findings) -> {
          section(text, section + "...");
          findings.forEach(finding -> finding(text, finding));
          text.append('\n');
        });
  }

  /** Figures that could be counted are shown as tables, not as findings. */
  private static boolean isStatistics(Finding finding) {
    return finding.rule().check().equals("statistics") && finding.status() == Finding.Status.HOLDS;
  }

  private void finding(StringBuilder text, Finding finding) {
    switch (finding.status()) {
      case HOLDS -> good(text, finding.message());
      case WAIVED -> mark(text, style.yellow("~"), "waived: " + finding.message());
      case UNKNOWN -> {
        mark(text, style.yellow("?"), "could not be found out: " + finding.message());
        details(text, finding);
      }
      case BROKEN -> {
        mark(
            text,
            finding.isWarning() ? style.yellow("!") : style.red("✗"),
            (finding.isWarning() ? "warning: " : "") + finding.message());
        details(text, finding);
      }
    }
  }

  private static void details(StringBuilder text, Finding finding) {
    for (FindingDetails.Detail detail : FindingDetails.of(finding)) {
      text.append(String.format("    %-9s ", detail.label() + ":"))
          .append(TerminalText.safe(detail.text()).replace("\n", "\n              "))
          .append('\n');
    }
  }

  private void statistics(StringBuilder text, Report report) {
    if (report.statistics().isEmpty()) {
      return;
    }
    section(text, report.title() + " Statistics");
    for (StatisticsTable table : report.statistics()) {
      text.append('\n')
          .append(TerminalText.onOneLine(table.title()))
          .append(":\n")
          .append(RULE)
          .append('\n');
      table(text, table);
    }
    text.append('\n');
  }

  private static void table(StringBuilder text, StatisticsTable table) {
    List<String> columns = shown(table.columns());
    List<List<String>> rows = table.rows().stream().map(TextReport::shown).toList();
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          Math.max(
              columns.get(i).length(),
              rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }
    row(text, columns, widths, " ", "│");
    row(text, columns.stream().map(column -> "").toList(), widths, "─", "┼");
    rows.forEach(row -> row(text, row, widths, " ", "│"));
  }

  private static List<String> shown(List<String> cells) {
    return cells.stream().map(cell -> TerminalText.safe(cell).replace('\n', ' ')).toList();
  }

  private static void row(
      StringBuilder text, List<String> cells, int[] widths, String fill, String separator) {
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

  private void summary(StringBuilder text, Report report) {
    section(text, wording.noun() + " Summary");
    text.append("\nConfiguration:\n");
    line(text, "Host", report.target().host());
    line(text, "Port", String.valueOf(report.target().port()));
    line(text, "Database", report.target().database());
    line(text, "User", report.target().user());
    if (!modes.isEmpty()) {
      text.append("\nModes:\n");
      modes.forEach((mode, value) -> line(text, mode, value));
    }
    text.append('\n');
    remarks.forEach(remark -> mark(text, style.yellow("·"), remark));
    verdict(text, report);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  ").append(name).append(": ").append(TerminalText.onOneLine(value)).append('\n');
  }

  private void verdict(StringBuilder text, Report report) {
    Report.Summary summary = report.summary();
    String counts =
        counted(summary.holds(), "holds", "hold")
            + counted(summary.broken(), "is broken", "are broken")
            + counted(summary.unknown(), "could not be found out", "could not be found out")
            + counted(summary.warnings(), "warning", "warnings")
            + counted(summary.waived(), "waived", "waived");
    String shown = " (" + counts.substring(2) + ", in " + report.duration().toMillis() + " ms)";
    switch (report.verdict()) {
      case HOLDS -> good(text, wording.allHolds() + shown);
      case BROKEN -> mark(text, style.red("✗"), "Broken: see above" + shown);
      case UNKNOWN ->
          mark(text, style.yellow("?"), "Could not be found out completely: see above" + shown);
    }
  }

  private static String counted(int count, String one, String many) {
    return count == 0 ? "" : ", " + count + " " + (count == 1 ? one : many);
  }

  private void section(StringBuilder text, String title) {
    text.append(style.bold("▶ " + TerminalText.onOneLine(title))).append('\n');
  }

  private void good(StringBuilder text, String sentence) {
    mark(text, style.green("✓"), sentence);
  }

  private static void mark(StringBuilder text, String mark, String sentence) {
    text.append(mark).append(' ').append(TerminalText.onOneLine(sentence)).append('\n');
  }
}
