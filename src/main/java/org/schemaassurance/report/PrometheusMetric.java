package org.schemaassurance.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.schemaassurance.model.Report;

/** A metric and its series, in Prometheus' text format 0.0.4. */
record PrometheusMetric(String name, String help, String type, Map<String, BigDecimal> series) {
  private static final String PREFIX = "schema_assurance_";

  static PrometheusMetric gauge(String name, String help) {
    return new PrometheusMetric(PREFIX + name, help, "gauge", new LinkedHashMap<>());
  }

  static PrometheusMetric counter(String name, String help) {
    return new PrometheusMetric(PREFIX + name, help, "counter", new LinkedHashMap<>());
  }

  static PrometheusMetric lastRun() {
    return gauge("last_run_timestamp_seconds", "When the last run began, in seconds since 1970.");
  }

  static PrometheusMetric duration() {
    return gauge("duration_seconds", "How long the last run took.");
  }

  static PrometheusMetric verdict(Map<String, String> labels, Report.Verdict found) {
    PrometheusMetric gauge = gauge("verdict", "Whether that is the verdict (1) or not (0).");
    for (Report.Verdict verdict : Report.Verdict.values()) {
      Map<String, String> labelled = new LinkedHashMap<>(labels);
      labelled.put("verdict", verdict.toString());
      gauge.add(labelled, verdict == found ? BigDecimal.ONE : BigDecimal.ZERO);
    }
    return gauge;
  }

  /** What every series has; a label more can be put. */
  static Map<String, String> labels(String verb, String server, String database) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("verb", verb);
    labels.put("server", server);
    labels.put("database", database);
    return labels;
  }

  PrometheusMetric add(Map<String, String> labels, Instant instant) {
    return add(labels, BigDecimal.valueOf(instant.toEpochMilli(), 3));
  }

  PrometheusMetric add(Map<String, String> labels, Duration duration) {
    return add(labels, BigDecimal.valueOf(duration.toMillis(), 3));
  }

  PrometheusMetric add(Map<String, String> labels, BigDecimal value) {
    String written =
        labels.entrySet().stream()
            .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
            .collect(Collectors.joining(","));
    series.merge(written, value, BigDecimal::add);
    return this;
  }

  /** Adds what stood in a file: series by their labels as they are written. */
  PrometheusMetric addAll(Map<String, BigDecimal> written) {
    written.forEach((labels, value) -> series.merge(labels, value, BigDecimal::add));
    return this;
  }

  /** Nothing where there is no series. */
  String text() {
    if (series.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
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
