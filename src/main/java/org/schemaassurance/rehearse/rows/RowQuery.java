package org.schemaassurance.rehearse.rows;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.connect.NamedSql;

/**
 * The query that makes rows of a table, numbered, always the same ones.
 *
 * <ol>
 *   <li>Columns of a foreign key are chosen from the rows that it can refer to.
 *   <li>A column that conditions speak of is chosen from what they suggest and allow.
 *   <li>Any other column is computed from the row's number.
 *   <li>Of these rows those remain that satisfy the conditions about several columns, that have a
 *       partition, and whose keys are free.
 * </ol>
 */
final class RowQuery {
  /** The row's number in the innermost query. */
  static final String NUMBER = "series." + PoolSql.NUMBER;

  private static final NamedSql ROWS = NamedSql.of(RowQuery.class, "rows");

  private final FillableTable table;
  private final RowPlan plan;
  private final RowSources sources;

  /**
   * @param wanted how many rows the table is to have
   * @param isMinimal leaves to its default, or to NULL, whatever has one
   */
  RowQuery(FillableTable table, long wanted, boolean isMinimal) {
    this(table, wanted, isMinimal, Set.of());
  }

  /**
   * @param needed columns that have to have a value, also where the server would number them
   */
  RowQuery(FillableTable table, long wanted, boolean isMinimal, Set<String> needed) {
    this.table = table;
    this.plan = new RowPlan(table, isMinimal);
    this.sources = new RowSources(table, wanted, plan, needed);
  }

  /** The columns that get a value. */
  List<String> columns() {
    return Stream.concat(sources.values().keySet().stream(), plan.copied().keySet().stream())
        .toList();
  }

  /**
   * The rows of some numbers, as a query.
   *
   * @param end the first number that is not taken
   * @param areChecked without those that the server would refuse, as far as that is foreseen
   */
  String rows(long start, long end, boolean areChecked) {
    return ROWS.with("start", "" + start)
        .with("last", "" + (end - 1))
        .with("name", Sql.quote(table.name().name()))
        .with("copied", named(quoted(plan.copied())))
        .with("joins", String.join("", sources.joins()))
        .with("computed", named(computed()))
        .with("values", named(sources.values()))
        .with("pools", pools())
        .with("conditions", areChecked ? conditions() : "true")
        .text();
  }

  private String pools() {
    return sources.pools().isEmpty() ? "" : "WITH " + String.join(",\n", sources.pools());
  }

  private static String named(Map<String, String> columns) {
    return columns.entrySet().stream()
        .map(column -> ",\n  " + column.getValue() + " AS " + Sql.quote(column.getKey()))
        .collect(Collectors.joining());
  }

  private static Map<String, String> quoted(Map<String, String> columns) {
    Map<String, String> quoted = new LinkedHashMap<>();
    columns.forEach((column, other) -> quoted.put(column, Sql.quote(other)));
    return quoted;
  }

  /** Generated columns that conditions or keys speak of. */
  private Map<String, String> computed() {
    Map<String, String> computed = new LinkedHashMap<>();
    table.columns().stream()
        .filter(FillableTable.Column::isGenerated)
        .filter(column -> table.conditions().restrict(column) || isInKey(column))
        .forEach(
            column -> computed.put(column.name(), "(" + column.expression().orElseThrow() + ")"));
    return computed;
  }

  private boolean isInKey(FillableTable.Column column) {
    return table.keys().stream().anyMatch(key -> key.columns().contains(column.name()));
  }

  private String conditions() {
    String row = table.name().name();
    Set<String> known = new LinkedHashSet<>(columns());
    known.addAll(computed().keySet());
    Stream<String> checks =
        table
            .conditions()
            .checks()
            .filter(check -> known.containsAll(check.columns()))
            .map(check -> "(" + check.text() + ") IS NOT FALSE");
    Stream<String> keys =
        table.keys().stream()
            .filter(key -> !key.isExclusion() && !key.columns().isEmpty())
            .filter(key -> known.containsAll(key.columns()))
            .map(key -> PoolSql.isFree(key, table));
    Stream<String> references =
        plan.followed().stream().map(reference -> PoolSql.isThere(reference, row));
    return Stream.of(
            Stream.of("true"), checks, table.conditions().hasPartition().stream(), keys, references)
        .flatMap(conditions -> conditions)
        .collect(Collectors.joining("\n  AND "));
  }
}
