package org.schemaassurance.verify.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.BodyStatement;
import org.schemaassurance.sql.BodyStatement.Text;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.TriggerBody;
import org.schemaassurance.verify.Evidence;

/**
 * A trigger that only looks on: all that its function does is on a list, and no row is changed,
 * kept out or refused by it. What cannot be seen to be so is not.
 *
 * @param table the trigger's own
 * @param schema in which its function is
 * @param through the triggers that lead to it
 */
record OnlookingTrigger(
    Trigger trigger, Table table, LiveSchema schema, Evidence evidence, List<String> through) {
  private static final String SEARCH_PATH = "search_path=";
  private static final Pattern NOTED_TYPES = Pattern.compile("timestamp|date|tsvector");

  /** What it does beside looking on, as a sentence goes on: {@code returns NULL}. */
  Optional<String> objection() {
    if (trigger.timing() == Trigger.Timing.INSTEAD_OF) {
      return Optional.of("stands instead of the event");
    }
    if (through.contains(trigger.qualifiedName()) || through.size() > 3) {
      return Optional.of("leads to itself, or too far");
    }
    return firesAtTruncateAlone()
        ? Optional.empty()
        : objectionToCondition().or(() -> isNeverMet() ? Optional.empty() : objectionToFunction());
  }

  /** It keeps a table from being emptied, or notes that it was; no row that is written meets it. */
  private boolean firesAtTruncateAlone() {
    return trigger.events().equals(Set.of(Trigger.Event.TRUNCATE));
  }

  private Optional<String> objectionToCondition() {
    return trigger
        .condition()
        .flatMap(condition -> PlainExpression.objection(SqlLexer.tokenize(condition)))
        .map(objection -> objection + " in its condition");
  }

  /** Whether its condition is met by no row that the table takes. */
  private boolean isNeverMet() {
    return trigger
        .condition()
        .filter(
            condition ->
                trigger.events().stream()
                    .allMatch(
                        event ->
                            new ImpossibleCondition(this, event)
                                .isImpossible(SqlLexer.tokenize(condition), condition.strip())))
        .isPresent();
  }

  private Optional<String> objectionToFunction() {
    List<Routine> functions =
        schema.routines(trigger.function()).stream()
            .filter(function -> function.arguments().isEmpty())
            .toList();
    if (functions.size() != 1) {
      return Optional.of("cannot be looked into");
    }
    Routine function = functions.get(0);
    if (!function.language().equals("plpgsql")) {
      return new CompiledTrigger(trigger, table, function, guarded(), evidence.data()).objection();
    }
    return function.settings().stream()
        .filter(setting -> !setting.startsWith(SEARCH_PATH) && !HarmlessSettings.isIn(setting))
        .findFirst()
        .map(setting -> "runs with " + setting)
        .or(() -> objectionToBody(function));
  }

  private Optional<String> objectionToBody(Routine function) {
    try {
      BodyStatement.Block body = CopyOfNew.resolved(TriggerBody.of(function.body()));
      return trigger.events().stream()
          .flatMap(event -> new OnlookingBody(this, function, event).objection(body).stream())
          .findFirst();
    } catch (SqlTextException unreadable) {
      return Optional.of("cannot be read: " + unreadable.getMessage());
    }
  }

  /** What notes when something happened, how often and by whom, or is searched. */
  boolean maySet(String name, Text value, Trigger.Event event) {
    return table
        .column(name)
        .filter(column -> !guarded().contains(name))
        .filter(
            column ->
                isNoted(column)
                    || new NotedValue(table, column, value, Optional.empty()).isHarmless(event))
        .isPresent();
  }

  /** Whether it is of a type of what is noted. */
  static boolean isNoted(Column column) {
    return NOTED_TYPES.matcher(column.type()).lookingAt();
  }

  /** Those of its own table. */
  Set<String> guarded() {
    return guardedOf(table);
  }

  /** Columns that are not for somebody else to set: those that rules speak of, or keys are on. */
  Set<String> guardedOf(Table table) {
    Set<String> columns =
        evidence.declarations().stream()
            .flatMap(declaration -> declaration.mentions().stream())
            .filter(mention -> mention.table().equals(table.name()) && !mention.typesAlone())
            .flatMap(mention -> mention.columns().stream())
            .collect(Collectors.toCollection(HashSet::new));
    Stream.of(
            table.indexes().stream()
                .filter(index -> index.unique() || index.exclusion())
                .flatMap(index -> index.keys().stream()),
            table.foreignKeys().stream().flatMap(key -> key.columns().stream()),
            table.columns().stream()
                .filter(column -> !column.mayBeOmitted() || column.generated())
                .map(Column::name))
        .flatMap(names -> names)
        .forEach(columns::add);
    return columns;
  }
}
