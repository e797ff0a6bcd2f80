package org.schemaassurance.report;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.StatisticsTable;
import org.schemaassurance.model.Target;

/** Reports to write. */
final class Reports {
  private Reports() {}

  static Finding finding(String rule, int line, Finding.Status status, String message) {
    boolean broken = status == Finding.Status.BROKEN;
    return new Finding(
        rule,
        "table",
        "Checking tables",
        "public." + rule,
        status,
        Severity.ERROR,
        message,
        broken ? Optional.of("one") : Optional.empty(),
        broken ? Optional.of("another") : Optional.empty(),
        broken ? Optional.of("Do this.\nThen that.") : Optional.empty(),
        "verify-rules/a.yaml",
        line,
        broken ? Optional.of("changelog/a.sql::1::team") : Optional.empty());
  }

  static Report of(Finding... findings) {
    return of(List.of(), findings);
  }

  static Report of(List<StatisticsTable> statistics, Finding... findings) {
    return new Report(
        "Shop",
        new Target("db.example.com", 5432, "shop", "verifier", "16.3", false),
        Instant.parse("2026-11-22T10:00:00.123456Z"),
        Duration.ofMillis(42),
        List.of(findings),
        statistics);
  }

  static String written(ReportFormat format, Report report) throws IOException {
    StringWriter writer = new StringWriter();
    format.write(report, writer);
    return writer.toString();
  }
}
