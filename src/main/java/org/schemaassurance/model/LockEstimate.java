package org.schemaassurance.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How long others would wait in production for a lock that a changeset takes. It is a range and
 * never a figure: rows here and there differ in width, in what is cached, and in their company.
 *
 * @param range empty where it can't be told
 * @param grounds how it was obtained, or why it was not: words that go behind a colon
 */
public record LockEstimate(Optional<DurationRange> range, String grounds) {
  /**
   * Either way. What few rows take is mostly what any statement takes, so that many take less than
   * their share; but they are sorted, come from a disk and go to one, which takes more.
   */
  private static final int MARGIN = 5;

  /** Fewer say nothing about many. */
  private static final long FEWEST_ROWS = 100;

  /**
   * Of a lock in a trace.
   *
   * @param trace on the rehearsed database
   * @param sizes of tables in production
   */
  public static LockEstimate of(ChangesetTrace trace, TableLock lock, TableSizes sizes) {
    List<ScaledStatement> scaled = new ArrayList<>();
    for (StatementTrace statement : trace.runUnder(lock)) {
      Optional<String> obstacle = obstacle(statement, sizes);
      if (obstacle.isPresent()) {
        return new LockEstimate(Optional.empty(), obstacle.get());
      }
      ScaledStatement.of(statement, sizes).ifPresent(scaled::add);
    }
    return scaled.isEmpty() ? ofNoRows(lock) : inProportion(lock, scaled);
  }

  /** Why nothing can be said of a statement's time there. */
  private static Optional<String> obstacle(StatementTrace statement, TableSizes sizes) {
    for (TableScan scan : statement.scans()) {
      Optional<TableSize> there = sizes.of(scan.table());
      if (there.isEmpty()) {
        return Optional.of("it reads %s, whose size is not known".formatted(scan.table()));
      }
      if (scan.rows() < FEWEST_ROWS && there.get().rows() > scan.rows()) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "it reads %s, which has %,d rows there and had %,d here",
                scan.table(),
                there.get().rows(),
                scan.rows()));
      }
    }
    return statement.scans().isEmpty() && statement.writesAnew()
        ? Optional.of("it writes a table or an index anew, and what it read was not seen")
        : Optional.empty();
  }

  private static LockEstimate ofNoRows(TableLock lock) {
    return new LockEstimate(
        Optional.of(
            DurationRange.around(lock.held().dividedBy(MARGIN), lock.held().multipliedBy(MARGIN))),
        "it reads no row of it");
  }

  private static LockEstimate inProportion(TableLock lock, List<ScaledStatement> scaled) {
    Duration there = total(scaled.stream().map(ScaledStatement::there).toList());
    Duration here = total(scaled.stream().map(ScaledStatement::here).toList());
    Duration rest = lock.held().minus(here);
    return new LockEstimate(
        Optional.of(
            DurationRange.around(
                there.dividedBy(MARGIN),
                there.plus(rest.isNegative() ? Duration.ZERO : rest).multipliedBy(MARGIN))),
        scaled.stream()
            .max(Comparator.comparing(ScaledStatement::there))
            .map(statement -> statement.grounds(lock.table()))
            .orElseThrow());
  }

  private static Duration total(List<Duration> durations) {
    return durations.stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** {@code between 0.5 s and 20 s: 1,000 rows took 3 ms here, there are 1,203,000}. */
  @Override
  public String toString() {
    return range.map(DurationRange::toString).orElse("can't be told") + ": " + grounds;
  }

  /**
   * A statement that takes longer the more rows there are.
   *
   * @param scan that whose table is larger there by the most
   */
  private record ScaledStatement(Duration here, Duration there, TableScan scan, long rowsThere) {
    /** Empty if it reads no whole table; the sizes of those that it reads are known. */
    static Optional<ScaledStatement> of(StatementTrace statement, TableSizes sizes) {
      return statement.scans().stream()
          .max(Comparator.comparingDouble(scan -> times(scan, sizes)))
          .map(
              scan ->
                  new ScaledStatement(
                      statement.took(),
                      Duration.ofNanos((long) (statement.took().toNanos() * times(scan, sizes))),
                      scan,
                      rowsThere(scan, sizes)));
    }

    private static double times(TableScan scan, TableSizes sizes) {
      return Math.max(1, (double) rowsThere(scan, sizes) / Math.max(1, scan.rows()));
    }

    private static long rowsThere(TableScan scan, TableSizes sizes) {
      return sizes.of(scan.table()).orElseThrow().rows();
    }

    String grounds(String locked) {
      return String.format(
          Locale.ROOT,
          "%,d rows%s took %s here, there are %,d",
          scan.rows(),
          scan.table().equals(locked) ? "" : " of " + scan.table(),
          DurationRange.inWords(here),
          rowsThere);
    }
  }
}
