package org.schemaassurance.report;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.schemaassurance.model.Report;

/**
 * For people: sections with ✓ and ✗, statistics as tables, a summary. Of hundreds of findings those
 * that hold are counted, and what does not hold comes last.
 */
public final class TextReport implements ReportFormat {
  /** With more findings than these, those that hold are counted. */
  private static final int MOST_LISTED = 300;

  private static final Wording OF_VERIFICATION =
      new Wording("Verification", "read-only", "All checks passed!");
  private static final Wording OF_TRIALS =
      new Wording(
          "Probe",
          "each behaviour is tried in a transaction that is rolled back",
          "Everything happens as it has to!");

  private static final Wording OF_LINTS = new Wording("Lint", "read-only", "Nothing is broken");

  /** How much of it is written. */
  private enum Extent {
    USUAL,
    /** Every finding, however many there are. */
    ALL,
    /** What does not hold, and the verdict. */
    QUIET
  }

  private final Style style;
  private final Wording wording;
  private final Map<String, String> modes;
  private final List<String> remarks;
  private final Extent extent;

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
    this(style, OF_VERIFICATION, modes, List.of(), Extent.USUAL);
  }

  private TextReport(
      Style style,
      Wording wording,
      Map<String, String> modes,
      List<String> remarks,
      Extent extent) {
    this.style = style;
    this.wording = wording;
    this.modes = new LinkedHashMap<>(modes);
    this.remarks = List.copyOf(remarks);
    this.extent = extent;
  }

  /**
   * Of behaviours that were tried.
   *
   * @param modes how the tool was called, for the summary: what and how, in order
   */
  public static TextReport ofTrials(Style style, Map<String, String> modes) {
    return new TextReport(style, OF_TRIALS, modes, List.of(), Extent.USUAL);
  }

  /**
   * Of lints.
   *
   * @param modes how the tool was called, for the summary: what and how, in order
   */
  public static TextReport ofLints(Style style, Map<String, String> modes) {
    return new TextReport(style, OF_LINTS, modes, List.of(), Extent.USUAL);
  }

  /**
   * The same with more to say.
   *
   * @param more sentences that stand before the verdict
   */
  public TextReport remarking(List<String> more) {
    return new TextReport(style, wording, modes, more, extent);
  }

  /** The same with every finding, however many there are. */
  public TextReport listingAll() {
    return new TextReport(style, wording, modes, remarks, Extent.ALL);
  }

  /** The same with what does not hold and the verdict alone. */
  public TextReport quiet() {
    return new TextReport(style, wording, modes, remarks, Extent.QUIET);
  }

  @Override
  public void write(Report report, Writer writer) throws IOException {
    TextLines lines = new TextLines(style);
    if (extent == Extent.QUIET) {
      new TextFindings(lines, report, UnrunChangesets.cut()).addWithoutHolding();
      verdict(lines, report);
    } else {
      heading(lines, report);
      connection(lines, report);
      findings(lines, report);
      statistics(lines, report);
      summary(lines, report);
    }
    writer.write(lines.text().toString());
  }

  private void findings(TextLines lines, Report report) {
    TextFindings findings =
        new TextFindings(
            lines, report, extent == Extent.ALL ? UnrunChangesets.all() : UnrunChangesets.cut());
    if (extent == Extent.ALL || report.findings().size() <= MOST_LISTED) {
      findings.addAll();
    } else {
      findings.addCounted();
    }
  }

  private void heading(TextLines lines, Report report) {
    String title = report.title() + " " + wording.noun();
    String line = "=".repeat(Math.max(32, title.length()));
    lines
        .text()
        .append(line)
        .append('\n')
        .append(style.bold(TerminalText.onOneLine(title)))
        .append('\n')
        .append(line)
        .append("\n\n");
  }

  private void connection(TextLines lines, Report report) {
    lines.section("Testing database connection...");
    lines.good(
        "Connected to "
            + report.target()
            + " as "
            + report.target().user()
            + " (PostgreSQL "
            + report.target().serverVersion()
            + ", "
            + wording.manner()
            + ")");
    RunAs.sentences(report.target(), UnaryOperator.identity()).forEach(lines::remark);
    lines.blank();
  }

  private static void statistics(TextLines lines, Report report) {
    if (report.statistics().isEmpty()) {
      return;
    }
    lines.section(report.title() + " Statistics");
    report.statistics().forEach(new TextTables(lines.text())::add);
    lines.blank();
  }

  private void summary(TextLines lines, Report report) {
    lines.section(wording.noun() + " Summary");
    lines.text().append("\nConfiguration:\n");
    setting(lines, "Host", report.target().host());
    setting(lines, "Port", String.valueOf(report.target().port()));
    setting(lines, "Database", report.target().database());
    setting(lines, "User", report.target().user());
    if (!modes.isEmpty()) {
      lines.text().append("\nModes:\n");
      modes.forEach((mode, value) -> setting(lines, mode, value));
    }
    lines.blank();
    report.remarks().forEach(lines::remark);
    remarks.forEach(lines::remark);
    verdict(lines, report);
  }

  private static void setting(TextLines lines, String name, String value) {
    lines
        .text()
        .append("  ")
        .append(name)
        .append(": ")
        .append(TerminalText.onOneLine(value))
        .append('\n');
  }

  private void verdict(TextLines lines, Report report) {
    String shown =
        " (" + Counts.of(report.summary()) + ", in " + report.duration().toMillis() + " ms)";
    switch (report.verdict()) {
      case HOLDS -> lines.good(wording.allHolds() + shown);
      case BROKEN -> lines.broken("Broken: see above" + shown);
      case UNKNOWN -> lines.unknown("Could not be found out completely: see above" + shown);
    }
  }
}
