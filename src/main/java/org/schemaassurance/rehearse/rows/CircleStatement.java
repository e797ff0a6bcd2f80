package org.schemaassurance.rehearse.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.schemaassurance.model.QualifiedName;

/**
 * One statement that adds rows to tables of which each needs the others: the n-th row of one refers
 * to the n-th row of another. A foreign key is looked at once the whole statement has run,
 * deferrable or not, so that nothing has to be switched off, and production could have such rows.
 *
 * <p>Source: PostgreSQL manual, "Data-Modifying Statements in WITH"; triggers of foreign keys fire
 * at the end of the outermost statement (AfterTriggerEndQuery).
 */
final class CircleStatement {
  private static final String PLACE = "\"schema_assurance place\"";

  private final List<FillableTable> circle;
  private final long rows;
  private final Map<QualifiedName, Integer> numbers = new LinkedHashMap<>();

  /**
   * @param rows how many each table gets
   */
  CircleStatement(List<FillableTable> circle, long rows) {
    this.circle = circle;
    this.rows = rows;
    circle.forEach(table -> numbers.put(table.name(), numbers.size()));
  }

  /**
   * The statement.
   *
   * @param first a number that no row was made of, nor of those behind it
   */
  String text(long first) {
    List<String> parts = new ArrayList<>();
    List<String> added = new ArrayList<>();
    for (FillableTable table : circle) {
      RowQuery query =
          new RowQuery(table.without(Set.copyOf(within(table))), rows, false, referredTo(table));
      parts.add(made(table, query, first));
      added.add(added(table, query.columns()));
    }
    parts.addAll(added);
    return "WITH " + String.join(",\n", parts) + "\nSELECT";
  }

  /** Its foreign keys that lead to another table of the circle. */
  private List<FillableTable.Reference> within(FillableTable table) {
    return table.references().stream()
        .filter(
            reference ->
                numbers.containsKey(reference.root()) && !reference.root().equals(table.name()))
        .toList();
  }

  private Set<String> referredTo(FillableTable table) {
    return circle.stream()
        .flatMap(other -> within(other).stream())
        .filter(reference -> reference.root().equals(table.name()))
        .flatMap(reference -> reference.referencedColumns().stream())
        .collect(Collectors.toSet());
  }

  private String made(FillableTable table, RowQuery query, long first) {
    return "%s AS MATERIALIZED (SELECT pg_catalog.row_number() OVER () AS %s, made.* FROM (\n%s\n) AS made LIMIT %d)"
        .formatted(relation(table.name()), PLACE, query.rows(first, first + 4 * rows, true), rows);
  }

  private String relation(QualifiedName table) {
    return "made_" + numbers.get(table);
  }

  private String added(FillableTable table, List<String> columns) {
    Map<String, String> values = new LinkedHashMap<>();
    columns.forEach(column -> values.put(column, of(table.name(), column)));
    for (FillableTable.Reference reference : within(table)) {
      reference
          .columns()
          .forEach(
              column ->
                  values.putIfAbsent(column, of(reference.root(), reference.referencedBy(column))));
    }
    return "added_%d AS (INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s)"
        .formatted(
            numbers.get(table.name()),
            Sql.quote(table.name()),
            Sql.list(List.copyOf(values.keySet())),
            String.join(", ", values.values()),
            joined());
  }

  private String of(QualifiedName table, String column) {
    return relation(table) + "." + Sql.quote(column);
  }

  private String joined() {
    return Stream.concat(
            Stream.of("made_0"),
            IntStream.range(1, circle.size())
                .mapToObj(number -> "JOIN made_" + number + " USING (" + PLACE + ")"))
        .collect(Collectors.joining(" "));
  }
}
