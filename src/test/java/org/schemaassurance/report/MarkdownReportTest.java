package org.schemaassurance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Finding.Status;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.StatisticsTable;

final class MarkdownReportTest {
  private static final Finding HOLDS =
      Reports.finding("users", 1, Status.HOLDS, "public.users is there");
  private static final Finding BROKEN =
      Reports.finding("rooms", 2, Status.BROKEN, "public.rooms: expected one, found another.");
  private static final Finding UNKNOWN =
      Reports.finding("orders", 3, Status.UNKNOWN, "public.orders: permission denied.");
  private static final Finding WARNING =
      Reports.finding("lines", 4, Status.BROKEN, "public.lines: expected an index, found none.")
          .withSeverity(Severity.WARNING);
  private static final Finding WAIVED =
      Reports.finding("notes", 5, Status.BROKEN, "public.notes: expected one, found none.")
          .accepted(Reports.NEXT_WEEK);

  @Test
  void aPageSaysTheVerdictThenWhatIsBrokenThenWhatHolds() throws IOException {
    StatisticsTable table =
        new StatisticsTable(
            "Lesson Statistics",
            List.of("metric", "count"),
            List.of(List.of("Total_lessons", "150"), List.of("a|b", "7.5")));

    assertThat(written(Reports.of(List.of(table), HOLDS, BROKEN)))
        .isEqualTo(
            """
            ## `Shop`: ❌ is broken

            `db.example.com:5432/shop` as `verifier`, PostgreSQL `16.3`, on 2026-11-22T10:00:00Z in 42 ms

            | findings | count |
            | --- | ---: |
            | hold | 1 |
            | broken | 1 |
            | could not be found out | 0 |
            | warnings | 0 |
            | waived | 0 |

            ### Broken

            - `public.rooms: expected one, found another.`
              - expected: `one`
              - found: `another`
              - to do:
                ```text
                Do this.
                Then that.
                ```
              - made by: `changelog/a.sql::1::team`
              - rule: `rooms (verify-rules/a.yaml:2)`

            ### Statistics

            `Lesson Statistics`

            | metric | count |
            | --- | --- |
            | Total_lessons | 150 |
            | <code>a&#124;b</code> | 7.5 |

            <details><summary>What holds (1)</summary>

            - `public.users is there`

            </details>
            """);
  }

  @Test
  void aReaderSeesHeadingsTablesAndLists() throws IOException {
    Document page = page(Reports.of(HOLDS, BROKEN, UNKNOWN, WARNING, WAIVED));

    assertThat(page.select("h2").text()).isEqualTo("Shop: ❌ is broken");
    assertThat(page.select("h3").eachText())
        .containsExactly("Broken", "Could not be found out", "Warnings", "Waived");
    assertThat(page.select("h3 + ul > li").eachText())
        .satisfiesExactly(
            broken -> assertThat(broken).startsWith("public.rooms: expected one, found another."),
            unknown -> assertThat(unknown).startsWith("public.orders: permission denied."),
            warning -> assertThat(warning).contains("lines (verify-rules/a.yaml:4)"),
            waived -> assertThat(waived).contains("until 2027-01-31)"));
    assertThat(page.select("h3 + ul > li").first().select("pre").first().wholeText())
        .isEqualTo("Do this.\nThen that.\n");
    assertThat(page.select("table tr").eachText()).contains("broken 1", "waived 1");
    assertThat(page.select("details li").eachText()).containsExactly("public.users is there");
    assertThat(page(Reports.of(HOLDS)).select("h2").text()).isEqualTo("Shop: ✅ holds");
    assertThat(page(Reports.of(UNKNOWN)).select("h2").text())
        .isEqualTo("Shop: ❓ could not be found out completely");
  }

  @Test
  void aPageIsNotLargerThanGithubTakesAndSaysWhatIsLeftOut() throws IOException {
    String longText = "public.r: expected one, found " + "ü".repeat(20_000) + ".";
    Finding[] findings =
        IntStream.rangeClosed(1, 100)
            .mapToObj(line -> Reports.finding("r" + line, line, Status.BROKEN, longText))
            .toArray(Finding[]::new);

    String written = written(Reports.of(findings));

    int shown = parsed(written).select("h3 + ul > li").size();
    assertThat(written.getBytes(StandardCharsets.UTF_8).length)
        .isBetween(MarkdownReport.MOST_BYTES / 2, MarkdownReport.MOST_BYTES);
    assertThat(written).endsWith("room for 1 MiB: " + (100 - shown) + " more.\n");
    assertThat(parsed(written).select("table tr").eachText()).contains("broken 100");
  }

  static Stream<String> hostileTexts() {
    return HostileText.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void hostileTextStaysText(String hostile) throws IOException {
    Report report = HostileText.everywhere(hostile);
    Document page = page(report);

    assertThat(page.select("h2, h3, table, details, h3 + ul > li").eachText()).hasSize(11);
    assertThat(page.select("script, img, a, b, em, strong, del, h1, blockquote, hr")).isEmpty();
    assertThat(page.select("h2 code, h3 + ul > li > code, h3 + ul > li > p > code"))
        .extracting(Element::wholeText)
        .hasSize(4)
        .containsExactlyInAnyOrderElementsOf(
            report.findings().stream().map(Finding::message).map(TerminalText::onOneLine).toList());
    assertThat(page.select("table").last().select("td").first().wholeText())
        .isEqualTo(TerminalText.onOneLine(hostile).strip());
    page.select("code, pre").remove();
    assertThat(page.wholeText()).doesNotContain("@", "http", "javascript", "`");
  }

  private static String written(Report report) throws IOException {
    return Reports.written(new MarkdownReport(), report);
  }

  private static Document page(Report report) throws IOException {
    return parsed(written(report));
  }

  private static Document parsed(String markdown) {
    List<TablesExtension> extensions = List.of((TablesExtension) TablesExtension.create());
    return Jsoup.parse(
        HtmlRenderer.builder()
            .extensions(extensions)
            .build()
            .render(Parser.builder().extensions(extensions).build().parse(markdown)));
  }
}
