package org.schemaassurance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LockEstimateTest {
  private static final String BOOKINGS = "public.bookings";
  private static final String USERS = "public.users";
  private static final TableSizes SIZES =
      new TableSizes(
          Map.of(
              BOOKINGS,
              new TableSize(1_203_000, 210L << 20),
              USERS,
              new TableSize(5_000_000, 1L << 30)));

  @Test
  void whatReadsNoRowTakesSomeMilliseconds() {
    assertThat(estimate(lock(BOOKINGS, 3), statement(3, lock(BOOKINGS, 3))))
        .hasToString("some milliseconds: it reads no row of it");
  }

  @Test
  void whatIsHeldForLongWithoutAnyRowIsHeldAsLongThere() {
    assertThat(estimate(lock(BOOKINGS, 900), statement(3, lock(BOOKINGS, 900))))
        .hasToString("between 100 ms and 5 s: it reads no row of it");
  }

  @Test
  void aScanTakesItsShareOfTheRowsThere() {
    TableLock lock = lock(BOOKINGS, 4);

    assertThat(estimate(lock, statement(3, lock, scan(BOOKINGS, 1000))))
        .hasToString("between 500 ms and 20 s: 1,000 rows took 3 ms here, there are 1,203,000");
  }

  @Test
  void aScanOfAnotherTableUnderTheLockCountsAndIsNamed() {
    TableLock lock = lock(BOOKINGS, 10);
    StatementTrace later = statement(5, scan(USERS, 1000));

    assertThat(estimate(lock, statement(1, lock), later))
        .hasToString(
            "between 5 s and 5 min: 1,000 rows of public.users took 5 ms here, there are 5,000,000");
  }

  @Test
  void whatRanInAnotherTransactionIsNotUnderTheLock() {
    TableLock lock = lock(BOOKINGS, 1);
    StatementTrace next = inTransaction(2, statement(5, scan(USERS, 1000)));

    assertThat(estimate(lock, statement(1, lock), next))
        .hasToString("some milliseconds: it reads no row of it");
  }

  @Test
  void aFewRowsSayNothingAboutMany() {
    TableLock lock = lock(BOOKINGS, 4);

    assertThat(estimate(lock, statement(3, lock, scan(BOOKINGS, 3))))
        .hasToString(
            "can't be told: it reads public.bookings, which has 1,203,000 rows there and had 3 here");
  }

  @Test
  void ofATableOfUnknownSizeNothingIsSaid() {
    TableLock lock = lock(BOOKINGS, 4);

    assertThat(estimate(lock, statement(3, lock, scan("public.rooms", 1000))))
        .hasToString("can't be told: it reads public.rooms, whose size is not known");
  }

  @Test
  void aRewriteWhoseReadingWasNotSeenIsNotGuessed() {
    TableLock lock = lock(BOOKINGS, 4);

    assertThat(estimate(lock, rewriting(statement(3, lock))).range()).isEmpty();
  }

  @Test
  void aSmallerTableThereTakesNoLongerThanHere() {
    TableSizes small = new TableSizes(Map.of(BOOKINGS, new TableSize(10, 8192)));
    TableLock lock = lock(BOOKINGS, 4);

    assertThat(LockEstimate.of(trace(statement(3, lock, scan(BOOKINGS, 1000))), lock, small))
        .hasToString("some milliseconds: 1,000 rows took 3 ms here, there are 10");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 100, some milliseconds",
    "0, 101, up to 200 ms",
    "7, 101, between 5 ms and 200 ms",
    "999, 1000, between 500 ms and 1 s",
    "1999, 51000, between 1 s and 1 min",
    "61000, 7300000, between 1 min and 5 h"
  })
  void aRangeIsAsCoarseAsWhatIsKnown(long least, long most, String words) {
    assertThat(DurationRange.around(Duration.ofMillis(least), Duration.ofMillis(most)))
        .hasToString(words);
  }

  private static LockEstimate estimate(TableLock lock, StatementTrace... statements) {
    return LockEstimate.of(trace(statements), lock, SIZES);
  }

  private static ChangesetTrace trace(StatementTrace... statements) {
    return new ChangesetTrace(List.of(statements), Duration.ofMillis(20), OptionalLong.empty());
  }

  private static TableLock lock(String table, long millis) {
    return new TableLock(table, LockMode.ACCESS_EXCLUSIVE, Duration.ofMillis(millis));
  }

  private static TableScan scan(String table, long rows) {
    return new TableScan(table, rows, LockMode.ACCESS_EXCLUSIVE);
  }

  private static StatementTrace statement(long millis, TableLock lock, TableScan... scans) {
    return of(millis, 1, List.of(lock), List.of(scans), List.of());
  }

  private static StatementTrace statement(long millis, TableScan scan) {
    return of(millis, 1, List.of(), List.of(scan), List.of());
  }

  private static StatementTrace inTransaction(int number, StatementTrace statement) {
    return of(statement.took().toMillis(), number, statement.locks(), statement.scans(), List.of());
  }

  private static StatementTrace rewriting(StatementTrace statement) {
    return of(
        statement.took().toMillis(),
        statement.transaction(),
        statement.locks(),
        statement.scans(),
        List.of(BOOKINGS));
  }

  private static StatementTrace of(
      long millis,
      int transaction,
      List<TableLock> locks,
      List<TableScan> scans,
      List<String> rewritten) {
    return new StatementTrace(
        "ALTER TABLE public.bookings …",
        Duration.ofMillis(millis),
        Optional.empty(),
        transaction,
        true,
        locks,
        rewritten,
        List.of(),
        List.of(),
        scans,
        List.of(),
        0,
        Optional.empty(),
        Optional.empty());
  }
}
