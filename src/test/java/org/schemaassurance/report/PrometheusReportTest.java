package org.schemaassurance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Finding.Status;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.Severity;
import org.schemaassurance.support.PrometheusText;

final class PrometheusReportTest {
  private static final Finding HOLDS =
      Reports.counted(Reports.finding("users", 1, Status.HOLDS, "Nobody without a name"), 0);
  private static final Finding BROKEN =
      Reports.counted(
          Reports.finding("rooms", 2, Status.BROKEN, "public.rooms: expected none, found 3 rows."),
          3);

  @Test
  void aReportIsGaugesThatSayWhatTheyCount() throws IOException {
    assertThat(written(Reports.of(HOLDS, BROKEN)))
        .isEqualTo(
            """
            # HELP schema_assurance_verdict Whether that is the verdict (1) or not (0).
            # TYPE schema_assurance_verdict gauge
            schema_assurance_verdict{verb="verify",server="db.example.com:5432",database="shop",verdict="holds"} 0
            schema_assurance_verdict{verb="verify",server="db.example.com:5432",database="shop",verdict="broken"} 1
            schema_assurance_verdict{verb="verify",server="db.example.com:5432",database="shop",verdict="unknown"} 0
            # HELP schema_assurance_findings How many findings there are of a status.
            # TYPE schema_assurance_findings gauge
            schema_assurance_findings{verb="verify",server="db.example.com:5432",database="shop",status="holds"} 1
            schema_assurance_findings{verb="verify",server="db.example.com:5432",database="shop",status="broken"} 1
            schema_assurance_findings{verb="verify",server="db.example.com:5432",database="shop",status="warning"} 0
            schema_assurance_findings{verb="verify",server="db.example.com:5432",database="shop",status="unknown"} 0
            schema_assurance_findings{verb="verify",server="db.example.com:5432",database="shop",status="waived"} 0
            # HELP schema_assurance_rule_status How many findings a rule has of an object, by their status.
            # TYPE schema_assurance_rule_status gauge
            schema_assurance_rule_status{verb="verify",server="db.example.com:5432",database="shop",rule="users",object="public.users",check="table",status="holds"} 1
            schema_assurance_rule_status{verb="verify",server="db.example.com:5432",database="shop",rule="rooms",object="public.rooms",check="table",status="broken"} 1
            # HELP schema_assurance_violations How many rows violate an invariant.
            # TYPE schema_assurance_violations gauge
            schema_assurance_violations{verb="verify",server="db.example.com:5432",database="shop",rule="users",object="public.users"} 0
            schema_assurance_violations{verb="verify",server="db.example.com:5432",database="shop",rule="rooms",object="public.rooms"} 3
            # HELP schema_assurance_last_run_timestamp_seconds When the last run began, in seconds since 1970.
            # TYPE schema_assurance_last_run_timestamp_seconds gauge
            schema_assurance_last_run_timestamp_seconds{verb="verify",server="db.example.com:5432",database="shop"} 1795341600.123
            # HELP schema_assurance_duration_seconds How long the last run took.
            # TYPE schema_assurance_duration_seconds gauge
            schema_assurance_duration_seconds{verb="verify",server="db.example.com:5432",database="shop"} 0.042
            """);
  }

  @Test
  void whatHasTheSameLabelsIsOneSeries() throws IOException {
    Finding again =
        Reports.finding(
            "rooms", 2, Status.BROKEN, "public.rooms: expected one, found something else.");
    Finding warning = BROKEN.withSeverity(Severity.WARNING);

    List<String> series = series(Reports.of(BROKEN, again, warning), "rule_status");

    assertThat(series)
        .satisfiesExactlyInAnyOrder(
            broken -> assertThat(broken).endsWith("status=\"broken\"} 2"),
            alone -> assertThat(alone).endsWith("status=\"warning\"} 1"));
  }

  @Test
  void withoutACountThereIsNoMetricOfCounts() throws IOException {
    assertThat(written(Reports.of(Reports.finding("a", 1, Status.UNKNOWN, "denied"))))
        .doesNotContain("schema_assurance_violations")
        .contains("verdict=\"unknown\"} 1\n");
  }

  static Stream<String> hostileTexts() {
    return HostileText.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void hostileTextStaysText(String hostile) throws IOException {
    List<String> series = series(HostileText.everywhere(hostile), "rule_status");

    assertThat(series).hasSize(4);
    assertThat(series)
        .allSatisfy(
            sample -> {
              Matcher rule = Pattern.compile(",rule=\"((?:[^\"\\\\]++|\\\\.)*+)\"").matcher(sample);
              assertThat(rule.find()).isTrue();
              assertThat(unescaped(rule.group(1))).isEqualTo(TerminalText.safe(hostile));
            });
  }

  private static String unescaped(String value) {
    return Pattern.compile("\\\\(.)")
        .matcher(value)
        .replaceAll(
            hit -> Matcher.quoteReplacement(hit.group(1).equals("n") ? "\n" : hit.group(1)));
  }

  private static List<String> series(Report report, String metric) throws IOException {
    return PrometheusText.series(written(report), "schema_assurance_" + metric);
  }

  private static String written(Report report) throws IOException {
    return Reports.written(new PrometheusReport("verify"), report);
  }
}
