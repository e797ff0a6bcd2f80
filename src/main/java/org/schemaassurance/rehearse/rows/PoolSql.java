package org.schemaassurance.rehearse.rows;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.SqlLiteral;

/** The relations that values are chosen from: each has its values, numbered from 0 on. */
final class PoolSql {
  /** A column of each pool. No table has one of that name. */
  static final String NUMBER = "\"schema_assurance number\"";

  /** A column of a pool of rows to refer to: how many there are among which it was numbered. */
  static final String COUNT = "\"schema_assurance count\"";

  private static final NamedSql OF_REFERENCE = NamedSql.of(PoolSql.class, "pool-of-reference");
  private static final NamedSql OF_COLUMN = NamedSql.of(PoolSql.class, "pool-of-column");

  private PoolSql() {}

  /**
   * The rows that a foreign key can refer to.
   *
   * @param shared columns that are chosen already: rows are numbered among those that have the same
   *     there
   * @param most so many of them
   */
  static String ofReference(
      String pool, FillableTable.Reference reference, List<String> shared, long most) {
    String partition =
        shared.stream()
            .map(reference::referencedBy)
            .map(Sql::quote)
            .collect(Collectors.joining(", "));
    return OF_REFERENCE
        .with("pool", pool)
        .with("most", "" + most)
        .with("partition", shared.isEmpty() ? "" : "PARTITION BY " + partition)
        .with("present", allNotNull(reference.referencedColumns()))
        .with("table", reference.rows())
        .with("columns", Sql.list(reference.referencedColumns()))
        .text();
  }

  /**
   * What conditions suggest for a column, and some of what its type has, as far as the conditions
   * allow it.
   *
   * @param usual how many values of its type that nothing suggests
   * @param isKey each value comes once
   * @param conditions about the column alone
   */
  static String ofColumn(
      String pool,
      FillableTable.Column column,
      List<String> suggested,
      int usual,
      boolean isKey,
      List<String> conditions) {
    ColumnType type = column.type().orElseThrow();
    ColumnType base = type.base();
    String asText = "value::" + column.typeName() + "::pg_catalog.text";
    return OF_COLUMN
        .with("pool", pool)
        .with("count", "" + usual)
        .with("distinct", isKey ? "DISTINCT ON (" + asText + ")" : "")
        .with("order", isKey ? asText + ", place" : "place")
        .with("usual", Values.value(base, "number").orElseThrow())
        .with("base", base.name())
        .with("type", column.typeName())
        .with("column", Sql.quote(column.name()))
        .with("unusual", unusual(base))
        .with("suggested", suggested.stream().map(SqlLiteral::of).collect(inArray()))
        .with("conditions-of-type", all(type.allConditions()))
        .with("conditions", all(conditions))
        .text();
  }

  /**
   * The condition that a row's key leads somewhere, where others have chosen all of its columns.
   *
   * @param row the name of the row's relation
   */
  static String isThere(FillableTable.Reference reference, String row) {
    String anyNull =
        reference.columns().stream()
            .map(column -> "%s.%s IS NULL OR ".formatted(Sql.quote(row), Sql.quote(column)))
            .collect(Collectors.joining());
    String same =
        IntStream.range(0, reference.columns().size())
            .mapToObj(
                i ->
                    "\"#referenced\".%s = %s.%s"
                        .formatted(
                            Sql.quote(reference.referencedColumns().get(i)),
                            Sql.quote(row),
                            Sql.quote(reference.columns().get(i))))
            .collect(Collectors.joining(" AND "));
    return "(%sEXISTS (SELECT FROM %s AS \"#referenced\" WHERE %s))"
        .formatted(anyNull, reference.rows(), same);
  }

  /** The condition that no row of the table has a key; what NULL means in it is the server's. */
  static String isFree(FillableTable.Key key, FillableTable table) {
    String same =
        key.columns().stream()
            .map(Sql::quote)
            .map(
                column ->
                    "\"#present\".%s = %s.%s"
                        .formatted(column, Sql.quote(table.name().name()), column))
            .collect(Collectors.joining(" AND "));
    return "NOT EXISTS (SELECT FROM %s AS \"#present\" WHERE %s)"
        .formatted(Sql.quote(table.name()), same);
  }

  private static String unusual(ColumnType type) {
    return UnusualValues.of(type).stream()
        .map(value -> "UNION ALL SELECT " + value + ", 900000000 ")
        .collect(Collectors.joining());
  }

  private static Collector<CharSequence, ?, String> inArray() {
    return Collectors.joining(", ", "ARRAY[", "]");
  }

  private static String all(List<String> conditions) {
    return conditions.isEmpty()
        ? "true"
        : conditions.stream()
            .map(condition -> "(" + condition + ") IS NOT FALSE")
            .collect(Collectors.joining(" AND "));
  }

  private static String allNotNull(Collection<String> columns) {
    return columns.stream()
        .map(column -> Sql.quote(column) + " IS NOT NULL")
        .collect(Collectors.joining(" AND "));
  }
}
