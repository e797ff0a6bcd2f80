package org.schemaassurance.report;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;

/**
 * Prometheus' text format 0.0.4, for node_exporter's textfile collector; without timestamps, which
 * that does not take. Each series is there once: what has the same labels is added up.
 */
public final class PrometheusReport implements ReportFormat {
  private final String verb;

  /**
   * @param verb what the tool was asked to do: a label, so that reports of several verbs can lie in
   *     one folder
   */
  public PrometheusReport(String verb) {
    this.verb = verb;
  }

  @Override
  public void write(Report report, Writer writer) throws IOException {
    writer.write(verdict(report));
    writer.write(findings(report));
    writer.write(ruleStatus(report));
    writer.write(violations(report));
    writer.write(
        gauge("last_run_timestamp_seconds", "When the last run began, in seconds since 1970.")
            .add(labels(report), seconds(report.startedAt()))
            .text());
    writer.write(
        gauge("duration_seconds", "How long the last run took.")
            .add(labels(report), seconds(report.duration()))
            .text());
  }

  private String verdict(Report report) {
    Gauge gauge = gauge("verdict", "Whether that is the verdict (1) or not (0).");
    for (Report.Verdict verdict : Report.Verdict.values()) {
      Map<String, String> labels = labels(report);
      labels.put("verdict", verdict.toString());
      gauge.add(labels, verdict == report.verdict() ? BigDecimal.ONE : BigDecimal.ZERO);
    }
    return gauge.text();
  }

  private String findings(Report report) {
    Report.Summary summary = report.summary();
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("holds", summary.holds());
    counts.put("broken", summary.broken());
    counts.put("warning", summary.warnings());
    counts.put("unknown", summary.unknown());
    counts.put("waived", summary.waived());
    Gauge gauge = gauge("findings", "How many findings there are of a status.");
    counts.forEach(
        (status, count) -> {
          Map<String, String> labels = labels(report);
          labels.put("status", status);
          gauge.add(labels, BigDecimal.valueOf(count));
        });
    return gauge.text();
  }

  private String ruleStatus(Report report) {
    Gauge gauge =
        gauge("rule_status", "How many findings a rule has of an object, by their status.");
    for (Finding finding : report.findings()) {
      Map<String, String> labels = labels(report, finding);
      labels.put("check", finding.check());
      labels.put("status", finding.isWarning() ? "warning" : finding.status().toString());
      gauge.add(labels, BigDecimal.ONE);
    }
    return gauge.text();
  }

  private String violations(Report report) {
    Gauge gauge = gauge("violations", "How many rows violate an invariant.");
    for (Finding finding : report.findings()) {
      finding
          .details()
          .violations()
          .ifPresent(rows -> gauge.add(labels(report, finding), BigDecimal.valueOf(rows)));
    }
    return gauge.text();
  }

  private Map<String, String> labels(Report report, Finding finding) {
    Map<String, String> labels = labels(report);
    labels.put("rule", finding.rule());
    labels.put("object", finding.object());
    return labels;
  }

  private Map<String, String> labels(Report report) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("verb", verb);
    labels.put("server", report.target().host() + ":" + report.target().port());
    labels.put("database", report.target().database());
    return labels;
  }

  private static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }

  private static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3);
  }

  private static Gauge gauge(String name, String help) {
    return new Gauge("schema_assurance_" + name, help, new LinkedHashMap<>());
  }

  /** A metric and its series. */
  private record Gauge(String name, String help, Map<String, BigDecimal> series) {

    Gauge add(Map<String, String> labels, BigDecimal value) {
      String written =
          labels.entrySet().stream()
              .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
              .collect(Collectors.joining(","));
      series.merge(written, value, BigDecimal::add);
      return this;
    }

    String text() {
      if (series.isEmpty()) {
        return "";
      }
      StringBuilder text = new StringBuilder();
      text.append("# HELP ").append(name).append(' ').append(help).append('\n');
      text.append("# TYPE ").append(name).append(" gauge\n");
      series.forEach(
          (labels, value) ->
              text.append(name)
                  .append('{')
                  .append(labels)
                  .append("} ")
                  .append(value.toPlainString())
                  .append('\n'));
      return text.toString();
    }

    private static String escaped(String value) {
      return TerminalText.safe(value)
          .replace("\\", "\\\\")
          .replace("\"", "\\\"")
          .replace("\n", "\\n");
    }
  }
}
