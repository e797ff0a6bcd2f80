package org.schemaassurance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.TableSizes;

final class RehearsalHtmlTest {
  @Test
  void aTimelineHasARowForEachChangesetAndOneForEachLockThatBlocks() throws IOException {
    Document page = page(Rehearsals.of(TableSizes.UNKNOWN, Rehearsals.FINE, Rehearsals.BROKEN));

    assertThat(page.select("nav a").eachText()).contains("timeline");
    assertThat(page.select("#timeline tr").eachText())
        .containsExactly(
            "✓ changelog/a.sql::fine::shop up 12 ms, down 3 ms",
            "✗ changelog/a.sql::broken::shop up 45 ms, down 11 ms",
            "public.bookings up locked SHARE for 23 ms: writes wait",
            "public.rooms up locked SHARE for 23 ms: writes wait",
            "public.bookings down locked ACCESS EXCLUSIVE for 3 ms: reads and writes wait");
  }

  @Test
  void aBarIsRedWhileReadsWaitAndAmberWhileWritesDo() throws IOException {
    Document page = page(Rehearsals.of(TableSizes.UNKNOWN, Rehearsals.BROKEN));

    assertThat(page.select("#timeline .lock .track span").eachAttr("class"))
        .containsExactly("writes", "writes", "reads");
    // 45 ms up and 11 ms down are the whole width.
    assertThat(page.select("#timeline .track span").eachAttr("style"))
        .containsExactly(
            "left:0.00%;width:80.36%",
            "left:80.36%;width:19.64%",
            "left:0.00%;width:41.07%",
            "left:0.00%;width:41.07%",
            "left:80.36%;width:5.36%");
  }

  @Test
  void whatWasNotRehearsedStandsAtItsHead() throws IOException {
    Document page = page(Rehearsals.of(TableSizes.UNKNOWN, Rehearsals.FINE));

    assertThat(page.select("header p.remark").eachText()).containsExactly(Rehearsals.REMARK);
  }

  @Test
  void itLoadsNothing() throws IOException {
    assertThat(
            page(Rehearsals.of(TableSizes.UNKNOWN, Rehearsals.BROKEN))
                .select("script, link, img, iframe, object, [src], form"))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.schemaassurance.report.HtmlReportTest#hostileTexts")
  void hostileTextStaysText(String hostile) throws IOException {
    Document page =
        page(Rehearsals.of(TableSizes.UNKNOWN, Rehearsals.named(hostile, Rehearsals.BROKEN)));

    assertThat(page.select("#timeline .changeset th *")).isEmpty();
    assertThat(page.select("#timeline tr")).hasSize(4);
  }

  /** A page in which a strict parser finds nothing wrong. */
  private static Document page(RehearsalReport rehearsal) throws IOException {
    Parser parser = Parser.htmlParser().setTrackErrors(10);
    Document page =
        Jsoup.parse(
            Reports.written(new RehearsalHtml("1.2", rehearsal), rehearsal.report()), "", parser);
    assertThat(parser.getErrors()).isEmpty();
    return page;
  }
}
