package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.Intake;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;

/**
 * What other rows a row needs, and with which it cannot be: foreign keys that no rule declares, and
 * keys that are not said to refuse.
 *
 * @param mayRefuse unique keys that may, since the row is there already
 * @param references foreign keys to look at
 */
record KeyObstacles(RowToInsert row, List<Set<String>> mayRefuse, List<ForeignKey> references) {

  /** All that has to be looked up. */
  Stream<Obstacle> obstacles() {
    return Stream.concat(
        references.stream().flatMap(key -> of(key).stream()),
        row.table().indexes().stream().flatMap(index -> of(index).stream()));
  }

  private Optional<Obstacle> of(ForeignKey key) {
    Intake.Reference how = row.intake().references().get(key.name());
    boolean looked = how != null && how.operators().size() == key.columns().size();
    if (!looked
        || !key.checking().enforced()
        || key.period()
        || !row.settles(Set.copyOf(key.columns()))) {
      return Optional.empty();
    }
    List<String> values = key.columns().stream().map(row::column).toList();
    String equal =
        IntStream.range(0, values.size())
            .mapToObj(
                i ->
                    "referenced."
                        + SqlIdentifier.quote(key.referencedColumns().get(i))
                        + " "
                        + how.operators().get(i)
                        + " "
                        + values.get(i))
            .collect(Collectors.joining(" AND "));
    String nulls =
        "pg_catalog.num_nulls("
            + String.join(", ", values)
            + (how.full() ? ") = " + values.size() : ") > 0");
    String found =
        "FOREIGN KEY ("
            + String.join(", ", key.columns())
            + ") REFERENCES "
            + key.referencedTable();
    return Optional.of(
        new Obstacle(
            nameOf(key.name()),
            Set.copyOf(key.columns()),
            nulls
                + " OR EXISTS (SELECT FROM "
                + quoted(key.referencedTable())
                + " AS referenced WHERE "
                + equal
                + ")",
            Obstacle.taking(row),
            found,
            ", which has no such row",
            "ALTER TABLE %s DROP CONSTRAINT %s;"
                    .formatted(row.table().name(), SqlIdentifier.display(key.name()))
                + " -- or declare it with a rule 'foreign-key' if it belongs there"));
  }

  private Optional<Obstacle> of(Index index) {
    List<String> operators = row.intake().keyOperators().getOrDefault(index.name(), List.of());
    List<String> texts = new ArrayList<>(index.keys());
    index.predicate().ifPresent(texts::add);
    Set<String> columns = row.columnsIn(texts);
    if (operators.size() != index.keys().size()
        || !index.enforcement().ready()
        || mayRefuse.stream().anyMatch(key -> Set.copyOf(index.keys()).containsAll(key))
        || !columns.stream().allMatch(this::isSettled)) {
      return Optional.empty();
    }
    return Optional.of(
        new Obstacle(
            nameOf(index.name()),
            columns,
            "NOT EXISTS (SELECT FROM " + existing(index) + " WHERE " + same(index, operators) + ")",
            Obstacle.taking(row),
            shown(index),
            ", and a row that is there already",
            drop(row.table(), index)
                + " -- or name its columns in the rule's 'unique' if it belongs there"));
  }

  /**
   * What is given, or left to a sequence or a constant. Of anything else a next row has another
   * value, or may have.
   */
  private boolean isSettled(String column) {
    if (row.gives(column)) {
      return true;
    }
    Optional<Intake.Sequence> sequence = Optional.ofNullable(row.intake().sequences().get(column));
    return row.complete()
        && sequence
            .map(known -> known.next().isPresent())
            .orElseGet(
                () ->
                    row.table()
                        .column(column)
                        .filter(known -> !known.generated() && !known.identity())
                        .filter(
                            known ->
                                known
                                    .defaultExpression()
                                    .filter(text -> text.contains("("))
                                    .isEmpty())
                        .filter(known -> !isClock(known.defaultExpression().orElse("")))
                        .isPresent());
  }

  private static boolean isClock(String expression) {
    return expression.startsWith("CURRENT_") || expression.startsWith("LOCAL");
  }

  /** The rows that are there, by what the index has of them. */
  private String existing(Index index) {
    return "(SELECT "
        + IntStream.range(0, index.keys().size())
            .mapToObj(i -> expression(index.keys().get(i)) + " AS " + key(i))
            .collect(Collectors.joining(", "))
        + " FROM "
        + quoted(row.table().name())
        + index.predicate().map(predicate -> " WHERE " + predicate).orElse("")
        + ") AS existing";
  }

  private String same(Index index, List<String> operators) {
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < operators.size(); i++) {
      String value = expression(index.keys().get(i));
      String equal = "existing." + key(i) + " " + operators.get(i) + " (" + value + ")";
      conditions.add(
          index.nullsNotDistinct()
              ? "("
                  + equal
                  + " OR pg_catalog.num_nulls(existing."
                  + key(i)
                  + ", "
                  + value
                  + ") = 2)"
              : equal);
    }
    index.predicate().ifPresent(predicate -> conditions.add("(" + predicate + ")"));
    return String.join(" AND ", conditions);
  }

  private static String key(int position) {
    return "\"key " + position + "\"";
  }

  private String expression(String key) {
    return row.table().column(key).isPresent() ? SqlIdentifier.quote(key) : key;
  }

  private static String quoted(QualifiedName table) {
    return SqlIdentifier.quote(table.schema()) + "." + SqlIdentifier.quote(table.name());
  }

  private String nameOf(String part) {
    return row.table().name() + "." + SqlIdentifier.display(part);
  }

  /** How an index keeps rows out. */
  static String shown(Index index) {
    return (index.unique() ? "UNIQUE (" : "EXCLUDE (")
        + String.join(", ", index.keys())
        + ")"
        + index.predicate().map(predicate -> " WHERE " + predicate).orElse("");
  }

  /** What takes an index away. */
  static String drop(Table table, Index index) {
    return index
        .constraint()
        .map(
            constraint ->
                "ALTER TABLE %s DROP CONSTRAINT %s;"
                    .formatted(table.name(), SqlIdentifier.display(constraint.name())))
        .orElseGet(
            () ->
                "DROP INDEX %s.%s;"
                    .formatted(
                        SqlIdentifier.display(table.name().schema()),
                        SqlIdentifier.display(index.name())));
  }
}
