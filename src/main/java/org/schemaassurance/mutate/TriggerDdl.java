package org.schemaassurance.mutate;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.model.Trigger;

/**
 * How a trigger is written, and how one that differs in one clause is. Transition tables are left
 * out: of a trigger that has some, no variant is made.
 *
 * @param constraint when it fires as a constraint trigger; empty for an ordinary one
 */
record TriggerDdl(
    QualifiedName table,
    String name,
    Optional<Deferral> constraint,
    Trigger.Timing timing,
    Set<Trigger.Event> events,
    List<String> updateColumns,
    Trigger.Level level,
    Optional<String> condition,
    QualifiedName function,
    List<String> arguments) {

  /** When a constraint trigger fires. */
  enum Deferral {
    IMMEDIATE(""),
    DEFERRABLE("DEFERRABLE "),
    DEFERRED("DEFERRABLE INITIALLY DEFERRED ");

    private final String clause;

    Deferral(String clause) {
      this.clause = clause;
    }

    static Deferral of(Trigger trigger) {
      if (trigger.initiallyDeferred()) {
        return DEFERRED;
      }
      return trigger.deferrable() ? DEFERRABLE : IMMEDIATE;
    }

    /** As a rule says it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The trigger as it is. */
  static TriggerDdl of(Trigger trigger) {
    return new TriggerDdl(
        trigger.table(),
        trigger.name(),
        trigger.constraint() ? Optional.of(Deferral.of(trigger)) : Optional.empty(),
        trigger.timing(),
        trigger.events(),
        trigger.updateColumns(),
        trigger.level(),
        trigger.condition(),
        trigger.function(),
        trigger.arguments());
  }

  TriggerDdl withTiming(Trigger.Timing other) {
    return new TriggerDdl(
        table,
        name,
        constraint,
        other,
        events,
        updateColumns,
        level,
        condition,
        function,
        arguments);
  }

  /** Of all columns, since UPDATE OF fits no other event. */
  TriggerDdl withEvent(Trigger.Event other) {
    return new TriggerDdl(
        table,
        name,
        constraint,
        timing,
        Set.of(other),
        List.of(),
        level,
        condition,
        function,
        arguments);
  }

  TriggerDdl withUpdateColumns(List<String> others) {
    return new TriggerDdl(
        table, name, constraint, timing, events, others, level, condition, function, arguments);
  }

  TriggerDdl withLevel(Trigger.Level other) {
    return new TriggerDdl(
        table,
        name,
        constraint,
        timing,
        events,
        updateColumns,
        other,
        condition,
        function,
        arguments);
  }

  TriggerDdl withCondition(String other) {
    return withCondition(Optional.of(other));
  }

  TriggerDdl withoutCondition() {
    return withCondition(Optional.empty());
  }

  private TriggerDdl withCondition(Optional<String> other) {
    return new TriggerDdl(
        table, name, constraint, timing, events, updateColumns, level, other, function, arguments);
  }

  TriggerDdl withFunction(QualifiedName other) {
    return new TriggerDdl(
        table, name, constraint, timing, events, updateColumns, level, condition, other, arguments);
  }

  TriggerDdl withArguments(List<String> others) {
    return new TriggerDdl(
        table, name, constraint, timing, events, updateColumns, level, condition, function, others);
  }

  TriggerDdl onTable(QualifiedName other) {
    return new TriggerDdl(
        other, name, constraint, timing, events, List.of(), level, condition, function, arguments);
  }

  /** Constraint triggers fire after the event, for each row. */
  TriggerDdl withConstraint(Optional<Deferral> deferral) {
    return new TriggerDdl(
        table,
        name,
        deferral,
        Trigger.Timing.AFTER,
        events,
        updateColumns,
        Trigger.Level.ROW,
        condition,
        function,
        arguments);
  }

  String drop() {
    return "DROP TRIGGER " + Quoted.name(name) + " ON " + Quoted.name(table) + "; ";
  }

  String create() {
    return "CREATE %sTRIGGER %s %s %s ON %s %sFOR EACH %s %sEXECUTE FUNCTION %s(%s)"
        .formatted(
            constraint.isPresent() ? "CONSTRAINT " : "",
            Quoted.name(name),
            timing,
            new TreeSet<>(events).stream().map(this::event).collect(joining(" OR ")),
            Quoted.name(table),
            constraint.map(deferral -> deferral.clause).orElse(""),
            level,
            condition.map(text -> "WHEN (" + text + ") ").orElse(""),
            Quoted.name(function),
            arguments.stream().map(SqlLiteral::of).collect(joining(", ")));
  }

  private String event(Trigger.Event event) {
    return event == Trigger.Event.UPDATE && !updateColumns.isEmpty()
        ? "UPDATE OF " + Quoted.columns(updateColumns)
        : event.toString();
  }
}
