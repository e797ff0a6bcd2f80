package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.BodyStatement;
import org.schemaassurance.sql.BodyStatement.Text;

/**
 * A row that a trigger writes down elsewhere: whether the table takes it, whoever makes the trigger
 * fire, and nothing else happens there.
 *
 * @param variables of the body, and what is in them where that is known
 */
record WrittenRow(
    OnlookingTrigger onlooker,
    Routine function,
    Trigger.Event event,
    BodyStatement.Insertion insertion,
    Map<String, Optional<Text>> variables) {
  /**
   * What is wrong with it, behind "writes".
   *
   * @param handled whether an error would be caught
   */
  Optional<String> objection(boolean handled) {
    WrittenTable written =
        new WrittenTable(
            onlooker, function, insertion.schema(), insertion.table(), Trigger.Event.INSERT);
    LiveSchema live = written.read();
    Optional<Table> table = written.in(live);
    if (table.isEmpty()) {
      return Optional.of("to " + written.missing());
    }
    return ofTable(table.get(), written, live)
        .or(
            () ->
                handled
                    ? Optional.empty()
                    : ofRights(table.get(), written).or(() -> ofRow(table.get())))
        .map(objection -> "to " + table.get().name() + ", " + objection);
  }

  private Optional<String> ofTable(Table table, WrittenTable written, LiveSchema live) {
    return onlooker.evidence().schema().tables().containsKey(table.name())
        ? Optional.of("a table that rules speak of")
        : written.objection(table, live);
  }

  private Optional<String> ofRights(Table table, WrittenTable written) {
    List<String> roles = written.rolesWithoutTheRight(table, event, insertion.columns());
    return roles.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "where " + SqlIdentifier.displayAll(roles) + " may not INSERT all that this needs");
  }

  /** Tried with rows of the trigger's own table; what cannot be computed is left open. */
  private Optional<String> ofRow(Table table) {
    return new WrittenValues(this, table)
        .judge().stream()
            .filter(judgement -> judgement.outcome() instanceof Outcome.Broken)
            .map(judgement -> refusal((Outcome.Broken) judgement.outcome()))
            .findFirst();
  }

  private static String refusal(Outcome.Broken broken) {
    return "which refuses the row: found "
        + broken.mismatches().stream()
            .map(mismatch -> mismatch.found().said())
            .collect(Collectors.joining(", "));
  }
}
