package org.schemaassurance.rehearse.rows;

import java.util.List;
import java.util.stream.Collectors;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.SqlLiteral;

/** The statements that add rows to one table. */
final class FillingSql {
  private static final NamedSql ONE_BY_ONE = NamedSql.of(FillingSql.class, "fill-one-by-one");

  private FillingSql() {}

  /**
   * All of some rows at once.
   *
   * @param columns that rows have; none to leave all of them to their defaults
   * @param rows a query
   * @param limit so many at most
   */
  static String insert(FillableTable table, List<String> columns, String rows, long limit) {
    return "INSERT INTO %s%s OVERRIDING SYSTEM VALUE\nSELECT %s FROM (\n%s\n) AS made LIMIT %d%s"
        .formatted(
            Sql.quote(table.name()),
            inParentheses(columns),
            Sql.list(columns),
            rows,
            limit,
            skipConflicts(table));
  }

  /** A deferrable key can't be asked beforehand: the statement would be refused. */
  private static String skipConflicts(FillableTable table) {
    return table.keys().stream().allMatch(FillableTable.Key::isImmediate)
        ? "\nON CONFLICT DO NOTHING"
        : "";
  }

  /**
   * One row after the other, without those that the server refuses.
   *
   * @param columns that rows have; none to leave all of them to their defaults
   * @param rows a query
   * @param wanted so many at most
   * @param attempts so many are tried
   */
  static String oneByOne(
      FillableTable table, List<String> columns, String rows, long wanted, long attempts) {
    return "DO "
        + SqlLiteral.of(
            ONE_BY_ONE
                .with("table", Sql.quote(table.name()))
                .with("columns", inParentheses(columns))
                .with("values", valuesOf(columns))
                .with("wanted", "" + wanted)
                .with("attempts", "" + attempts)
                .with("rows", rows)
                .text());
  }

  private static String inParentheses(List<String> columns) {
    return columns.isEmpty() ? "" : " (" + Sql.list(columns) + ")";
  }

  private static String valuesOf(List<String> columns) {
    return columns.isEmpty()
        ? "DEFAULT VALUES"
        : columns.stream()
            .map(column -> "candidate." + Sql.quote(column))
            .collect(Collectors.joining(", ", "OVERRIDING SYSTEM VALUE VALUES (", ")"));
  }
}
