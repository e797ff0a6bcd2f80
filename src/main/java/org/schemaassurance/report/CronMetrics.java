package org.schemaassurance.report;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemaassurance.model.CronRun;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.Report;

/**
 * Runs of {@code cron} for node_exporter's textfile collector: the verification's metrics, and what
 * has to outlast a run, which is taken from the file that the run before has written.
 */
public final class CronMetrics {
  private static final String VERB = "cron";

  private final String former;

  /**
   * @param former what the file holds that is about to be replaced; empty where there is none
   */
  public CronMetrics(String former) {
    this.former = former;
  }

  public void write(CronRun run, Writer writer) throws IOException {
    Map<String, String> labels = PrometheusMetric.labels(VERB, run.server(), run.database());
    if (run.verification().isPresent()) {
      new PrometheusReport(VERB).write(ofWholeRun(run, run.verification().get()), writer);
    } else {
      writer.write(PrometheusMetric.verdict(labels, Report.Verdict.UNKNOWN).text());
      writer.write(PrometheusMetric.lastRun().add(labels, run.startedAt()).text());
      writer.write(PrometheusMetric.duration().add(labels, run.duration()).text());
    }
    writer.write(
        PrometheusMetric.gauge("exit_status", "The exit status of the last run.")
            .add(labels, BigDecimal.valueOf(run.status().code()))
            .text());
    writer.write(lastSuccess(run, labels).text());
    writer.write(lastRepaired(run, labels).text());
    writer.write(allRepaired(run, labels).text());
  }

  /** The backfills' time is the run's, too. */
  private static Report ofWholeRun(CronRun run, Report verification) {
    return new Report(
        verification.title(),
        verification.target(),
        run.startedAt(),
        run.duration(),
        verification.findings(),
        verification.statistics());
  }

  private PrometheusMetric lastSuccess(CronRun run, Map<String, String> labels) {
    PrometheusMetric metric =
        PrometheusMetric.gauge(
            "last_success_timestamp_seconds",
            "When the last run with exit status 0 ended, in seconds since 1970.");
    return run.status() == ExitStatus.HOLDS
        ? metric.add(labels, run.startedAt().plus(run.duration()))
        : metric.addAll(formerly(metric.name()));
  }

  private static PrometheusMetric lastRepaired(CronRun run, Map<String, String> labels) {
    return perBackfill(
        PrometheusMetric.gauge("last_run_repaired_rows", "Rows that the last run repaired."),
        run,
        labels);
  }

  private PrometheusMetric allRepaired(CronRun run, Map<String, String> labels) {
    PrometheusMetric metric =
        PrometheusMetric.counter(
            "backfill_repaired_rows_total",
            "Rows that all runs repaired since this file is being written.");
    return perBackfill(metric.addAll(formerly(metric.name())), run, labels);
  }

  private static PrometheusMetric perBackfill(
      PrometheusMetric metric, CronRun run, Map<String, String> labels) {
    run.repaired()
        .forEach(
            (backfill, rows) -> {
              Map<String, String> labelled = new LinkedHashMap<>(labels);
              labelled.put("backfill", backfill);
              metric.add(labelled, BigDecimal.valueOf(rows));
            });
    return metric;
  }

  private Map<String, BigDecimal> formerly(String metric) {
    Matcher series =
        Pattern.compile("(?m)^" + Pattern.quote(metric) + "\\{(.*)\\} ([0-9]+(?:\\.[0-9]+)?)$")
            .matcher(former);
    Map<String, BigDecimal> found = new LinkedHashMap<>();
    while (series.find()) {
      found.put(series.group(1), new BigDecimal(series.group(2)));
    }
    return found;
  }
}
