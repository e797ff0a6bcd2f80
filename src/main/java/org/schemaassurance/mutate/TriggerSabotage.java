package org.schemaassurance.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.model.TriggerFiring;

/** Triggers that are gone, silent, or there and do something else. */
final class TriggerSabotage implements SabotageSource {

  @Override
  public Set<String> noticedBy() {
    return Set.of("trigger");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return subject.tables().stream()
        .flatMap(
            table ->
                table.triggers().stream()
                    .flatMap(
                        trigger ->
                            Stream.of(
                                    existence(trigger),
                                    variants(table, trigger),
                                    conditions(trigger),
                                    decoys(table, trigger, subject))
                                .flatMap(List::stream)));
  }

  private static List<Mutant> existence(Trigger trigger) {
    List<Mutant> mutants = new ArrayList<>();
    String table = "ALTER TABLE " + Quoted.name(trigger.table());
    String name = Quoted.name(trigger.name());
    mutants.add(mutant(trigger, "dropped", TriggerDdl.of(trigger).drop()));
    mutants.add(
        mutant(
            trigger,
            "renamed",
            "ALTER TRIGGER %s ON %s RENAME TO %s"
                .formatted(
                    name, Quoted.name(trigger.table()), Quoted.name(trigger.name() + "_old"))));
    if (trigger.firing() != TriggerFiring.DISABLED) {
      mutants.add(mutant(trigger, "disabled", table + " DISABLE TRIGGER " + name));
    }
    if (trigger.firing() != TriggerFiring.REPLICA) {
      mutants.add(
          mutant(trigger, "fires on replicas only", table + " ENABLE REPLICA TRIGGER " + name));
    }
    return mutants;
  }

  /** One clause of its definition changed. */
  private static List<Mutant> variants(Table table, Trigger trigger) {
    if (trigger.hasTransitionTables()) {
      return List.of(otherTransitionTables(trigger));
    }
    TriggerDdl ddl = TriggerDdl.of(trigger);
    List<Mutant> mutants = new ArrayList<>();
    if (!trigger.constraint()) {
      Trigger.Timing timing = otherTiming(trigger.timing());
      mutants.add(variant(trigger, "fires " + timing + " the event", ddl.withTiming(timing)));
    }
    Trigger.Event event = otherEvent(trigger);
    mutants.add(
        variant(
            trigger,
            "fires on " + event + " instead",
            event == Trigger.Event.UPDATE
                ? ddl.withEvent(event)
                : ddl.withEvent(event).withoutCondition()));
    if (trigger.level() == Trigger.Level.ROW && !trigger.constraint()) {
      // WHEN could not look at a row then.
      mutants.add(
          variant(
              trigger,
              "once a statement",
              ddl.withLevel(Trigger.Level.STATEMENT).withoutCondition()));
    }
    narrowed(table, trigger).ifPresent(mutants::add);
    List<String> arguments = new ArrayList<>(trigger.arguments());
    arguments.add("sabotage");
    mutants.add(variant(trigger, "a further argument", ddl.withArguments(arguments)));
    return mutants;
  }

  private static Mutant otherTransitionTables(Trigger trigger) {
    return mutant(
        trigger,
        "its transition tables under other names",
        """
        DO $sabotage$
        DECLARE definition text := (SELECT pg_catalog.pg_get_triggerdef(oid) FROM pg_catalog.pg_trigger
          WHERE tgrelid = %s::pg_catalog.regclass AND tgname = %s);
        BEGIN
          %s
          EXECUTE pg_catalog.regexp_replace(definition, '(REFERENCING .* TABLE AS )(.*) FOR EACH', '\\1sabotage FOR EACH');
        END
        $sabotage$"""
            .formatted(
                SqlLiteral.of(Quoted.name(trigger.table())),
                SqlLiteral.of(trigger.name()),
                TriggerDdl.of(trigger).drop()));
  }

  private static Trigger.Timing otherTiming(Trigger.Timing timing) {
    return timing == Trigger.Timing.AFTER ? Trigger.Timing.BEFORE : Trigger.Timing.AFTER;
  }

  /** UPDATE has both rows, so that any condition fits. */
  private static Trigger.Event otherEvent(Trigger trigger) {
    return trigger.events().contains(Trigger.Event.UPDATE)
        ? trigger.events().contains(Trigger.Event.INSERT)
            ? Trigger.Event.DELETE
            : Trigger.Event.INSERT
        : Trigger.Event.UPDATE;
  }

  private static Optional<Mutant> narrowed(Table table, Trigger trigger) {
    if (!trigger.events().contains(Trigger.Event.UPDATE)) {
      return Optional.empty();
    }
    return table.columns().stream()
        .map(Column::name)
        .filter(column -> !trigger.updateColumns().equals(List.of(column)))
        .findFirst()
        .map(
            column ->
                variant(
                    trigger,
                    "only for UPDATE OF " + column,
                    TriggerDdl.of(trigger).withUpdateColumns(List.of(column))));
  }

  private static List<Mutant> conditions(Trigger trigger) {
    if (trigger.hasTransitionTables()) {
      return List.of();
    }
    TriggerDdl ddl = TriggerDdl.of(trigger);
    if (trigger.condition().isEmpty()) {
      return List.of(variant(trigger, "a WHEN that is never true", ddl.withCondition("false")));
    }
    String condition = trigger.condition().get();
    List<Mutant> mutants = new ArrayList<>();
    mutants.add(variant(trigger, "without its WHEN", ddl.withoutCondition()));
    mutants.add(variant(trigger, "its WHEN negated", ddl.withCondition("NOT (" + condition + ")")));
    OtherLiteral.in(condition)
        .map(other -> variant(trigger, "its WHEN with another literal", ddl.withCondition(other)))
        .ifPresent(mutants::add);
    return mutants;
  }

  private static List<Mutant> decoys(Table table, Trigger trigger, Subject subject) {
    if (trigger.hasTransitionTables()) {
      return List.of();
    }
    DecoyFunction decoy = DecoyFunction.in(table.name().schema());
    TriggerDdl ddl = TriggerDdl.of(trigger);
    List<Mutant> mutants = new ArrayList<>();
    mutants.add(
        mutant(
            trigger,
            "calls another function",
            ddl.drop() + decoy.create() + ddl.withFunction(decoy.name()).create()));
    subject.tables().stream()
        .map(Table::name)
        .filter(other -> !other.equals(trigger.table()))
        .findFirst()
        .map(other -> movedTo(other, trigger, decoy))
        .ifPresent(mutants::add);
    return mutants;
  }

  private static Mutant movedTo(QualifiedName other, Trigger trigger, DecoyFunction decoy) {
    TriggerDdl ddl = TriggerDdl.of(trigger);
    return mutant(
        trigger,
        "only on another table",
        ddl.drop()
            + decoy.create()
            + ddl.onTable(other).withoutCondition().withFunction(decoy.name()).create());
  }

  private static Mutant variant(Trigger trigger, String sabotage, TriggerDdl other) {
    return mutant(trigger, sabotage, TriggerDdl.of(trigger).drop() + other.create());
  }

  private static Mutant mutant(Trigger trigger, String sabotage, String sql) {
    return new Mutant("trigger", trigger.qualifiedName(), sabotage, sql, rule(trigger));
  }

  /** The rule that notices it. */
  static String rule(Trigger trigger) {
    return "check: trigger, table: "
        + trigger.table()
        + ", trigger: "
        + trigger.name()
        + ", timing: …, events: …, function: "
        + trigger.function()
        + "()";
  }
}
