package org.schemaassurance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.model.CronRun;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.Finding.Status;
import org.schemaassurance.model.Report;
import org.schemaassurance.support.PrometheusText;

final class CronMetricsTest {
  private static final Instant START = Instant.parse("2026-11-22T09:30:00.250Z");
  private static final Report HOLDS =
      Reports.of(Reports.counted(Reports.finding("users", 1, Status.HOLDS, "Nobody"), 0));
  private static final String LABELS =
      "{verb=\"cron\",server=\"db.example.com:5432\",database=\"shop\"";

  private static CronRun run(ExitStatus status, long repaired, Optional<Report> verification) {
    return new CronRun(
        "db.example.com:5432",
        "shop",
        START,
        Duration.ofMillis(1500),
        status,
        Map.of("rooms", repaired),
        verification.isPresent() ? OptionalLong.of(0) : OptionalLong.empty(),
        verification,
        Optional.empty());
  }

  private static String written(CronRun run, String former) throws IOException {
    StringWriter writer = new StringWriter();
    new CronMetrics(former).write(run, writer);
    return writer.toString();
  }

  private static List<String> series(String text, String metric) {
    return PrometheusText.series(text, "schema_assurance_" + metric);
  }

  @Test
  void aRunIsTheVerificationAndItsOwnTimeStatusAndRows() throws IOException {
    String text = written(run(ExitStatus.HOLDS, 12, Optional.of(HOLDS)), "");

    assertThat(series(text, "verdict")).anyMatch(line -> line.endsWith("verdict=\"holds\"} 1"));
    assertThat(series(text, "violations")).hasSize(1).allMatch(line -> line.endsWith("} 0"));
    assertThat(series(text, "last_run_timestamp_seconds"))
        .containsExactly(
            "schema_assurance_last_run_timestamp_seconds" + LABELS + "} 1795339800.250");
    assertThat(series(text, "duration_seconds"))
        .containsExactly("schema_assurance_duration_seconds" + LABELS + "} 1.500");
    assertThat(series(text, "exit_status"))
        .containsExactly("schema_assurance_exit_status" + LABELS + "} 0");
    assertThat(series(text, "last_success_timestamp_seconds"))
        .containsExactly(
            "schema_assurance_last_success_timestamp_seconds" + LABELS + "} 1795339801.750");
    assertThat(series(text, "last_run_repaired_rows"))
        .containsExactly(
            "schema_assurance_last_run_repaired_rows" + LABELS + ",backfill=\"rooms\"} 12");
    assertThat(text).contains("# TYPE schema_assurance_backfill_repaired_rows_total counter\n");
  }

  @Test
  void theLastSuccessAndAllRowsOutlastARunThatFails() throws IOException {
    String success = written(run(ExitStatus.HOLDS, 12, Optional.of(HOLDS)), "");
    String failure = written(run(ExitStatus.UNKNOWN, 3, Optional.empty()), success);
    String again = written(run(ExitStatus.UNKNOWN, 0, Optional.empty()), failure);

    assertThat(series(again, "last_success_timestamp_seconds"))
        .isEqualTo(series(success, "last_success_timestamp_seconds"))
        .hasSize(1);
    assertThat(series(again, "backfill_repaired_rows_total"))
        .containsExactly(
            "schema_assurance_backfill_repaired_rows_total" + LABELS + ",backfill=\"rooms\"} 15");
    assertThat(series(again, "verdict")).anyMatch(line -> line.endsWith("\"unknown\"} 1"));
    assertThat(series(again, "exit_status")).allMatch(line -> line.endsWith("} 3"));
    assertThat(series(again, "violations")).isEmpty();
  }

  @Test
  void withoutASuccessThereIsNoTimeOfOneAndRubbishIsNoSuccess() throws IOException {
    String rubbish = "schema_assurance_last_success_timestamp_seconds{verb=\"cron\"} soon\n\u0000";

    String text = written(run(ExitStatus.BROKEN, 0, Optional.empty()), rubbish);

    assertThat(series(text, "last_success_timestamp_seconds")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "my shop,|\"db:5432/my shop\"|",
        "a=b,|\"db:5432/a=b\"|",
        "a\"b,|\"db:5432/a\\\"b\"|",
        "größe_1-2,db:5432/größe_1-2"
      })
  void aDatabaseIsQuotedWhereItsNameNeedsThat(String name, String quoted) {
    CronRun run =
        new CronRun(
            "db:5432",
            name,
            START,
            Duration.ofMillis(1500),
            ExitStatus.HOLDS,
            Map.of(),
            OptionalLong.of(0),
            Optional.of(HOLDS),
            Optional.empty());

    assertThat(CronLine.of(run, ZoneOffset.UTC)).endsWith("s database=" + quoted);
  }

  @Test
  void aLineSaysWhenAndHowItEnded() {
    CronRun holds = run(ExitStatus.HOLDS, 12, Optional.of(HOLDS));
    CronRun failed =
        run(ExitStatus.UNKNOWN, 0, Optional.empty())
            .withFailure(ExitStatus.UNKNOWN, "No \"answer\"\nat \u001B[2J all.");

    assertThat(CronLine.of(holds, ZoneOffset.UTC))
        .isEqualTo(
            "2026-11-22T09:30:01Z status=0 verdict=holds repaired=12 left=0 duration=1.500s database=db.example.com:5432/shop");
    assertThat(CronLine.of(failed, ZoneId.of("Europe/Berlin")))
        .isEqualTo(
            "2026-11-22T10:30:01+01:00 status=3 verdict=unknown repaired=0 left=unknown duration=1.500s database=db.example.com:5432/shop"
                + " message=\"No \\\"answer\\\"\\\\u000Aat \\\\u001B[2J all.\"");
  }
}
