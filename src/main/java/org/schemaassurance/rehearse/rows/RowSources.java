package org.schemaassurance.rehearse.rows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where a row's values come from, as SQL: pools, a join to each by the row's number, and the value
 * of each column.
 */
final class RowSources {
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
   * @param needed columns that have to have a value, also where the server would number them
   */
  RowSources(FillableTable table, long wanted, RowPlan plan, Set<String> needed) {
    this.table = table;
    this.wanted = wanted;
    this.plan = plan;
    this.numbers = new KeyNumbers(plan.units(), table.keysOfGivenColumns(), wanted);
    this.columnValues = new ColumnValues(table, wanted);
    plan.units().forEach(this::addUnit);
    plan.copied().values().forEach(this::addNumber);
    table.conditions().partitionColumns().forEach(this::addNumber);
    needed.forEach(this::addNumber);
    if (values.isEmpty()) {
      table.columns().stream().limit(1).map(FillableTable.Column::name).forEach(this::addNumber);
    }
  }

  /** The queries of {@code WITH}, each with its name. */
  List<String> pools() {
    return Collections.unmodifiableList(pools);
  }

  /** Joins to them, for {@code FROM}. */
  List<String> joins() {
    return Collections.unmodifiableList(joins);
  }

  /** An expression for each column that gets a value, but for those that copy another one's. */
  Map<String, String> values() {
    return Collections.unmodifiableMap(values);
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
    if (table.conditions().concern(column)) {
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
            column.type().orElseThrow().base(),
            table.conditions().suggestions(column),
            isKey ? count : 0);
    List<String> neighbours =
        table.conditions().restrict(column) ? suggested.neighbours() : List.of();
    pools.add(
        PoolSql.ofColumn(
            unit.name(),
            column,
            mixed(suggested.constants(), neighbours, isKey ? 0 : count),
            count,
            isKey,
            table.conditions().ofAlone(column)));
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
}
