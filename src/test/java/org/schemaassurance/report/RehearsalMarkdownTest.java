package org.schemaassurance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.TableSizes;

final class RehearsalMarkdownTest {
  @Test
  void aCommentHasARowForEachChangesetThatIsNotFineAndTheRestFolded() throws IOException {
    Document page =
        page(
            Rehearsals.of(
                Rehearsals.SIZES,
                Rehearsals.FINE,
                Rehearsals.ACCEPTED,
                Rehearsals.BROKEN,
                Rehearsals.WARNED));

    assertThat(page.select("h2").text())
        .isEqualTo("Rehearsal of changelog/master.yaml: ❌ is broken");
    assertThat(page.select("p").eachText())
        .contains("4 changesets: 1 broken, 1 with warnings, 2 fine, on PostgreSQL 16.3 in 42 ms");
    assertThat(page.select("tbody tr").eachText())
        .containsExactly(
            "✗ broken rollback-incomplete, lock-timeout-missing ×2 writes of public.bookings"
                + " (between 10 s and 5 min); writes of public.rooms (23 ms)",
            "! warned lock-timeout-missing writes of public.bookings (between 1 s and 50 s)");
    assertThat(page.select("summary").eachText())
        .containsExactly("Details (2)", "Locks in production (3)", "Fine (2)");
    assertThat(page.text())
        .contains("There is no rollback, accepted: nobody needs it", Rehearsals.REMARK);
  }

  @Test
  void theGravestStandFirst() throws IOException {
    Document page = page(Rehearsals.of(TableSizes.UNKNOWN, Rehearsals.WARNED, Rehearsals.BROKEN));

    assertThat(page.select("tbody tr td:nth-child(2)").eachText())
        .containsExactly("broken", "warned");
  }

  /** Or warnings that nearly every changeset has would take the rows of others. */
  @Test
  void whatIsAllThatIsSaidOfSeveralChangesetsIsALineAndTheChangesetsAreFolded() throws IOException {
    Document page =
        page(
            Rehearsals.of(
                TableSizes.UNKNOWN,
                Rehearsals.WARNED,
                Rehearsals.WARNED_TWICE,
                Rehearsals.named("third", Rehearsals.WARNED),
                Rehearsals.BROKEN));

    assertThat(page.select("tbody tr td:nth-child(2)").eachText()).containsExactly("broken");
    assertThat(page.select("p").eachText())
        .contains(
            "! lock-timeout-missing of 3 changesets, said once: expected none, found one."
                + " to do: rehearse --explain lock-timeout-missing");
    assertThat(page.select("summary").eachText())
        .containsExactly("Details (1)", "With what is said once (3)");
    assertThat(page.select("details:last-of-type li").eachText())
        .containsExactly(
            "changelog/a.sql::warned::shop lock-timeout-missing: public.bookings: writes of public.bookings (4 ms)",
            "changelog/a.sql::warned-twice::shop lock-timeout-missing: public.rooms, public.rooms in its rollback:"
                + " writes of public.rooms (4 ms)",
            "changelog/a.sql::third::shop lock-timeout-missing: public.bookings: writes of public.bookings (4 ms)");
  }

  @Test
  void whatIsNotFoldedOfAUsualPullRequestFitsOnAScreen() throws IOException {
    String text = written(Rehearsals.of(TableSizes.UNKNOWN, Rehearsals.FINE, Rehearsals.BROKEN));

    assertThat(text.substring(0, text.indexOf("<details>")).lines()).hasSizeLessThan(15);
  }

  @Test
  void manyChangesetsAreCutOffInTheTableAndAsLongAsAPageHasRoom() throws IOException {
    RehearsedChangeset[] many =
        IntStream.range(0, 400)
            .mapToObj(number -> Rehearsals.named("broken-" + number, Rehearsals.BROKEN))
            .toArray(RehearsedChangeset[]::new);

    String text = written(Rehearsals.of(TableSizes.UNKNOWN, many));

    assertThat(text).contains("and 385 more, below");
    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(60_000);
    assertThat(text).contains("Left out, since a page has room for 60 kB: ");
  }

  @Test
  void whatADatabaseOrAFileSaysIsNoMarkup() throws IOException {
    for (String hostile : HostileText.ALL) {
      Document page =
          page(Rehearsals.of(TableSizes.UNKNOWN, Rehearsals.named(hostile, Rehearsals.BROKEN)));

      assertThat(page.select("script, img, a, b, em, strong, del, h1, h3, hr"))
          .as(hostile)
          .isEmpty();
      assertThat(page.select("tbody tr")).as(hostile).hasSize(1);
    }
  }

  private static Document page(RehearsalReport rehearsal) throws IOException {
    List<TablesExtension> tables = List.of((TablesExtension) TablesExtension.create());
    return Jsoup.parse(
        HtmlRenderer.builder()
            .extensions(tables)
            .build()
            .render(Parser.builder().extensions(tables).build().parse(written(rehearsal))));
  }

  private static String written(RehearsalReport rehearsal) throws IOException {
    return Reports.written(new RehearsalMarkdown(rehearsal), rehearsal.report());
  }
}
