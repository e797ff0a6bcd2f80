package org.schemaassurance.rehearse.rows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.QualifiedName;

/**
 * Fills one table: many rows a statement, in some rounds; where the server refuses that, or leaves
 * it empty, row by row, and at last with rows of defaults alone. What the server says of the last
 * row that was refused is the reason why there are no more.
 */
final class TableFiller {
  private static final NamedSql ONE_BY_ONE = NamedSql.of(TableFiller.class, "fill-one-by-one");

  private static final int ROUNDS = 6;

  /** How much more a further round tries, since conditions may leave few of what is made. */
  private static final int MORE = 4;

  private static final long MOST_NUMBERS = 100_000;
  private static final long MOST_ATTEMPTS = 2_000;
  private static final long FEW_ATTEMPTS = 50;
  private static final int SINGLE_ROWS = 20;

  private final Connection connection;
  private final FillingStatement statement;
  private final Map<QualifiedName, Long> nextNumbers = new HashMap<>();

  /** What was said against rows of the table that is being filled. */
  private Optional<String> reason = Optional.empty();

  TableFiller(Connection connection) throws SQLException {
    this.connection = connection;
    this.statement = new FillingStatement(connection);
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
    long rows = count(table);
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

  /**
   * Adds rows to tables whose keys go in a circle, by statements that add to all of them.
   *
   * @param tables of which each needs the others
   * @return why they have fewer, if they have
   */
  Optional<String> fillTogether(
      List<FillableTable> tables, ToLongFunction<QualifiedName> wanted, boolean isHalf)
      throws SQLException {
    long missing = Long.MAX_VALUE;
    for (FillableTable table : tables) {
      long all = wanted.applyAsLong(table.name());
      missing = Math.min(missing, (isHalf ? (all + 1) / 2 : all) - count(table));
    }
    Optional<String> refused = missing > 0 ? addTogether(tables, missing) : Optional.empty();
    // One that conflicts with another one, or fits no condition, takes all of the statement with
    // it.
    for (int attempt = 0; refused.isPresent() && missing > 1 && attempt < SINGLE_ROWS; attempt++) {
      refused = addTogether(tables, 1);
    }
    return refused;
  }

  private Optional<String> addTogether(List<FillableTable> tables, long rows) throws SQLException {
    CircleStatement circle = new CircleStatement(tables, rows);
    long first = 0;
    for (FillableTable table : tables) {
      first = Math.max(first, nextNumbers.getOrDefault(table.name(), 0L));
    }
    for (FillableTable table : tables) {
      nextNumbers.put(table.name(), first + rows);
    }
    try {
      return statement.run(circle.text(first));
    } catch (FillingStatement.OutOfTime outOfTime) {
      return Optional.of(outOfTime.sentence());
    }
  }

  private String whyNoMore(FillableTable table) throws SQLException {
    for (FillableTable.Reference reference : table.references()) {
      if (!table.isOptional(reference)
          && count(reference.referenced(), reference.isPartitioned()) == 0) {
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
      long start = taken(table, size);
      reason =
          statement.run(insert(table, query, query.rows(start, start + size, true), now - rows));
      long made = count(table) - rows;
      rows += made;
      if (made < now - rows) {
        size = Math.max(now, Math.min(MOST_NUMBERS, MORE * size));
      }
    }
    return rows;
  }

  /** The first of some numbers, which no other row gets. */
  private long taken(FillableTable table, long count) {
    return nextNumbers.merge(table.name(), count, Long::sum) - count;
  }

  private static String insert(FillableTable table, RowQuery query, String rows, long limit) {
    return "INSERT INTO %s%s OVERRIDING SYSTEM VALUE\nSELECT %s FROM (\n%s\n) AS made LIMIT %d%s"
        .formatted(
            Sql.quote(table.name()),
            inParentheses(query.columns()),
            Sql.list(query.columns()),
            rows,
            limit,
            skipConflicts(table));
  }

  private static String inParentheses(List<String> columns) {
    return columns.isEmpty() ? "" : " (" + Sql.list(columns) + ")";
  }

  /** A deferrable key can't be asked beforehand: the statement would be refused. */
  private static String skipConflicts(FillableTable table) {
    return table.keys().stream().allMatch(FillableTable.Key::isImmediate)
        ? "\nON CONFLICT DO NOTHING"
        : "";
  }

  private long fillOneByOne(
      FillableTable table, RowQuery query, boolean areChecked, long rows, long now, long attempts)
      throws SQLException, FillingStatement.OutOfTime {
    long numbers = areChecked ? MORE * MORE * attempts : attempts;
    long start = taken(table, numbers);
    String block =
        ONE_BY_ONE
            .with("table", Sql.quote(table.name()))
            .with("columns", inParentheses(query.columns()))
            .with("values", valuesOf(query.columns()))
            .with("wanted", "" + (now - rows))
            .with("attempts", "" + attempts)
            .with("rows", query.rows(start, start + numbers, areChecked))
            .text();
    reason = statement.run("DO " + Sql.literal(block)).or(() -> reason);
    return count(table);
  }

  private static String valuesOf(List<String> columns) {
    return columns.isEmpty()
        ? "DEFAULT VALUES"
        : columns.stream()
            .map(column -> "candidate." + Sql.quote(column))
            .collect(Collectors.joining(", ", "OVERRIDING SYSTEM VALUE VALUES (", ")"));
  }

  private long count(FillableTable table) throws SQLException {
    return count(table.name(), table.isPartitioned());
  }

  private long count(QualifiedName table, boolean withChildren) throws SQLException {
    try (Statement asked = connection.createStatement();
        ResultSet row =
            asked.executeQuery(
                "SELECT pg_catalog.count(*) FROM "
                    + (withChildren ? "" : "ONLY ")
                    + Sql.quote(table))) {
      row.next();
      return row.getLong(1);
    }
  }
}
