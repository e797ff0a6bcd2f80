package org.schemaassurance.rehearse.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  private static final int SOME_REFERENCES = 10_000;
  private static final int MOST_CANDIDATES = 5_000;
  private static final int FEW_CANDIDATES = 40;

  private final FillableTable table;
  private final long wanted;
  private final RowPlan plan;
  private final KeyNumbers numbers;
  private final ColumnValues columnValues;
  private final List<String> pools = new ArrayList<>();
  private final List<String> joins = new ArrayList<>();
  private final Map<String, String> values = new LinkedHashMap<>();

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
    this.wanted = wanted;
    this.plan = new RowPlan(table, isMinimal);
    this.numbers = new KeyNumbers(plan.units(), table.keysOfGivenColumns(), wanted);
    this.columnValues = new ColumnValues(table, wanted);
    plan.units().forEach(this::addUnit);
    plan.copied().values().forEach(this::addNumber);
    table.partitionColumns().forEach(this::addNumber);
    needed.forEach(this::addNumber);
    if (values.isEmpty()) {
      table.columns().stream().limit(1).map(FillableTable.Column::name).forEach(this::addNumber);
    }
  }

  /** The columns that get a value. */
  List<String> columns() {
    return Stream.concat(values.keySet().stream(), plan.copied().keySet().stream()).toList();
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
        .with("joins", String.join("", joins))
        .with("computed", named(computed()))
        .with("values", named(values))
        .with("pools", pools.isEmpty() ? "" : "WITH " + String.join(",\n", pools))
        .with("conditions", areChecked ? conditions() : "true")
        .text();
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

  private void addUnit(Unit unit) {
    Optional<RowPlan.Choice> choice = plan.choice(unit);
    if (choice.isPresent()) {
      addReference(unit, choice.get());
      return;
    }
    FillableTable.Column column = table.column(unit.columns().get(0));
    Optional<String> number = numbers.of(unit);
    String computed = columnValues.computed(unit, column, number);
    if (table.restricts(column) || table.suggests(column)) {
      addPool(unit, column);
      // Where no value is allowed, the server is to say so.
      String chosen = unit.name() + "." + Sql.quote(column.name());
      String value = column.notNull() ? "COALESCE(" + chosen + ", " + computed + ")" : chosen;
      values.put(column.name(), columnValues.orNull(unit, column, value));
    } else {
      values.put(column.name(), columnValues.orNull(unit, column, computed));
    }
  }

  private void addReference(Unit unit, RowPlan.Choice choice) {
    FillableTable.Reference reference = choice.reference();
    pools.add(
        PoolSql.ofReference(
            unit.name(), reference, choice.shared(), Math.max(SOME_REFERENCES, wanted)));
    String size =
        choice.shared().isEmpty() ? unit.size().orElseThrow() : unit.name() + "." + PoolSql.COUNT;
    String isSame =
        choice.shared().stream()
            .map(
                column ->
                    " AND %s.%s = %s"
                        .formatted(
                            unit.name(),
                            Sql.quote(reference.referencedBy(column)),
                            values.getOrDefault(column, "NULL")))
            .collect(Collectors.joining());
    boolean isOptional = unit.columns().stream().anyMatch(each -> !table.column(each).notNull());
    join(
        unit,
        isOptional ? "LEFT" : "INNER",
        size,
        isSame + (isOptional ? " AND " + columnValues.isGiven(unit) : ""));
    unit.columns()
        .forEach(
            column ->
                values.put(column, unit.name() + "." + Sql.quote(reference.referencedBy(column))));
  }

  private void join(Unit unit, String kind, String size, String andWhat) {
    joins.add(
        "\n  %s JOIN %s ON %s.%s = %s %% %s%s"
            .formatted(
                kind,
                unit.name(),
                unit.name(),
                PoolSql.NUMBER,
                numbers.of(unit).orElse(unit.hash(0)),
                size,
                andWhat));
  }

  private void addPool(Unit unit, FillableTable.Column column) {
    boolean isKey = numbers.of(unit).isPresent();
    int count = isKey ? (int) Math.min(MOST_CANDIDATES, 2 * wanted) : FEW_CANDIDATES;
    Candidates suggested =
        new Candidates(
            column.type().orElseThrow().base(), table.suggestions(column), isKey ? count : 0);
    List<String> neighbours = table.restricts(column) ? suggested.neighbours() : List.of();
    pools.add(
        PoolSql.ofColumn(
            unit.name(),
            column,
            mixed(suggested.constants(), neighbours, isKey ? 0 : count),
            count,
            isKey,
            table.conditionsOf(column)));
    join(unit, "LEFT", unit.size().orElseThrow(), "");
  }

  /** Constants come as often as all the others together, of which some are not in the list. */
  private static List<String> mixed(List<String> constants, List<String> others, int more) {
    List<String> mixed = new ArrayList<>(others);
    int times =
        constants.isEmpty() || more == 0
            ? 1
            : Math.max(1, (others.size() + more) / constants.size());
    IntStream.range(0, times).forEach(time -> mixed.addAll(constants));
    return mixed;
  }

  private void addNumber(String name) {
    FillableTable.Column column = table.column(name);
    column.numbered().ifPresent(next -> values.putIfAbsent(name, ColumnValues.typed(column, next)));
  }

  /** Generated columns that conditions or keys speak of. */
  private Map<String, String> computed() {
    Map<String, String> computed = new LinkedHashMap<>();
    table.columns().stream()
        .filter(FillableTable.Column::isGenerated)
        .filter(column -> table.restricts(column) || isInKey(column))
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
    return Stream.of(Stream.of("true"), checks, table.hasPartition().stream(), keys, references)
        .flatMap(conditions -> conditions)
        .collect(Collectors.joining("\n  AND "));
  }
}
