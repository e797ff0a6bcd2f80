package org.schemaassurance.report;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
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
    writer.write(PrometheusMetric.lastRun().add(labels(report), report.startedAt()).text());
    writer.write(PrometheusMetric.duration().add(labels(report), report.duration()).text());
  }

  private String verdict(Report report) {
    return PrometheusMetric.verdict(labels(report), report.verdict()).text();
  }

  private String findings(Report report) {
    Report.Summary summary = report.summary();
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("holds", summary.holds());
    counts.put("broken", summary.broken());
    counts.put("warning", summary.warnings());
    counts.put("unknown", summary.unknown());
    counts.put("waived", summary.waived());
    PrometheusMetric gauge =
        PrometheusMetric.gauge("findings", "How many findings there are of a status.");
    counts.forEach(
        (status, count) -> {
          Map<String, String> labels = labels(report);
          labels.put("status", status);
          gauge.add(labels, BigDecimal.valueOf(count));
        });
    return gauge.text();
  }

  private String ruleStatus(Report report) {
    PrometheusMetric gauge =
        PrometheusMetric.gauge(
            "rule_status", "How many findings a rule has of an object, by their status.");
    for (Finding finding : report.findings()) {
      Map<String, String> labels = labels(report, finding);
      labels.put("check", finding.rule().check());
      labels.put("status", finding.isWarning() ? "warning" : finding.status().toString());
      gauge.add(labels, BigDecimal.ONE);
    }
    return gauge.text();
  }

  private String violations(Report report) {
    PrometheusMetric gauge =
        PrometheusMetric.gauge("violations", "How many rows violate an invariant.");
    for (Finding finding : report.findings()) {
      finding
          .violations()
          .ifPresent(rows -> gauge.add(labels(report, finding), BigDecimal.valueOf(rows)));
    }
    return gauge.text();
  }

  private Map<String, String> labels(Report report, Finding finding) {
    Map<String, String> labels = labels(report);
    labels.put("rule", finding.rule().name());
    labels.put("object", finding.object());
    return labels;
  }

  private Map<String, String> labels(Report report) {
    return PrometheusMetric.labels(
        verb, report.target().host() + ":" + report.target().port(), report.target().database());
  }
}
