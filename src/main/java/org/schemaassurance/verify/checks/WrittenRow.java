package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.BodyStatement;
import org.schemaassurance.sql.BodyStatement.Insertion.Instead;
import org.schemaassurance.sql.BodyStatement.Text;

/**
 * A row that a trigger writes down elsewhere: whether the table takes it, whoever makes the trigger
 * fire, and nothing else happens there.
 *
 * @param variables of the body, and what is in them where that is known
 * @param rows how those that are rows were filled in
 */
record WrittenRow(
    OnlookingTrigger onlooker,
    Routine function,
    Trigger.Event event,
    BodyStatement.Insertion insertion,
    Map<String, Optional<Text>> variables,
    Map<String, FilledRow> rows) {
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
        .or(() -> insertion.instead().flatMap(update -> ofUpdate(table.get(), live, update)))
        .or(
            () ->
                handled
                    ? Optional.empty()
                    : ofRights(table.get(), written)
                        .or(() -> written.elsewhereForRoles(table.get(), event))
                        .or(() -> ofRow(table.get())))
        .map(objection -> "to " + table.get().name() + ", " + objection);
  }

  private Optional<String> ofTable(Table table, WrittenTable written, LiveSchema live) {
    return onlooker.evidence().schema().tables().containsKey(table.name())
        ? Optional.of("a table that rules speak of")
        : written.objection(table, live);
  }

  private Optional<String> ofRights(Table table, WrittenTable written) {
    List<String> roles =
        new ArrayList<>(written.rolesWithoutTheRight(table, event, insertion.columns()));
    insertion
        .instead()
        .filter(update -> !update.columns().isEmpty())
        .ifPresent(
            update ->
                roles.addAll(
                    new WrittenTable(
                            onlooker,
                            function,
                            insertion.schema(),
                            insertion.table(),
                            Trigger.Event.UPDATE)
                        .rolesWithoutTheRight(table, event, update.columns())));
    return roles.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "where "
                + SqlIdentifier.displayAll(roles.stream().distinct().toList())
                + " may not INSERT all that this needs");
  }

  /** What is done where the row is there: to a row that nobody has given, and by a key in force. */
  private Optional<String> ofUpdate(Table table, LiveSchema live, Instead update) {
    if (table.indexes().stream().noneMatch(index -> decides(index, update))) {
      return Optional.of(
          "which has no unique key on (" + SqlIdentifier.displayAll(update.key()) + ")");
    }
    for (int i = 0; i < update.columns().size(); i++) {
      String name = update.columns().get(i);
      Text value = update.values().get(i);
      boolean counts =
          table
              .column(name)
              .filter(
                  column ->
                      new NotedValue(table, column, value, proposed(table, name)).isHarmless(event))
              .isPresent();
      if (!counts) {
        return Optional.of("whose " + SqlIdentifier.display(name) + " is not for it to set");
      }
    }
    return update.columns().isEmpty()
        ? Optional.empty()
        : new WrittenTable(
                onlooker, function, insertion.schema(), insertion.table(), Trigger.Event.UPDATE)
            .objection(table, live);
  }

  private Optional<Text> proposed(Table table, String column) {
    List<String> columns =
        insertion.columns().isEmpty()
            ? table.columns().stream().map(Column::name).toList()
            : insertion.columns();
    int position = columns.indexOf(column);
    return position >= 0 && position < insertion.values().size() && !hasWholeRow()
        ? Optional.of(insertion.values().get(position))
        : Optional.empty();
  }

  private boolean hasWholeRow() {
    return insertion.values().stream().anyMatch(value -> value.text().strip().endsWith("*"));
  }

  private static boolean decides(Index index, Instead update) {
    return index.unique()
        && index.enforcement().inForce()
        && index.predicate().isEmpty()
        && index.constraint().filter(constraint -> constraint.deferrable()).isEmpty()
        && Set.copyOf(index.keys()).equals(Set.copyOf(update.key()));
  }

  /** Tried with rows of the trigger's own table; what cannot be computed is left open. */
  private Optional<String> ofRow(Table table) {
    // Its values are not tried: what of them is seen to be missing, or may be refused, is told.
    Optional<FilledRow> whole =
        insertion.values().stream().flatMap(value -> wholeVariable(value).stream()).findFirst();
    if (whole.isPresent()) {
      return whole.get().objection(table);
    }
    return new WrittenValues(this, table)
        .judge().stream()
            .filter(judgement -> judgement.outcome() instanceof Outcome.Broken)
            .map(judgement -> refusal((Outcome.Broken) judgement.outcome()))
            .findFirst();
  }

  /** {@code r.*} of a variable, unless that is the row itself that made the trigger fire. */
  private Optional<FilledRow> wholeVariable(Text value) {
    String text = value.text().strip();
    if (!text.endsWith(".*")) {
      return Optional.empty();
    }
    String name = text.substring(0, text.length() - 2);
    boolean isOwnRow =
        variables
            .getOrDefault(name, Optional.empty())
            .filter(
                held ->
                    held.tokens().size() == 1
                        && (held.tokens().get(0).isWord("new")
                            || held.tokens().get(0).isWord("old")))
            .isPresent();
    return Optional.ofNullable(rows.get(name)).filter(row -> !isOwnRow);
  }

  private static String refusal(Outcome.Broken broken) {
    return "which refuses the row: found "
        + broken.mismatches().stream()
            .map(mismatch -> mismatch.found().said())
            .collect(Collectors.joining(", "));
  }
}
