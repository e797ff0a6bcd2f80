package org.schemaassurance.rehearse.rows;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each row of a table has to satisfy by itself, and what tells which values matter.
 *
 * @param all checks, and those of indexes and triggers
 * @param partitioning empty of an ordinary table
 */
record RowConditions(List<Condition> all, Optional<Partitioning> partitioning) {
  /** The condition of a partition that takes every row. */
  private static final String ANY_ROW = "true";

  /**
   * A condition of a row.
   *
   * @param isCheck it has to hold; others tell which values matter
   */
  record Condition(String text, List<String> columns, boolean isCheck) {
    Condition {
      columns = List.copyOf(columns);
    }

    /** Whether it combines columns, and asks which of them are NULL. */
    private boolean isAboutNulls() {
      return isCheck && columns.size() > 1 && text.toUpperCase(Locale.ROOT).contains("NULL");
    }
  }

  /**
   * How a table is partitioned.
   *
   * @param columns that any level of it looks at
   * @param conditions a row satisfies one of them
   */
  record Partitioning(Set<String> columns, List<String> conditions) {
    Partitioning {
      columns = Set.copyOf(columns);
      conditions = List.copyOf(conditions);
    }
  }

  RowConditions {
    all = List.copyOf(all);
  }

  /** Without those that have to do with some columns. */
  RowConditions without(Set<String> gone) {
    return new RowConditions(
        all.stream().filter(each -> Collections.disjoint(each.columns(), gone)).toList(),
        partitioning);
  }

  /** Those that have to hold. */
  Stream<Condition> checks() {
    return all.stream().filter(Condition::isCheck);
  }

  /** Whether some have to hold for a column: checks, those of its domain, partitions. */
  boolean restrict(FillableTable.Column column) {
    return checks().anyMatch(check -> check.columns().contains(column.name()))
        || partitionColumns().contains(column.name())
        || column.type().stream().anyMatch(type -> !type.allConditions().isEmpty());
  }

  /** Whether one that combines columns asks which of these are NULL. */
  boolean askWhetherNull(Collection<String> columns) {
    return all.stream()
        .filter(Condition::isAboutNulls)
        .anyMatch(condition -> condition.columns().stream().anyMatch(columns::contains));
  }

  /** Whether any have to hold for a column, or tell which values of it matter. */
  boolean concern(FillableTable.Column column) {
    return restrict(column) || !suggestions(column).isEmpty();
  }

  /** The texts that speak of a column, and what it is by default. */
  List<String> suggestions(FillableTable.Column column) {
    return Stream.of(
            all.stream()
                .filter(condition -> condition.columns().contains(column.name()))
                .map(Condition::text),
            partitioning.stream()
                .filter(of -> of.columns().contains(column.name()))
                .flatMap(of -> of.conditions().stream()),
            column.expression().filter(text -> text.startsWith("'")).stream(),
            column.type().stream().flatMap(type -> type.allConditions().stream()))
        .flatMap(texts -> texts)
        .toList();
  }

  /** What a column's values have to satisfy whatever the others are. */
  List<String> ofAlone(FillableTable.Column column) {
    Stream<String> checks =
        checks()
            .filter(check -> check.columns().equals(List.of(column.name())))
            .map(Condition::text);
    return partitionColumns().equals(Set.of(column.name()))
        ? Stream.concat(checks, hasPartition().stream()).toList()
        : checks.toList();
  }

  /** What decides about a row's partition; none of an ordinary table. */
  Set<String> partitionColumns() {
    return partitioning.map(Partitioning::columns).orElse(Set.of());
  }

  /** The condition that a row has a partition; empty where every row has one. */
  Optional<String> hasPartition() {
    return partitioning
        .filter(of -> !of.conditions().contains(ANY_ROW))
        .map(
            of ->
                of.conditions().stream()
                    .map(condition -> " OR (" + condition + ")")
                    .collect(Collectors.joining("", "(false", ")")));
  }
}
