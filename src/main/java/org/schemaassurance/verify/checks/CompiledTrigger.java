package org.schemaassurance.verify.checks;

import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;

/**
 * A trigger whose function is compiled: of those, a few are known that fill in one column.
 *
 * @param guarded columns that are not for it to fill in
 */
record CompiledTrigger(Trigger trigger, Table table, Routine function, Set<String> guarded) {
  /** By their names in C. Only superusers make functions of these languages. */
  private static final Set<String> ON_UPDATE = Set.of("moddatetime");

  private static final Set<String> ON_BOTH =
      Set.of("tsvector_update_trigger_byid", "tsvector_update_trigger_bycolumn");

  /** What it does beside filling in a column. */
  Optional<String> objection() {
    boolean onUpdate = ON_UPDATE.contains(function.body());
    if (!onUpdate && !ON_BOTH.contains(function.body())) {
      return Optional.of("is written in " + function.language() + " and cannot be looked into");
    }
    Set<Trigger.Event> events =
        onUpdate
            ? Set.of(Trigger.Event.UPDATE)
            : Set.of(Trigger.Event.INSERT, Trigger.Event.UPDATE);
    boolean fits =
        trigger.timing() == Trigger.Timing.BEFORE
            && trigger.level() == Trigger.Level.ROW
            && events.containsAll(trigger.events())
            && !trigger.arguments().isEmpty();
    if (!fits) {
      return Optional.of("raises an error when it is called for this");
    }
    String column = trigger.arguments().get(0);
    if (table.column(column).isEmpty()) {
      return Optional.of("fills in " + column + ", a column that there is not");
    }
    return guarded.contains(column)
        ? Optional.of("fills in " + column + ", which is not for it to set")
        : Optional.empty();
  }
}
