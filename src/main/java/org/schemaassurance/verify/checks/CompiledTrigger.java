package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.verify.DataQueries;

/**
 * A trigger whose function is compiled: of those, a few are known that fill in one column.
 *
 * @param guarded columns that are not for it to fill in
 * @param data what tells whether a text search configuration is there
 */
record CompiledTrigger(
    Trigger trigger, Table table, Routine function, Set<String> guarded, DataQueries data) {
  /** By their names in C. Only superusers make functions of these languages. */
  private static final Set<String> ON_UPDATE = Set.of("moddatetime");

  static final String NOT_FOR_THIS = "raises an error when it is called for this";

  private static final String BY_COLUMN = "tsvector_update_trigger_bycolumn";

  /** PostgreSQL's own: it keeps out an update that changes nothing, and no other row. */
  private static final String KEEPS_REPEATED_UPDATES_OUT = "suppress_redundant_updates_trigger";

  /** Of contrib/spi: it notes who it was. */
  private static final String WHO = "insert_username";

  /** Of contrib/tcn: it tells others which rows have changed. */
  private static final String TELLS = "triggered_change_notification";

  private static final Set<String> ON_BOTH = Set.of("tsvector_update_trigger_byid", BY_COLUMN, WHO);

  /** What it does beside filling in a column. */
  Optional<String> objection() {
    if (function.body().equals(KEEPS_REPEATED_UPDATES_OUT)) {
      return isOnUpdatesOfRows() ? Optional.empty() : Optional.of(NOT_FOR_THIS);
    }
    if (function.body().equals(TELLS)) {
      return new ChangeNotification(trigger, table).objection();
    }
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
      return Optional.of(NOT_FOR_THIS);
    }
    String column = trigger.arguments().get(0);
    if (table.column(column).isEmpty()) {
      return Optional.of("fills in " + column + ", a column that there is not");
    }
    return guarded.contains(column)
        ? Optional.of("fills in " + column + ", which is not for it to set")
        : onUpdate ? Optional.empty() : objectionToFilled(column);
  }

  private Optional<String> objectionToFilled(String column) {
    return function.body().equals(WHO) ? objectionToWho(column) : objectionToSearch();
  }

  /** insert_username(column) of type text, of which no CHECK may ask who it was. */
  private Optional<String> objectionToWho(String name) {
    Column column = table.column(name).orElseThrow();
    if (trigger.arguments().size() > 1) {
      return Optional.of(NOT_FOR_THIS);
    }
    if (!column.type().equals("text") || column.domain().isPresent()) {
      return Optional.of("fills in " + name + ", which is not of type text");
    }
    return NotedValue.isChecked(table, name)
        ? Optional.of("fills in " + name + ", of which a CHECK asks more")
        : Optional.empty();
  }

  private boolean isOnUpdatesOfRows() {
    return trigger.timing() == Trigger.Timing.BEFORE
        && trigger.level() == Trigger.Level.ROW
        && trigger.events().equals(Set.of(Trigger.Event.UPDATE));
  }

  /** tsvector_update_trigger(vector, configuration, text, …): manual, "Text Search Triggers". */
  private Optional<String> objectionToSearch() {
    boolean byColumn = function.body().equals(BY_COLUMN);
    List<String> arguments = trigger.arguments();
    if (arguments.size() < 3) {
      return Optional.of(NOT_FOR_THIS);
    }
    return arguments.stream()
        .skip(byColumn ? 1 : 2)
        .filter(name -> table.column(name).isEmpty())
        .findFirst()
        .map(name -> "reads " + name + ", a column that there is not")
        .or(() -> byColumn ? Optional.empty() : objectionTo(arguments.get(1)));
  }

  /** Nothing depends on it, so it can be dropped; each row is an error then. */
  private Optional<String> objectionTo(String configuration) {
    String name = SqlLiteral.of(configuration.replace("\"", ""));
    DataQueries.Answer found =
        data.rows(
            "SELECT 1 FROM pg_catalog.pg_ts_config AS c JOIN pg_catalog.pg_namespace AS n ON n.oid"
                + " = c.cfgnamespace WHERE pg_catalog.concat(n.nspname, '.', c.cfgname) = "
                + name,
            1);
    if (!(found instanceof DataQueries.Answer.Rows rows)) {
      return Optional.of("searches by " + configuration + ", of which nothing could be found out");
    }
    return rows.rows().isEmpty()
        ? Optional.of(
            "searches by " + configuration + ", a text search configuration that there is not")
        : Optional.empty();
  }
}
