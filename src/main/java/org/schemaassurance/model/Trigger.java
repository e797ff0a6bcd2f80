package org.schemaassurance.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A trigger that somebody created, from {@code pg_trigger}.
 *
 * @param events what fires it, sorted
 * @param updateColumns the columns of UPDATE OF; empty for all
 * @param condition the WHEN, as PostgreSQL prints it
 * @param function the function that it executes
 * @param arguments what the function is given
 * @param constraint whether it is a CONSTRAINT TRIGGER
 * @param initiallyDeferred whether it waits for the end of the transaction if nobody says otherwise
 * @param oldTable the name of REFERENCING OLD TABLE
 * @param newTable the name of REFERENCING NEW TABLE
 */
public record Trigger(
    QualifiedName table,
    String name,
    Timing timing,
    Set<Event> events,
    List<String> updateColumns,
    Level level,
    Optional<String> condition,
    QualifiedName function,
    List<String> arguments,
    TriggerFiring firing,
    boolean constraint,
    boolean deferrable,
    boolean initiallyDeferred,
    Optional<String> oldTable,
    Optional<String> newTable) {

  public Trigger {
    events = java.util.Collections.unmodifiableSet(new TreeSet<>(events));
    updateColumns = List.copyOf(updateColumns);
    arguments = List.copyOf(arguments);
  }

  /** Whether it has REFERENCING. */
  public boolean hasTransitionTables() {
    return oldTable.isPresent() || newTable.isPresent();
  }

  /** The trigger's name behind its table's: {@code public.orders.order_reserves_stock}. */
  public String qualifiedName() {
    return table + "." + SqlIdentifier.display(name);
  }

  /** Before, after or instead of the event. */
  public enum Timing {
    BEFORE,
    AFTER,
    INSTEAD_OF;

    @Override
    public String toString() {
      return name().replace('_', ' ');
    }
  }

  /** What fires a trigger. */
  public enum Event {
    INSERT,
    UPDATE,
    DELETE,
    TRUNCATE
  }

  /** Once a row or once a statement. */
  public enum Level {
    ROW,
    STATEMENT
  }
}
