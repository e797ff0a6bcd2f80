package org.schemaassurance.rehearse.hints;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.IndexBuild;
import org.schemaassurance.model.LockMode;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.StatementTrace;
import org.schemaassurance.model.TableLock;
import org.schemaassurance.model.TableScan;
import org.schemaassurance.model.TableSize;
import org.schemaassurance.model.TableSizes;

final class HintSearchTest {
  private static final String ORDERS = "public.orders";

  private static HintSearch search(TableSizes sizes) {
    return new HintSearch(Hints.BY_DEFAULT, sizes);
  }

  private static TableSizes orders(long rows, long bytes) {
    return new TableSizes(Map.of(ORDERS, new TableSize(rows, bytes)));
  }

  private static List<HintFinding> ofText(TableSizes sizes, String... statements) {
    return search(sizes)
        .in(ChangesetText.of(List.of(statements), true, List.of(), Shop.OBJECTS), Optional.empty());
  }

  private static List<String> ids(List<HintFinding> found) {
    return found.stream().map(finding -> finding.hint().id() + " " + finding.object()).toList();
  }

  /** An index that writers waited for, with a lock_timeout of a second. */
  private static StatementTrace plainIndex(String sql) {
    return new StatementTrace(
        sql,
        Duration.ofMillis(3),
        Optional.of(Duration.ofSeconds(1)),
        1,
        true,
        List.of(new TableLock(ORDERS, LockMode.SHARE, Duration.ofMillis(5))),
        List.of(),
        List.of(),
        List.of(new IndexBuild("public.orders_total", ORDERS, false, false, false)),
        List.of(new TableScan(ORDERS, 1000, LockMode.SHARE)),
        List.of(),
        1000,
        Optional.empty(),
        Optional.empty());
  }

  private static List<HintFinding> ofIndex(TableSizes sizes) {
    String sql = "CREATE INDEX orders_total ON public.orders (total)";
    return search(sizes)
        .in(
            ChangesetText.of(List.of(sql), true, List.of(), Shop.OBJECTS),
            Optional.of(
                new ChangesetTrace(
                    List.of(plainIndex(sql)), Duration.ofMillis(5), OptionalLong.empty())));
  }

  @ParameterizedTest
  @CsvSource({
    "10000, 1000, WARNING",
    "999999, 1000, WARNING",
    "1000000, 1000, ERROR",
    "100, 1073741824, ERROR",
    "100, 10485760, WARNING"
  })
  void whatTakesLongerTheMoreRowsThereAreIsAnErrorOfALargeTable(
      long rows, long bytes, Severity severity) {
    assertThat(ofIndex(orders(rows, bytes)))
        .singleElement()
        .satisfies(found -> assertThat(found.severity()).isEqualTo(severity));
  }

  @Test
  void andIsNotToldOfASmallOne() {
    assertThat(ofIndex(orders(9_999, 10_485_759))).isEmpty();
  }

  @Test
  void whatBreaksTheOldReleaseDoesSoWhateverTheSize() {
    String rename = "ALTER TABLE public.orders RENAME COLUMN total TO amount";

    assertThat(ofText(orders(10, 8192), rename))
        .extracting(HintFinding::severity)
        .containsExactly(Severity.WARNING);
    assertThat(ofText(orders(5_000_000, 1 << 30), rename))
        .extracting(HintFinding::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void whatIsSaidOfOneColumnIsSaidOfTheOthersToo() {
    assertThat(
            ofText(
                TableSizes.UNKNOWN,
                "ALTER TABLE public.orders DROP COLUMN note, DROP COLUMN total",
                "ALTER TABLE public.orders DROP COLUMN pieces"))
        .extracting(HintFinding::sentence)
        .containsExactly(
            "Its column note (and likewise total, pieces) and what is in it are gone, and whatever still reads it fails.");
  }

  @Test
  void anIndexHasTheSizeOfItsTable() {
    assertThat(ofText(orders(5_000_000, 1 << 30), "DROP INDEX public.orders_note"))
        .extracting(HintFinding::severity)
        .containsExactly(Severity.ERROR);
  }

  @Test
  void theScanForAnIndexIsNoFindingOfItsOwn() {
    assertThat(ids(ofIndex(TableSizes.UNKNOWN)))
        .containsExactly("index-without-concurrently public.orders");
  }

  @Test
  void ofOneObjectAHintTellsOnce() {
    assertThat(
            ids(
                ofText(
                    TableSizes.UNKNOWN,
                    "ALTER TABLE public.orders DROP COLUMN note",
                    "ALTER TABLE public.orders DROP COLUMN total, DROP COLUMN pieces",
                    "ALTER TABLE public.legacy DROP COLUMN note")))
        .containsExactly("column-dropped public.orders", "column-dropped public.legacy");
  }

  @Test
  void whatTheChangesetMadeItselfHurtsNobody() {
    assertThat(
            ofText(
                TableSizes.UNKNOWN,
                "CREATE TABLE public.voucher (code text)",
                "ALTER TABLE public.voucher ADD COLUMN id bigserial",
                "UPDATE public.voucher SET code = ''",
                "DROP TABLE public.voucher"))
        .isEmpty();
  }

  @Test
  void aNameWithoutSchemaIsOneOfTheDefaultSchema() {
    assertThat(ids(ofText(TableSizes.UNKNOWN, "TRUNCATE legacy")))
        .containsExactly("table-truncated public.legacy");
  }

  @Test
  void severalStatementsThatAreSentAtOnceAreReadOneByOne() {
    assertThat(
            ids(
                ofText(
                    TableSizes.UNKNOWN,
                    "SELECT 1; DROP TABLE public.legacy; DROP INDEX public.orders_note")))
        .containsExactly(
            "index-dropped-without-concurrently public.orders_note", "table-dropped public.legacy");
  }

  @Test
  void eachTableOfAListIsTold() {
    assertThat(
            ids(ofText(TableSizes.UNKNOWN, "DROP TABLE IF EXISTS legacy, nothing, public.event")))
        .containsExactly("table-dropped public.legacy", "table-dropped public.event");
  }

  @Test
  void whatOnlyAStringSaysIsNotRead() {
    assertThat(
            ofText(
                TableSizes.UNKNOWN,
                "COMMENT ON TABLE public.legacy IS 'DROP TABLE public.legacy; TRUNCATE legacy'"))
        .isEmpty();
  }
}
