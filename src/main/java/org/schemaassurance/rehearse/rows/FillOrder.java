package org.schemaassurance.rehearse.rows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.schemaassurance.model.QualifiedName;

/**
 * In which order tables are filled: a table after those that it refers to. Where keys go in a
 * circle, a table whose keys may be NULL begins with half of its rows, and gets the others, which
 * refer to something, once the tables are filled that it waits for. Where none may be NULL, the
 * tables of the circle begin together.
 */
final class FillOrder {
  private final Map<QualifiedName, FillableTable> open = new LinkedHashMap<>();
  private final List<Turn> turns = new ArrayList<>();
  private final List<FillableTable> begun = new ArrayList<>();

  /**
   * Tables whose turn it is.
   *
   * @param tables one; or those of a circle, none of which can have a row before the others
   * @param isHalf they come again later
   */
  record Turn(List<FillableTable> tables, boolean isHalf) {
    Turn {
      tables = List.copyOf(tables);
    }
  }

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
    all(this::canBegin).stream()
        .findFirst()
        .ifPresentOrElse(able -> take(able, true), () -> takeTogether(circle()));
  }

  /**
   * What rows can refer to once there are some comes one by one; what can't comes together again.
   */
  private void takeTogether(List<FillableTable> circle) {
    turns.add(new Turn(circle, true));
    circle.forEach(table -> open.remove(table.name()));
    circle.forEach(table -> take(table, !isFree(table) || refersToItself(table)));
    turns.add(new Turn(circle, false));
  }

  /** Tables each of which needs all of the others, and none that is not among them. */
  private List<FillableTable> circle() {
    return open.values().stream()
        .map(this::needed)
        .min(Comparator.comparingInt(Set::size))
        .map(List::copyOf)
        .orElseThrow();
  }

  /** It comes itself where the way leads back to it. */
  private Set<FillableTable> needed(FillableTable table) {
    Set<FillableTable> needed = new LinkedHashSet<>();
    Deque<FillableTable> next = new ArrayDeque<>(List.of(table));
    while (!next.isEmpty()) {
      FillableTable one = next.remove();
      one.references().stream()
          .filter(reference -> waitsFor(one, reference) && !one.isOptional(reference))
          .map(reference -> open.get(reference.root()))
          .filter(needed::add)
          .forEach(next::add);
    }
    return needed;
  }

  private void take(FillableTable table, boolean comesAgain) {
    open.remove(table.name());
    turns.add(new Turn(List.of(table), comesAgain));
    if (comesAgain) {
      begun.add(table);
    }
    begun.stream().filter(this::isFree).forEach(each -> turns.add(new Turn(List.of(each), false)));
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
