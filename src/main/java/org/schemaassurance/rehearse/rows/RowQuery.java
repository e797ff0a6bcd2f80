package org.schemaassurance.rehearse.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The query that makes rows of a table, as many as wanted, numbered: always the same ones.
 *
 * <ol>
 *   <li>Columns of a foreign key are chosen from the rows that it can refer to.
 *   <li>A column that conditions speak of is chosen from what they suggest and allow.
 *   <li>Any other column is computed from the row's number.
 *   <li>Of these rows those remain that satisfy the conditions about several columns, and that have
 *       a partition.
 * </ol>
 */
final class RowQuery {
  /** The row's number in the innermost query. */
  static final String NUMBER = "series." + PoolSql.NUMBER;

  private static final String NONE_MATTERS = "true";
  private static final int MOST_REFERENCES = 10_000;
  private static final int MOST_CANDIDATES = 5_000;
  private static final int FEW_CANDIDATES = 40;
  private static final int ONE_IN = 11;

  private final FillableTable table;
  private final long wanted;
  private final boolean isMinimal;
  private final List<Unit> units = new ArrayList<>();
  private final List<FillableTable.Reference> checkedOnly = new ArrayList<>();
  private final Map<Unit, Choice> choices = new LinkedHashMap<>();
  private final Map<String, String> copied = new LinkedHashMap<>();
  private final List<String> relations = new ArrayList<>();
  private final List<String> joins = new ArrayList<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<String> conditions = new ArrayList<>();

  /** A foreign key from whose rows a unit is chosen. */
  private record Choice(FillableTable.Reference reference, Set<String> shared) {}

  /**
   * @param wanted how many rows the table is to have
   * @param isMinimal leaves to its default, or to NULL, whatever has one
   */
  RowQuery(FillableTable table, long wanted, boolean isMinimal) {
    this.table = table;
    this.wanted = wanted;
    this.isMinimal = isMinimal;
    chooseReferences();
    chooseColumns();
    KeyNumbers numbers = new KeyNumbers(units, table.keys());
    units.forEach(unit -> build(unit, numbers));
    copied.values().forEach(this::addNumbered);
    if (values.isEmpty()) {
      table.columns().stream().limit(1).map(FillableTable.Column::name).forEach(this::addNumbered);
    }
    addConditions();
  }

  /** The columns that get a value. */
  List<String> columns() {
    return Stream.concat(values.keySet().stream(), copied.keySet().stream()).distinct().toList();
  }

  /**
   * The rows of some numbers, with a column {@code "#"} for that.
   *
   * @param end the first number that is not taken
   */
  String rows(long start, long end, boolean areChecked) {
    String inner =
        values.entrySet().stream()
            .map(value -> ",\n    " + value.getValue() + " AS " + Sql.quote(value.getKey()))
            .collect(Collectors.joining("", "SELECT " + NUMBER, ""));
    String numbered =
        "%s\n  FROM pg_catalog.generate_series(%d::pg_catalog.int8, %d) AS series (%s)%s"
            .formatted(inner, start, end - 1, PoolSql.NUMBER, String.join("", joins));
    String with = relations.isEmpty() ? "" : "WITH " + String.join(",\n", relations) + "\n";
    return with
        + "SELECT * FROM (SELECT made.*"
        + derived(copied.entrySet())
        + " FROM (SELECT source.*"
        + derived(computed().entrySet())
        + " FROM ("
        + numbered
        + ") AS source OFFSET 0) AS made) AS "
        + Sql.quote(table.name().name())
        + (areChecked && !conditions.isEmpty()
            ? "\nWHERE " + String.join("\n  AND ", conditions)
            : "")
        + "\nORDER BY "
        + PoolSql.NUMBER;
  }

  /** SQL for how many different values a column of a key has, so that there are keys enough. */
  static String manyOf(List<Unit> chosen) {
    String others =
        chosen.stream().flatMap(unit -> unit.size().stream()).collect(Collectors.joining(" * "));
    return "(SELECT 40 + 4000 / GREATEST(1, %s))".formatted(others.isEmpty() ? "1" : others);
  }

  private static String derived(Set<Map.Entry<String, String>> columns) {
    return columns.stream()
        .map(column -> ", " + column.getValue() + " AS " + Sql.quote(column.getKey()))
        .collect(Collectors.joining());
  }

  // -- what is chosen from where

  private void chooseReferences() {
    Set<String> bound = new LinkedHashSet<>();
    table.references().stream()
        .sorted(
            Comparator.comparing(table::isOptional)
                .thenComparing(reference -> -reference.columns().size()))
        .forEach(reference -> choose(reference, bound));
  }

  private void choose(FillableTable.Reference reference, Set<String> bound) {
    if (isMinimal && table.isOptional(reference)) {
      return;
    }
    if (reference.root().equals(table.name()) && !table.isOptional(reference)) {
      IntStream.range(0, reference.columns().size())
          .filter(i -> !bound.contains(reference.columns().get(i)))
          .filter(i -> !reference.columns().get(i).equals(reference.referencedColumns().get(i)))
          .forEach(
              i -> copied.put(reference.columns().get(i), reference.referencedColumns().get(i)));
      return;
    }
    List<String> own =
        reference.columns().stream().filter(column -> !bound.contains(column)).toList();
    if (own.isEmpty()) {
      checkedOnly.add(reference);
      return;
    }
    Set<String> shared = new LinkedHashSet<>(reference.columns());
    own.forEach(shared::remove);
    String name = "chosen_" + units.size();
    Unit unit = new Unit(name, own, Optional.of(size(name)), units.size(), !shared.isEmpty());
    units.add(unit);
    choices.put(unit, new Choice(reference, shared));
    bound.addAll(own);
  }

  private void chooseColumns() {
    Set<String> bound =
        units.stream().flatMap(unit -> unit.columns().stream()).collect(Collectors.toSet());
    for (FillableTable.Column column : table.columns()) {
      if (!bound.contains(column.name()) && !copied.containsKey(column.name()) && isMade(column)) {
        String name = "chosen_" + units.size();
        Optional<String> size = isFromPool(column) ? Optional.of(size(name)) : fewValues(column);
        units.add(new Unit(name, List.of(column.name()), size, units.size(), false));
      }
    }
  }

  private boolean isMade(FillableTable.Column column) {
    return !column.isGenerated()
        && column.numbered().isEmpty()
        && column.type().flatMap(type -> Values.value(type, "0")).isPresent()
        && !(isMinimal && (!column.notNull() || column.expression().isPresent()));
  }

  private static Optional<String> fewValues(FillableTable.Column column) {
    OptionalLong count = Values.count(column.type().orElseThrow());
    return count.isPresent() ? Optional.of("" + count.getAsLong()) : Optional.empty();
  }

  private static String size(String relation) {
    return "NULLIF((SELECT pg_catalog.count(*) FROM " + relation + "), 0)";
  }

  /** Whether something suggests or forbids values of it. */
  private boolean isFromPool(FillableTable.Column column) {
    ColumnType type = column.type().orElseThrow();
    return !type.allConditions().isEmpty() || !suggestions(column).isEmpty();
  }

  private List<String> suggestions(FillableTable.Column column) {
    Stream<String> ofConditions =
        table.conditions().stream()
            .filter(condition -> condition.columns().contains(column.name()))
            .map(FillableTable.Condition::text);
    Stream<String> ofPartitions =
        table.partitionColumns().contains(column.name())
            ? table.partitionConditions().stream()
            : Stream.empty();
    Stream<String> ofDefault = column.expression().filter(text -> text.startsWith("'")).stream();
    return Stream.of(
            ofConditions,
            ofPartitions,
            ofDefault,
            column.type().orElseThrow().allConditions().stream())
        .flatMap(texts -> texts)
        .toList();
  }

  // -- SQL

  private void build(Unit unit, KeyNumbers numbers) {
    if (choices.containsKey(unit)) {
      buildReference(unit, choices.get(unit), numbers.of(unit));
      return;
    }
    FillableTable.Column column = table.column(unit.columns().get(0));
    if (isFromPool(column)) {
      buildPool(unit, column, numbers.of(unit));
    } else {
      values.put(
          column.name(), orNull(column, unit, computedValue(unit, column, numbers.of(unit))));
    }
  }

  private void buildReference(Unit unit, Choice choice, Optional<String> number) {
    FillableTable.Reference reference = choice.reference();
    relations.add(PoolSql.ofReference(unit.name(), reference, choice.shared(), MOST_REFERENCES));
    String own =
        choice.shared().isEmpty() ? unit.size().orElseThrow() : unit.name() + "." + PoolSql.COUNT;
    StringBuilder on =
        new StringBuilder(
            "%s.%s = %s %% %s"
                .formatted(unit.name(), PoolSql.NUMBER, number.orElse(unit.hash(0)), own));
    for (String shared : choice.shared()) {
      on.append(" AND ")
          .append(unit.name())
          .append(".")
          .append(Sql.quote(reference.referencedBy(shared)))
          .append(" = ")
          .append(values.getOrDefault(shared, "NULL"));
    }
    boolean isOptional = unit.columns().stream().anyMatch(each -> !table.column(each).notNull());
    joins.add(
        "\n  %s JOIN %s ON %s%s"
            .formatted(
                isOptional ? "LEFT" : "INNER",
                unit.name(),
                on,
                isOptional ? " AND " + unit.hash(1) + " % " + nullOneIn(unit) + " <> 0" : ""));
    for (String column : unit.columns()) {
      values.put(column, unit.name() + "." + Sql.quote(reference.referencedBy(column)));
    }
  }

  private void buildPool(Unit unit, FillableTable.Column column, Optional<String> number) {
    ColumnType type = column.type().orElseThrow();
    boolean isKey = number.isPresent();
    int candidates = isKey ? (int) Math.min(MOST_CANDIDATES, 2 * wanted) : FEW_CANDIDATES;
    Candidates suggested = new Candidates(type.base(), suggestions(column), isKey ? candidates : 0);
    List<String> neighbours = isRestricted(column) ? suggested.neighbours() : List.of();
    relations.add(
        PoolSql.ofColumn(
            unit.name(),
            column,
            mixed(suggested.constants(), neighbours, isKey ? 0 : candidates),
            candidates,
            isKey,
            ownConditions(column)));
    joins.add(
        "\n  LEFT JOIN %s ON %s.%s = %s %% %s"
            .formatted(
                unit.name(),
                unit.name(),
                PoolSql.NUMBER,
                number.orElse(unit.hash(0)),
                unit.size().orElseThrow()));
    String chosen = unit.name() + "." + Sql.quote(column.name());
    // Where nothing is allowed, the server is to say so.
    String value =
        column.notNull()
            ? "COALESCE(" + chosen + ", " + computedValue(unit, column, number) + ")"
            : chosen;
    values.put(column.name(), orNull(column, unit, value));
  }

  /** Constants come as often as all the others together, of which some are not in the list. */
  private static List<String> mixed(List<String> constants, List<String> others, int more) {
    List<String> mixed = new ArrayList<>(others);
    int times = constants.isEmpty() || more == 0 ? 1 : (others.size() + more) / constants.size();
    IntStream.range(0, Math.max(1, times)).forEach(time -> mixed.addAll(constants));
    return mixed;
  }

  private boolean isRestricted(FillableTable.Column column) {
    return isSpokenOf(column.name())
        || table.partitionColumns().contains(column.name())
        || !column.type().orElseThrow().allConditions().isEmpty();
  }

  private List<String> ownConditions(FillableTable.Column column) {
    Stream<String> ofTable =
        table.conditions().stream()
            .filter(FillableTable.Condition::isCheck)
            .filter(condition -> condition.columns().equals(List.of(column.name())))
            .map(FillableTable.Condition::text);
    return Stream.concat(
            ofTable,
            table.partitionColumns().equals(Set.of(column.name()))
                ? hasPartition().stream()
                : Stream.empty())
        .toList();
  }

  private Optional<String> hasPartition() {
    return !table.isPartitioned() || table.partitionConditions().contains(NONE_MATTERS)
        ? Optional.empty()
        : Optional.of(
            table.partitionConditions().stream()
                .map(condition -> " OR (" + condition + ")")
                .collect(Collectors.joining("", "(false", ")")));
  }

  private String computedValue(Unit unit, FillableTable.Column column, Optional<String> number) {
    ColumnType type = column.type().orElseThrow();
    if (number.isPresent()) {
      return typed(column, Values.value(type, number.get()).orElseThrow());
    }
    String usual =
        Values.value(type, "(" + unit.hash(0) + " % " + Math.max(7, wanted / 7) + ")")
            .orElseThrow();
    List<String> unusual = UnusualValues.of(type);
    if (unusual.isEmpty()) {
      return typed(column, usual);
    }
    String cases =
        IntStream.range(0, unusual.size())
            .mapToObj(i -> " WHEN " + i + " THEN " + unusual.get(i))
            .collect(Collectors.joining());
    return typed(
        column,
        "CASE %s %% %d%s ELSE %s END".formatted(unit.hash(2), 12 * unusual.size(), cases, usual));
  }

  private static String typed(FillableTable.Column column, String value) {
    return "(" + value + ")::" + column.typeName();
  }

  private String orNull(FillableTable.Column column, Unit unit, String value) {
    return column.notNull()
        ? value
        : "CASE WHEN " + unit.hash(1) + " % " + nullOneIn(unit) + " <> 0 THEN " + value + " END";
  }

  /** Conditions about NULL want all combinations. */
  private int nullOneIn(Unit unit) {
    return table.conditions().stream()
            .filter(FillableTable.Condition::isCheck)
            .filter(condition -> condition.columns().size() > 1)
            .filter(condition -> condition.columns().stream().anyMatch(unit.columns()::contains))
            .anyMatch(
                condition -> condition.text().toUpperCase(java.util.Locale.ROOT).contains("NULL"))
        ? 2
        : ONE_IN;
  }

  private void addNumbered(String name) {
    FillableTable.Column column = table.column(name);
    column.numbered().ifPresent(next -> values.putIfAbsent(name, typed(column, next)));
  }

  /** Generated columns that conditions speak of. */
  private Map<String, String> computed() {
    Map<String, String> computed = new LinkedHashMap<>();
    table.columns().stream()
        .filter(FillableTable.Column::isGenerated)
        .filter(column -> isSpokenOf(column.name()))
        .forEach(
            column -> computed.put(column.name(), "(" + column.expression().orElseThrow() + ")"));
    return computed;
  }

  private boolean isSpokenOf(String column) {
    return table.conditions().stream()
        .anyMatch(condition -> condition.isCheck() && condition.columns().contains(column));
  }

  private void addConditions() {
    Set<String> known = new LinkedHashSet<>(columns());
    known.addAll(computed().keySet());
    table.conditions().stream()
        .filter(FillableTable.Condition::isCheck)
        .filter(condition -> known.containsAll(condition.columns()))
        .map(condition -> "(" + condition.text() + ") IS NOT FALSE")
        .forEach(conditions::add);
    hasPartition().ifPresent(conditions::add);
    table.keys().stream()
        .filter(key -> !key.isExclusion() && !key.columns().isEmpty())
        .filter(key -> known.containsAll(key.columns()))
        .map(key -> PoolSql.isFree(key, table))
        .forEach(conditions::add);
    checkedOnly.stream()
        .map(reference -> PoolSql.isThere(reference, table.name().name()))
        .forEach(conditions::add);
  }
}
