package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.BodyStatement;
import org.schemaassurance.sql.BodyStatement.Text;

/**
 * A row of another table in which a trigger notes a time or counts, such as when a parent's last
 * child came, and which: whether it sets nothing that anybody gave, whoever makes the trigger fire
 * may do so, and nothing else happens there.
 */
record NotedRow(
    OnlookingTrigger onlooker, Routine function, Trigger.Event event, BodyStatement.Update update) {
  /** What gives a time, and never NULL. */
  private static final Set<String> CLOCKS =
      Set.of(
          "now()",
          "pg_catalog.now()",
          "current_timestamp",
          "clock_timestamp()",
          "statement_timestamp()",
          "transaction_timestamp()");

  /**
   * What is wrong with it, behind "updates".
   *
   * @param handled whether an error would be caught
   */
  Optional<String> objection(boolean handled) {
    WrittenTable written =
        new WrittenTable(onlooker, function, update.schema(), update.table(), Trigger.Event.UPDATE);
    LiveSchema live = written.read();
    Optional<Table> table = written.in(live);
    if (table.isEmpty()) {
      return Optional.of(written.missing());
    }
    return ofColumns(table.get())
        .or(() -> written.objection(table.get(), live))
        .or(
            () ->
                handled
                    ? Optional.empty()
                    : ofRights(table.get(), written)
                        .or(() -> written.elsewhereForRoles(table.get(), event)))
        .map(objection -> table.get().name() + ", " + objection);
  }

  private Optional<String> ofColumns(Table table) {
    Set<String> guarded = onlooker.guardedOf(table);
    return IntStream.range(0, update.columns().size())
        .mapToObj(i -> ofColumn(table, guarded, update.columns().get(i), update.values().get(i)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> ofColumn(Table table, Set<String> guarded, String name, Text value) {
    Optional<Column> column = table.column(name);
    if (column.isEmpty()) {
      return Optional.of("which has no column " + SqlIdentifier.display(name));
    }
    boolean isTime =
        OnlookingTrigger.isNoted(column.get())
            && !NotedValue.isChecked(table, name)
            && (column.get().nullable() || isClock(value));
    boolean isForIt =
        isTime
            || new NotedValue(table, column.get(), value, Optional.empty())
                .isHarmless(Trigger.Event.UPDATE);
    return isForIt && !guarded.contains(name)
        ? Optional.empty()
        : Optional.of("whose " + SqlIdentifier.display(name) + " is not for it to set");
  }

  private static boolean isClock(Text value) {
    return CLOCKS.contains(value.text().strip().toLowerCase(java.util.Locale.ROOT));
  }

  private Optional<String> ofRights(Table table, WrittenTable written) {
    List<String> roles = written.rolesWithoutTheRight(table, event, update.columns());
    return roles.isEmpty()
        ? Optional.empty()
        : Optional.of("where " + SqlIdentifier.displayAll(roles) + " may not do so");
  }
}
