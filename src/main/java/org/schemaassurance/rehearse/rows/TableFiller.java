package org.schemaassurance.rehearse.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Fills one table: many rows a statement, in some rounds; where the server refuses that, or leaves
 * it empty, row by row, and at last with rows of defaults alone. What the server says of the last
 * row that was refused is the reason why there are no more.
 */
final class TableFiller {
  private static final int ROUNDS = 6;

  /** How much more a further round tries, since conditions may leave few of what is made. */
  private static final int MORE = 4;

  private static final long MOST_NUMBERS = 100_000;
  private static final long MOST_ATTEMPTS = 2_000;
  private static final long FEW_ATTEMPTS = 50;

  private final Connection connection;
  private final FillingStatement statement;
  private final RowNumbers numbers;

  /** What was said against rows of the table that is being filled. */
  private Optional<String> reason = Optional.empty();

  /**
   * @param numbers those that are taken already
   */
  TableFiller(Connection connection, FillingStatement statement, RowNumbers numbers) {
    this.connection = connection;
    this.statement = statement;
    this.numbers = numbers;
  }

  /**
   * Fills it.
   *
   * @param isHalf the rest follows later
   * @return why it has fewer, if it has
   * @throws SQLException when the connection is lost, or the statement was cancelled
   */
  Optional<String> fill(FillableTable table, long wanted, boolean isHalf) throws SQLException {
    reason = Optional.empty();
    long now = isHalf ? (wanted + 1) / 2 : wanted;
    long rows = RowCounts.of(connection, table);
    try {
      rows = fillByRounds(table, wanted, rows, now);
      RowQuery query = new RowQuery(table, wanted, false);
      if (rows < now && reason.isPresent()) {
        rows = fillOneByOne(table, query, true, rows, now, attempts(now));
      }
      if (rows < now && (rows == 0 || reason.isEmpty())) {
        rows =
            fillOneByOne(table, query, false, rows, now, rows == 0 ? attempts(now) : FEW_ATTEMPTS);
      }
      if (rows == 0 && now > 0) {
        RowQuery defaults = new RowQuery(table, wanted, true);
        rows = fillOneByOne(table, defaults, false, rows, now, FEW_ATTEMPTS);
      }
    } catch (FillingStatement.OutOfTime outOfTime) {
      return Optional.of(outOfTime.sentence());
    }
    return rows < now ? Optional.of(whyNoMore(table)) : Optional.empty();
  }

  private String whyNoMore(FillableTable table) throws SQLException {
    for (FillableTable.Reference reference : table.references()) {
      if (!table.isOptional(reference)
          && RowCounts.of(connection, reference.referenced(), reference.isPartitioned()) == 0) {
        return reference.referenced() + ", which it refers to, has no rows";
      }
    }
    return reason.orElse("no row that was tried fits, or a trigger or rule takes them away");
  }

  private static long attempts(long now) {
    return Math.min(MOST_ATTEMPTS, 2 * now);
  }

  private long fillByRounds(FillableTable table, long wanted, long before, long now)
      throws SQLException, FillingStatement.OutOfTime {
    RowQuery query = new RowQuery(table, wanted, false);
    long rows = before;
    long size = now - rows;
    for (int round = 0; round < ROUNDS && rows < now && reason.isEmpty(); round++) {
      long start = numbers.taken(table, size);
      reason =
          statement.run(
              FillingSql.insert(
                  table, query.columns(), query.rows(start, start + size, true), now - rows));
      long made = RowCounts.of(connection, table) - rows;
      rows += made;
      if (made < now - rows) {
        size = Math.max(now, Math.min(MOST_NUMBERS, MORE * size));
      }
    }
    return rows;
  }

  private long fillOneByOne(
      FillableTable table, RowQuery query, boolean areChecked, long rows, long now, long attempts)
      throws SQLException, FillingStatement.OutOfTime {
    long tried = areChecked ? MORE * MORE * attempts : attempts;
    long start = numbers.taken(table, tried);
    String rowsToTry = query.rows(start, start + tried, areChecked);
    reason =
        statement
            .run(FillingSql.oneByOne(table, query.columns(), rowsToTry, now - rows, attempts))
            .or(() -> reason);
    return RowCounts.of(connection, table);
  }
}
