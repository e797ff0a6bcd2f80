package org.schemaassurance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Finding.Status;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.StatisticsTable;

final class HtmlReportTest {
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
  void aPageSaysTheVerdictAndEachFindingWithWhatWasExpectedAndFound() throws IOException {
    Document page = page(Reports.of(HOLDS, BROKEN, UNKNOWN, WARNING, WAIVED));

    assertThat(page.title()).isEqualTo("Shop: ✗ is broken");
    assertThat(page.select("h1").text()).isEqualTo("Shop: ✗ is broken");
    assertThat(page.select("header p").text())
        .isEqualTo(
            "db.example.com:5432/shop as verifier, PostgreSQL 16.3, on 2026-11-22T10:00:00Z in 42 ms,"
                + " by schema-assurance 1.2");
    assertThat(page.select("#broken article h3").eachText())
        .containsExactly("public.rooms: expected one, found another.");
    assertThat(page.select("#broken dt").eachText())
        .containsExactly("expected", "found", "to do", "made by", "rule");
    assertThat(page.select("#broken dd pre").get(2).wholeText()).isEqualTo("Do this.\nThen that.");
    assertThat(page.select("#unknown h3").text()).isEqualTo("public.orders: permission denied.");
    assertThat(page.select("#warnings h3").text()).startsWith("public.lines: expected an index");
    assertThat(page.select("#waived h3").text()).contains("until 2027-01-31");
    assertThat(page.select("#holds h3").text()).isEqualTo("public.users is there");
  }

  @Test
  void whatTheNavigationNamesIsThere() throws IOException {
    StatisticsTable table =
        new StatisticsTable(
            "Lesson Statistics",
            List.of("metric", "count"),
            List.of(List.of("Total lessons", "150"), List.of("Upcoming", "7")));

    Document page = page(Reports.of(List.of(table), HOLDS, BROKEN));

    assertThat(page.select("nav a").eachText())
        .containsExactly("all", "broken", "hold", "statistics");
    assertThat(page.select("nav a"))
        .allSatisfy(link -> assertThat(page.select(link.attr("href"))).hasSize(1));
    assertThat(page.select("caption").text()).isEqualTo("Lesson Statistics");
    assertThat(page.select("th").eachText()).containsExactly("metric", "count");
    assertThat(page.select("td").eachText())
        .containsExactly("Total lessons", "150", "Upcoming", "7");
    assertThat(page(Reports.of(HOLDS)).select("nav a").eachText()).containsExactly("all", "hold");
  }

  @Test
  void aPageLoadsNothingAndRunsNothing() throws IOException {
    Document page = page(Reports.of(HOLDS, BROKEN));

    assertThat(page.select("script, link, img, iframe, object, [src], [style], form")).isEmpty();
    assertThat(page.select("style").html())
        .contains("prefers-color-scheme: dark", "@media print")
        .doesNotContain("url(", "@import");
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'");
  }

  static Stream<String> hostileTexts() {
    return HostileText.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void hostileTextStaysText(String hostile) throws IOException {
    Report report = HostileText.everywhere(hostile);
    Document page = page(report);

    assertThat(elements(page)).isEqualTo(elements(page(HostileText.everywhere("harmless"))));
    assertThat(page.select("h3"))
        .extracting(Element::wholeText)
        .hasSize(4)
        .containsExactlyInAnyOrderElementsOf(
            report.findings().stream().map(Finding::message).map(TerminalText::safe).toList());
    assertThat(page.select("th").first().wholeText()).isEqualTo(TerminalText.safe(hostile));
  }

  /** Every element with its attributes, in order. */
  private static List<String> elements(Document page) {
    return page.getAllElements().stream()
        .map(element -> element.nodeName() + element.attributes())
        .toList();
  }

  /** A page in which a strict parser finds nothing wrong. */
  private static Document page(Report report) throws IOException {
    Parser parser = Parser.htmlParser().setTrackErrors(10);
    Document page = Jsoup.parse(Reports.written(new HtmlReport("1.2"), report), "", parser);
    assertThat(parser.getErrors()).isEmpty();
    return page;
  }
}
