package org.schemaassurance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Finding.Status;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.StatisticsTable;

final class TextReportTest {
  private static final Finding HOLDS =
      Reports.finding("users", 1, Status.HOLDS, "public.users is there");
  private static final Finding BROKEN =
      Reports.finding("rooms", 2, Status.BROKEN, "public.rooms: expected one, found another.");

  @Test
  void aReportReadsAsTheOldScriptsDid() throws IOException {
    StatisticsTable table =
        new StatisticsTable(
            "Lesson Statistics",
            List.of("metric", "count"),
            List.of(List.of("Total lessons", "150"), List.of("Upcoming", "7")));

    assertThat(written(Reports.of(List.of(table), HOLDS, BROKEN), Map.of("Check-only", "Yes")))
        .isEqualTo(
            """
            ================================
            Shop Verification
            ================================

            ▶ Testing database connection...
            ✓ Connected to db.example.com:5432/shop as verifier (PostgreSQL 16.3, read-only)

            ▶ Checking tables...
            ✓ public.users is there
            ✗ public.rooms: expected one, found another.
                expected: one
                found:    another
                to do:    Do this.
                          Then that.
                made by:  changelog/a.sql::1::team
                rule:     rooms (verify-rules/a.yaml:2)

            ▶ Shop Statistics

            Lesson Statistics:
            ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
             metric        │ count
            ───────────────┼───────
             Total lessons │ 150
             Upcoming      │ 7

            ▶ Verification Summary

            Configuration:
              Host: db.example.com
              Port: 5432
              Database: shop
              User: verifier

            Modes:
              Check-only: Yes

            ✗ Broken: see above (1 holds, 1 is broken, in 42 ms)
            """);
  }

  @Test
  void eachVerdictHasItsLastLine() throws IOException {
    Finding unknown = Reports.finding("c", 3, Status.UNKNOWN, "public.c: permission denied.");

    assertThat(lastLine(Reports.of(HOLDS))).isEqualTo("✓ All checks passed! (1 holds, in 42 ms)");
    assertThat(lastLine(Reports.of(HOLDS, unknown)))
        .isEqualTo(
            "? Could not be found out completely: see above (1 holds, 1 could not be found out, in 42 ms)");
    assertThat(lastLine(Reports.of(BROKEN, BROKEN, unknown)))
        .isEqualTo("✗ Broken: see above (2 are broken, 1 could not be found out, in 42 ms)");
    assertThat(lastLine(Reports.of(BROKEN.withSeverity(Severity.WARNING), HOLDS)))
        .isEqualTo("✓ All checks passed! (1 holds, 1 warning, in 42 ms)");
    assertThat(lastLine(Reports.of(BROKEN.withSeverity(Severity.WARNING)).withWarningsAsErrors()))
        .isEqualTo("✗ Broken: see above (1 is broken, in 42 ms)");
  }

  @Test
  void colourIsOnlyAroundMarksAndHeadings() throws IOException {
    Report report = Reports.of(HOLDS, BROKEN);
    String coloured = Reports.written(new TextReport(Style.COLOURED, Map.of()), report);

    assertThat(coloured)
        .contains("\u001B[32m✓\u001B[0m public.users", "\u001B[31m✗\u001B[0m public.rooms");
    assertThat(coloured.replaceAll("\u001B\\[\\d+m", "")).isEqualTo(written(report, Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001B[2J",
        "\u001B]0;owned\u0007",
        "\u009B31m",
        "\r",
        "\b",
        "\u202E",
        "\u2066",
        "\u200B",
        "\u2028",
        "\u0000",
        "\uD800",
        "\uFEFF"
      })
  void hostileTextIsShownAndNotObeyed(String hostile) throws IOException {
    StatisticsTable table =
        new StatisticsTable("t" + hostile, List.of("c" + hostile), List.of(List.of(hostile)));
    Finding finding =
        Reports.finding(
            "a" + hostile, 1, Status.BROKEN, "public.a: expected one, found " + hostile + ".");

    String text = written(Reports.of(List.of(table), finding), Map.of("m", hostile));

    assertThat(text).doesNotContain(hostile);
    assertThat(text)
        .contains(String.format("public.a: expected one, found \\u%04X", (int) hostile.charAt(0)));
  }

  @Test
  void aLineBreakInAMessageForgesNoLine() throws IOException {
    String forged = "\n✓ All checks passed! (1 holds)\n";
    StatisticsTable table =
        new StatisticsTable("t" + forged, List.of("c" + forged), List.of(List.of(forged)));
    Finding finding =
        Reports.finding(
            "a" + forged, 1, Status.BROKEN, "public.a: expected one, found " + forged + ".");

    assertThat(written(Reports.of(List.of(table), finding), Map.of("m", forged)).lines())
        .noneMatch(line -> line.startsWith("✓ All checks"));
  }

  @Test
  void columnsStayAlignedAroundWhatIsEscaped() throws IOException {
    StatisticsTable table =
        new StatisticsTable("t", List.of("a", "b"), List.of(List.of("\t", "1"), List.of("x", "2")));

    assertThat(written(Reports.of(List.of(table), HOLDS), Map.of()))
        .contains(" a      │ b\n────────┼───\n \\u0009 │ 1\n x      │ 2\n");
  }

  @Test
  void ofHundredsThoseThatHoldAreCountedAndTheOthersComeLast() throws IOException {
    Report report = Reports.of(hundreds());

    String text = written(report, Map.of());

    assertThat(text)
        .contains(
            "\n✓ Checking indexes: 150 hold\n\n▶ Checking tables: 150 hold, 1 is broken\n✗ public.rooms: ")
        .doesNotContain("public.t1 is there");
    assertThat(Reports.written(new TextReport(Style.PLAIN, Map.of()).listingAll(), report))
        .contains("▶ Checking tables...\n✗ public.rooms: ", "✓ public.t1 is there\n")
        .doesNotContain(" hold\n");
  }

  @Test
  void whoWantsNoMoreGetsWhatDoesNotHoldAndTheVerdict() throws IOException {
    assertThat(Reports.written(new TextReport(Style.PLAIN, Map.of()).quiet(), Reports.of(HOLDS)))
        .isEqualTo("✓ All checks passed! (1 holds, in 42 ms)\n");
    assertThat(
            Reports.written(
                new TextReport(Style.PLAIN, Map.of("a", "b")).quiet(), Reports.of(HOLDS, BROKEN)))
        .startsWith(
            "▶ Checking tables...\n✗ public.rooms: expected one, found another.\n    expected")
        .endsWith("\n\n✗ Broken: see above (1 holds, 1 is broken, in 42 ms)\n");
  }

  @Test
  void aMissingTableIsToldAtLengthOnce() throws IOException {
    Finding trigger = Reports.forWantOf(Reports.checkedBy(BROKEN, "trigger"), "public.rooms");
    Finding table = Reports.forWantOf(BROKEN, "public.rooms");
    Finding other = Reports.forWantOf(Reports.checkedBy(BROKEN, "trigger"), "public.others");

    assertThat(written(Reports.of(trigger, table, other), Map.of()))
        .contains(
            "\n✗ public.rooms: its table is missing (rooms, verify-rules/a.yaml:2)\n✗ public.rooms: expected one")
        .containsOnlyOnce("its table is missing")
        .contains("(3 are broken, ");
  }

  @Test
  void aQueryAboutAMissingTableIsNotToldAtLength() throws IOException {
    Finding table = Reports.forWantOf(BROKEN, "public.rooms");
    Finding query =
        Reports.finding("rooms", 3, Status.UNKNOWN, "public.rooms: there is no public.rooms.");

    assertThat(written(Reports.of(table, query), Map.of()))
        .contains(
            "\n? could not be found out: public.rooms: its table is missing (rooms, verify-rules/a.yaml:3)\n");
    assertThat(written(Reports.of(query), Map.of()))
        .contains("\n? could not be found out: public.rooms: there is no public.rooms.\n");
  }

  private static Finding[] hundreds() {
    return IntStream.rangeClosed(0, 300)
        .mapToObj(
            number ->
                number == 0
                    ? BROKEN
                    : number <= 150
                        ? Reports.finding(
                            "t" + number, 3, Status.HOLDS, "public.t" + number + " is there")
                        : Reports.inSection(
                            Reports.finding(
                                "i" + number, 4, Status.HOLDS, "i" + number + " is there"),
                            "Checking indexes"))
        .toArray(Finding[]::new);
  }

  private static String written(Report report, Map<String, String> modes) throws IOException {
    return Reports.written(new TextReport(Style.PLAIN, modes), report);
  }

  private static String lastLine(Report report) throws IOException {
    List<String> lines = written(report, Map.of()).lines().toList();
    return lines.get(lines.size() - 1);
  }
}
