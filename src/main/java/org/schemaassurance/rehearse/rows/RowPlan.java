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
import java.util.stream.Stream;

/**
 * Where the columns of a table get their values from. Foreign keys that must refer to something
 * come first, the shorter before the longer, then those that may, then single columns. What one has
 * chosen, the next one keeps to: a tenant, then one of the tenant's people.
 */
final class RowPlan {
  private final FillableTable table;
  private final boolean isMinimal;
  private final List<Unit> units = new ArrayList<>();
  private final Map<Unit, Choice> choices = new LinkedHashMap<>();
  private final Map<String, String> copied = new LinkedHashMap<>();
  private final List<FillableTable.Reference> followed = new ArrayList<>();

  /**
   * A foreign key from whose rows a unit is chosen.
   *
   * @param shared its columns that another unit has chosen
   */
  record Choice(FillableTable.Reference reference, List<String> shared) {}

  /**
   * @param isMinimal leaves to its default, or to NULL, whatever has one
   */
  RowPlan(FillableTable table, boolean isMinimal) {
    this.table = table;
    this.isMinimal = isMinimal;
    Set<String> chosen = new LinkedHashSet<>();
    references().forEach(reference -> choose(reference, chosen));
    table.columns().stream()
        .filter(column -> !chosen.contains(column.name()) && isMade(column))
        .forEach(this::choose);
  }

  /** What is chosen, each column at most once. */
  List<Unit> units() {
    return units;
  }

  /** The foreign key whose rows the unit is chosen from; empty for a column of its own. */
  Optional<Choice> choice(Unit unit) {
    return Optional.ofNullable(choices.get(unit));
  }

  /**
   * Columns of a key that leads to the table itself and may not be NULL: a row refers to itself, by
   * the value of another column.
   */
  Map<String, String> copied() {
    return copied;
  }

  /** Foreign keys all of whose columns others have chosen. */
  List<FillableTable.Reference> followed() {
    return followed;
  }

  private Stream<FillableTable.Reference> references() {
    return table.references().stream()
        .filter(reference -> !isMinimal || !table.isOptional(reference))
        .sorted(
            Comparator.comparing(table::isOptional)
                .thenComparing(reference -> reference.columns().size()));
  }

  private void choose(FillableTable.Reference reference, Set<String> chosen) {
    List<String> own =
        reference.columns().stream().filter(column -> !chosen.contains(column)).toList();
    if (reference.root().equals(table.name()) && !table.isOptional(reference)) {
      own.stream()
          .filter(column -> !reference.referencedBy(column).equals(column))
          .forEach(
              column -> {
                copied.put(column, reference.referencedBy(column));
                chosen.add(column);
              });
    } else if (own.isEmpty()) {
      followed.add(reference);
    } else {
      List<String> shared = reference.columns().stream().filter(chosen::contains).toList();
      Unit unit = pool(own, !shared.isEmpty());
      choices.put(unit, new Choice(reference, shared));
      chosen.addAll(own);
    }
  }

  private void choose(FillableTable.Column column) {
    if (table.conditions().concern(column)) {
      pool(List.of(column.name()), false);
    } else {
      OptionalLong count = Values.count(column.type().orElseThrow());
      units.add(
          new Unit(
              name(),
              List.of(column.name()),
              count.isPresent() ? Optional.of("" + count.getAsLong()) : Optional.empty(),
              units.size(),
              false));
    }
  }

  private Unit pool(List<String> columns, boolean isWithin) {
    String size = "NULLIF((SELECT pg_catalog.count(*) FROM " + name() + "), 0)";
    Unit unit = new Unit(name(), columns, Optional.of(size), units.size(), isWithin);
    units.add(unit);
    return unit;
  }

  private String name() {
    return "chosen_" + units.size();
  }

  private boolean isMade(FillableTable.Column column) {
    return !column.isGenerated()
        && column.numbered().isEmpty()
        && column.type().flatMap(type -> Values.value(type, "0")).isPresent()
        && !(isMinimal && (!column.notNull() || column.expression().isPresent()));
  }
}
