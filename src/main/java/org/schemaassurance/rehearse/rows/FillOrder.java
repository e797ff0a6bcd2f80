package org.schemaassurance.rehearse.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.schemaassurance.model.QualifiedName;

/**
 * In which order tables are filled: a table after those that it refers to. Where keys go in a
 * circle, a table whose keys may be NULL begins with half of its rows, and gets the others, which
 * refer to something, once the tables are filled that it waits for.
 */
final class FillOrder {
  private final Map<QualifiedName, FillableTable> open = new LinkedHashMap<>();
  private final List<Turn> turns = new ArrayList<>();
  private final List<FillableTable> begun = new ArrayList<>();

  /**
   * A table whose turn it is.
   *
   * @param isHalf it comes again later
   */
  record Turn(FillableTable table, boolean isHalf) {}

  private FillOrder(List<FillableTable> tables) {
    tables.forEach(table -> open.put(table.name(), table));
  }

  static List<Turn> of(List<FillableTable> tables) {
    FillOrder order = new FillOrder(tables);
    while (!order.open.isEmpty()) {
      order.takeNext();
    }
    return List.copyOf(order.turns);
  }

  private void takeNext() {
    Set<FillableTable> free = all(this::isFree);
    if (!free.isEmpty()) {
      free.forEach(table -> take(table, refersToItself(table)));
      return;
    }
    Optional<FillableTable> able = all(this::canBegin).stream().findFirst();
    take(able.orElseGet(() -> open.values().iterator().next()), true);
  }

  private void take(FillableTable table, boolean comesAgain) {
    open.remove(table.name());
    turns.add(new Turn(table, comesAgain));
    if (comesAgain) {
      begun.add(table);
    }
    begun.stream().filter(this::isFree).forEach(each -> turns.add(new Turn(each, false)));
    begun.removeIf(this::isFree);
  }

  private Set<FillableTable> all(Predicate<FillableTable> condition) {
    Set<FillableTable> found = new LinkedHashSet<>();
    open.values().stream().filter(condition).forEach(found::add);
    return found;
  }

  /** Whether all that it refers to is filled. */
  private boolean isFree(FillableTable table) {
    return table.references().stream().noneMatch(reference -> waitsFor(table, reference));
  }

  /** Whether a first row needs nothing that is not filled yet. */
  private boolean canBegin(FillableTable table) {
    return table.references().stream()
        .filter(reference -> waitsFor(table, reference))
        .allMatch(table::isOptional);
  }

  private boolean waitsFor(FillableTable table, FillableTable.Reference reference) {
    return !reference.root().equals(table.name()) && open.containsKey(reference.root());
  }

  private static boolean refersToItself(FillableTable table) {
    return table.references().stream().anyMatch(reference -> reference.root().equals(table.name()));
  }
}
