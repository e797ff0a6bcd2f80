package org.schemaassurance.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.StatisticsTable;

/** One page for a browser or a printer, that loads nothing and runs nothing. */
public final class HtmlReport implements ReportFormat {
  private static final String TEMPLATE = "report.html";

  private final String toolVersion;
  private final List<Map<String, Object>> timeline;

  public HtmlReport(String toolVersion) {
    this(toolVersion, List.of());
  }

  /**
   * @param timeline the rows of what happened when, as the template has them
   */
  HtmlReport(String toolVersion, List<Map<String, Object>> timeline) {
    this.toolVersion = toolVersion;
    this.timeline = timeline;
  }

  @Override
  public void write(Report report, Writer writer) throws IOException {
    template().execute(page(report), writer);
  }

  /** Every value is made visible first, then escaped for HTML. */
  private static Template template() throws IOException {
    try (InputStream file = HtmlReport.class.getResourceAsStream(TEMPLATE)) {
      if (file == null) {
        throw new IllegalStateException(TEMPLATE + " is not in the jar");
      }
      return Mustache.compiler()
          .escapeHTML(true)
          .withFormatter(value -> TerminalText.safe(String.valueOf(value)))
          .compile(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
  }

  private Map<String, Object> page(Report report) {
    Map<String, Object> page = new HashMap<>();
    page.put("title", report.title());
    page.put("verdict", verdict(report.verdict()));
    page.put("verdictClass", report.verdict().toString());
    page.put("target", report.target().toString());
    page.put("user", report.target().user());
    page.put("serverVersion", report.target().serverVersion());
    page.put("runAs", RunAs.sentences(report.target(), UnaryOperator.identity()));
    page.put("remarks", report.remarks());
    page.put("startedAt", report.startedAt().truncatedTo(ChronoUnit.SECONDS));
    page.put("durationMs", report.duration().toMillis());
    page.put("toolVersion", toolVersion);
    page.put("hasTimeline", !timeline.isEmpty());
    page.put("timeline", timeline);
    page.put("groups", groups(report));
    page.put("hasStatistics", !report.statistics().isEmpty());
    page.put("statistics", report.statistics().stream().map(HtmlReport::table).toList());
    return page;
  }

  private static String verdict(Report.Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> "✓ holds";
      case BROKEN -> "✗ is broken";
      case UNKNOWN -> "? could not be found out completely";
    };
  }

  private static List<Map<String, Object>> groups(Report report) {
    List<Map<String, Object>> groups = new ArrayList<>();
    addGroup(groups, report, "broken", "broken", Finding::breaksVerdict);
    addGroup(groups, report, "unknown", "could not be found out", is(Finding.Status.UNKNOWN));
    addGroup(groups, report, "warnings", "warnings", Finding::isWarning);
    addGroup(groups, report, "waived", "waived", is(Finding.Status.WAIVED));
    addGroup(groups, report, "holds", "hold", is(Finding.Status.HOLDS));
    return groups;
  }

  private static Predicate<Finding> is(Finding.Status status) {
    return finding -> finding.status() == status;
  }

  private static void addGroup(
      List<Map<String, Object>> groups,
      Report report,
      String id,
      String name,
      Predicate<Finding> meant) {
    List<Map<String, Object>> findings =
        report.findings().stream().filter(meant).map(HtmlReport::finding).toList();
    if (!findings.isEmpty()) {
      groups.add(Map.of("id", id, "name", name, "count", findings.size(), "findings", findings));
    }
  }

  private static Map<String, Object> finding(Finding finding) {
    List<Map<String, String>> details =
        FindingDetails.of(finding).stream()
            .map(detail -> Map.of("label", detail.label(), "text", detail.text()))
            .toList();
    return Map.of("message", finding.message(), "details", details);
  }

  private static Map<String, Object> table(StatisticsTable table) {
    List<Map<String, Object>> rows =
        table.rows().stream().map(row -> Map.<String, Object>of("cells", row)).toList();
    return Map.of("caption", table.title(), "columns", table.columns(), "rows", rows);
  }
}
