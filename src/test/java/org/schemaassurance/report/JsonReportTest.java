package org.schemaassurance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Finding.Status;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.StatisticsTable;
import org.schemaassurance.support.Json;

final class JsonReportTest {
  private static final Finding HOLDS = Reports.finding("b", 7, Status.HOLDS, "public.b is there");
  private static final Finding BROKEN =
      Reports.finding("a", 3, Status.BROKEN, "public.a: expected one, found another.");

  @Test
  void theKeysAreThoseOfTheContract() throws IOException {
    StatisticsTable table =
        new StatisticsTable("Lessons", List.of("metric", "count"), List.of(List.of("Total", "2")));

    Map<?, ?> report = read(Reports.of(List.of(table), HOLDS, BROKEN));

    assertThat(keys(report))
        .isEqualTo(
            List.of(
                "tool",
                "verdict",
                "target",
                "startedAt",
                "durationMs",
                "summary",
                "findings",
                "statistics"));
    assertThat(report.get("tool")).isEqualTo(Map.of("name", "schema-assurance", "version", "1.2"));
    assertThat(report.get("verdict")).isEqualTo("broken");
    assertThat(report.get("target"))
        .isEqualTo(
            Map.of(
                "host", "db.example.com",
                "port", 5432L,
                "database", "shop",
                "user", "verifier",
                "serverVersion", "16.3"));
    assertThat(report.get("startedAt")).isEqualTo("2026-11-22T10:00:00.123Z");
    assertThat(report.get("durationMs")).isEqualTo(42L);
    assertThat(report.get("summary"))
        .isEqualTo(Map.of("holds", 1L, "broken", 1L, "warnings", 0L, "unknown", 0L, "waived", 0L));
    assertThat(report.get("statistics"))
        .isEqualTo(
            List.of(
                Map.of(
                    "title", "Lessons",
                    "columns", List.of("metric", "count"),
                    "rows", List.of(List.of("Total", "2")))));
    Map<?, ?> first = (Map<?, ?>) ((List<?>) report.get("findings")).get(0);
    assertThat(keys(first))
        .containsExactly(
            "rule",
            "check",
            "object",
            "status",
            "severity",
            "message",
            "expected",
            "actual",
            "hint",
            "file",
            "line",
            "changeset");
    assertThat(first.get("changeset")).isEqualTo("changelog/a.sql::1::team");
    assertThat(first.get("line")).isEqualTo(3L);
  }

  @Test
  void findingsAreSortedByTheirPlaceAndWhatIsNotThereIsNull() throws IOException {
    List<?> findings = (List<?>) read(Reports.of(HOLDS, BROKEN)).get("findings");

    assertThat(findings.stream().map(finding -> ((Map<?, ?>) finding).get("rule")).toList())
        .isEqualTo(List.of("a", "b"));
    assertThat(((Map<?, ?>) findings.get(1)).get("hint")).isNull();
    assertThat(written(Reports.of(HOLDS, BROKEN))).isEqualTo(written(Reports.of(BROKEN, HOLDS)));
  }

  @Test
  void hostileTextComesBackAsItWentIn() throws IOException {
    String hostile = "\"},\n{\"verdict\":\"holds\" \u001B[2J \u0000 \u2028 \u202E </script> \\";
    StatisticsTable table =
        new StatisticsTable(hostile, List.of(hostile), List.of(List.of(hostile)));
    String message = hostile + ": expected one, found " + hostile + ".";
    Report report = Reports.of(List.of(table), Reports.finding(hostile, 1, Status.BROKEN, message));

    String written = written(report);

    Map<?, ?> read = (Map<?, ?>) Json.read(written);
    assertThat(read.get("verdict")).isEqualTo("broken");
    assertThat(((Map<?, ?>) ((List<?>) read.get("findings")).get(0)).get("message"))
        .isEqualTo(message);
    assertThat(written.chars()).noneMatch(character -> character < ' ' && character != '\n');
  }

  private static List<String> keys(Map<?, ?> object) {
    return object.keySet().stream().map(String.class::cast).toList();
  }

  private static Map<?, ?> read(Report report) throws IOException {
    return (Map<?, ?>) Json.read(written(report));
  }

  private static String written(Report report) throws IOException {
    return Reports.written(new JsonReport("1.2"), report);
  }

  static Stream<String> hostile() {
    return Stream.concat(
        HostileText.ALL.stream(),
        Stream.of(
            "\u007F\u0080\u009B31m",
            "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069",
            "\uFDD0\uFFFE\uFFFF",
            "\uD83F\uDFFE\uDBFF\uDFFF",
            "\uD800",
            "\uDC00\uD800",
            "\\\u009F\"\u202E",
            "x".repeat(9_999) + "\uD83D\uDE00".repeat(9_999)));
  }

  /** A terminal that shows the file, and a parser that reads it, both get the text alone. */
  @ParameterizedTest
  @MethodSource("hostile")
  void nothingInItMovesATerminalAndProgramsReadTheSameText(String hostile) throws IOException {
    StringWriter file = new StringWriter();
    new JsonReport("1.2").write(HostileText.everywhere(hostile), file);

    assertThat(file.toString().codePoints().filter(c -> c != '\n' && c != '\r'))
        .noneMatch(TerminalText::isDangerous);
    Map<?, ?> read = (Map<?, ?>) Json.read(file.toString());
    assertThat(((Map<?, ?>) read.get("target")).get("database")).isEqualTo(hostile);
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(file.toString())).isTrue();
  }

  @Test
  void writtenOneByOneItIsTheSame() throws IOException {
    StringWriter one = new StringWriter();
    try (HarmlessJson json = new HarmlessJson(one)) {
      for (char unit : "\"a\u009F\uD83D\uDE00\uD83F\uDFFE\"".toCharArray()) {
        json.write(unit);
      }
    }
    assertThat(one).hasToString("\"a\\u009F\uD83D\uDE00\\uD83F\\uDFFE\"");
  }
}
