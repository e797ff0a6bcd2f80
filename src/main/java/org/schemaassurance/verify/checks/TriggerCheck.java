package org.schemaassurance.verify.checks;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.model.TriggerFiring;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.YamlMapping;
import org.schemaassurance.sql.ColumnTypes;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.sql.SqlExpression;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;

/**
 * A trigger on its table: when it fires, for what, under which condition, which function it calls,
 * and that it fires at all.
 */
public final class TriggerCheck implements Check<TriggerCheck.DeclaredTrigger> {

  /**
   * What the rule does not give is what CREATE TRIGGER makes of it: all columns, no condition, no
   * arguments.
   *
   * @param oldTable the name of REFERENCING OLD TABLE; empty for none or any
   * @param newTable the name of REFERENCING NEW TABLE; empty for none or any
   * @param always whether it has to fire under {@code session_replication_role = replica} too
   */
  public record DeclaredTrigger(
      QualifiedName table,
      String trigger,
      Trigger.Timing timing,
      Set<Trigger.Event> events,
      Set<String> updateColumns,
      Trigger.Level level,
      Optional<String> condition,
      QualifiedName function,
      List<String> arguments,
      Optional<String> oldTable,
      Optional<String> newTable,
      boolean always)
      implements Declaration {
    public DeclaredTrigger {
      events = Set.copyOf(events);
      updateColumns = java.util.Collections.unmodifiableSet(new TreeSet<>(updateColumns));
      arguments = List.copyOf(arguments);
    }

    @Override
    public CatalogRequest request() {
      return new CatalogRequest(Set.of(table), Set.of(), Set.of(trigger));
    }

    @Override
    public String object() {
      return table + "." + SqlIdentifier.display(trigger);
    }
  }

  /** In whose sessions a trigger fires. */
  enum Firing {
    ORIGIN,
    ALWAYS
  }

  @Override
  public String name() {
    return "trigger";
  }

  @Override
  public Class<DeclaredTrigger> declarationType() {
    return DeclaredTrigger.class;
  }

  @Override
  public DeclaredTrigger read(YamlMapping mapping) {
    String function = mapping.text("function");
    return new DeclaredTrigger(
        mapping.qualifiedName("table"),
        mapping.text("trigger"),
        mapping.choice("timing", Trigger.Timing.class),
        EnumSet.copyOf(mapping.choices("events", Trigger.Event.class)),
        Set.copyOf(mapping.optionalTexts("update_of").orElse(List.of())),
        mapping.optionalChoice("level", Trigger.Level.class).orElse(Trigger.Level.ROW),
        mapping.optionalText("when"),
        mapping.parsed(
            "function",
            () ->
                function.contains("(")
                    ? ObjectName.signature(function).name()
                    : ObjectName.qualified(function)),
        mapping.optionalTexts("arguments").orElse(List.of()),
        mapping.optionalText("old_table"),
        mapping.optionalText("new_table"),
        mapping.optionalChoice("enabled", Firing.class).orElse(Firing.ORIGIN) == Firing.ALWAYS);
  }

  @Override
  public List<Judgement> judge(DeclaredTrigger declared, Evidence evidence) {
    Optional<Table> table = evidence.schema().table(declared.table());
    Optional<Trigger> trigger = table.flatMap(found -> found.trigger(declared.trigger()));
    if (trigger.isEmpty()) {
      return Comparison.missing(
          declared.object(),
          "a trigger " + words(declared),
          found(declared, table, evidence),
          Comparison.APPLY_CHANGELOG);
    }
    Comparison comparison = new Comparison(declared.object());
    compare(comparison, declared, trigger.get(), new TypesOfColumns(table.get()));
    comparison.addAll(silentOnPartitions(declared, table.get()));
    comparison.addAll(SessionSettings.thatSilenceTriggers(declared.object(), evidence.schema()));
    return comparison.orHolds(
        "Trigger '"
            + declared.trigger()
            + "' on "
            + declared.table()
            + " is in force ("
            + words(declared)
            + ")");
  }

  private static String found(DeclaredTrigger declared, Optional<Table> table, Evidence evidence) {
    if (table.isEmpty()) {
      return "no table " + declared.table();
    }
    List<String> elsewhere =
        evidence.schema().triggersOfThatNameElsewhere(declared.table(), declared.trigger()).stream()
            .map(trigger -> trigger.table().toString())
            .toList();
    return elsewhere.isEmpty()
        ? "none of that name on the table"
        : "one of that name only on " + String.join(", ", elsewhere);
  }

  private static void compare(
      Comparison comparison, DeclaredTrigger declared, Trigger trigger, ColumnTypes types) {
    compareFiring(comparison, declared, trigger);
    comparison.expectEqual(
        "timing", declared.timing(), trigger.timing(), Comparison.APPLY_CHANGELOG);
    comparison.expectEqual(
        "events", events(declared.events()), events(trigger.events()), Comparison.APPLY_CHANGELOG);
    comparison.expectEqual(
        "FOR EACH", declared.level(), trigger.level(), Comparison.APPLY_CHANGELOG);
    comparison.expectEqual(
        "UPDATE OF",
        columns(declared.updateColumns()),
        columns(new TreeSet<>(trigger.updateColumns())),
        Comparison.APPLY_CHANGELOG);
    comparison.expectEqual(
        "function", declared.function(), trigger.function(), Comparison.APPLY_CHANGELOG);
    comparison.expectEqual(
        "arguments", declared.arguments(), trigger.arguments(), Comparison.APPLY_CHANGELOG);
    if (!sameCondition(declared.condition(), trigger.condition(), types)) {
      comparison.differs(
          "WHEN",
          declared.condition().orElse("none"),
          trigger.condition().orElse("none"),
          Comparison.APPLY_CHANGELOG);
    }
    compareTransitionTable(comparison, "OLD TABLE", declared.oldTable(), trigger.oldTable());
    compareTransitionTable(comparison, "NEW TABLE", declared.newTable(), trigger.newTable());
    if (trigger.deferrable()) {
      comparison.differs(
          "a trigger that is", "not deferrable", "deferrable", Comparison.APPLY_CHANGELOG);
    }
  }

  private static void compareTransitionTable(
      Comparison comparison, String which, Optional<String> declared, Optional<String> found) {
    declared.ifPresent(
        name ->
            comparison.expectEqual(
                "REFERENCING " + which,
                SqlIdentifier.display(name),
                found.map(SqlIdentifier::display).orElse("none"),
                Comparison.APPLY_CHANGELOG));
  }

  private static void compareFiring(
      Comparison comparison, DeclaredTrigger declared, Trigger trigger) {
    if (!fires(declared, trigger)) {
      String wanted = declared.always() ? "ENABLE ALWAYS" : "ENABLE";
      comparison.differs(
          "it",
          declared.always() ? "enabled always" : "enabled",
          trigger.firing().toString(),
          "ALTER TABLE "
              + declared.table()
              + " "
              + wanted
              + " TRIGGER "
              + SqlIdentifier.display(declared.trigger())
              + ";");
    }
  }

  private static boolean fires(DeclaredTrigger declared, Trigger trigger) {
    return declared.always()
        ? trigger.firing() == TriggerFiring.ALWAYS
        : trigger.firing().firesInOrdinarySessions();
  }

  /** Each partition has a copy of the trigger, which can be disabled there alone. */
  private static List<Judgement> silentOnPartitions(DeclaredTrigger declared, Table table) {
    return table.surroundings().partitionTriggers().stream()
        .filter(Table.PartitionTrigger::inherited)
        .map(Table.PartitionTrigger::trigger)
        .filter(copy -> copy.name().equals(declared.trigger()) && !fires(declared, copy))
        .<Judgement>map(
            copy ->
                Judgement.broken(
                    declared.object(),
                    Phrase.of("enabled on every partition").saying("it enabled on every partition"),
                    Phrase.of(copy.firing() + " on " + copy.table()),
                    "ALTER TABLE "
                        + copy.table()
                        + (declared.always() ? " ENABLE ALWAYS TRIGGER " : " ENABLE TRIGGER ")
                        + SqlIdentifier.display(declared.trigger())
                        + ";"))
        .toList();
  }

  private static boolean sameCondition(
      Optional<String> declared, Optional<String> found, ColumnTypes types) {
    if (declared.isEmpty() || found.isEmpty()) {
      return declared.isEmpty() && found.isEmpty();
    }
    return SqlExpression.sameMeaning(declared.get(), found.get(), types);
  }

  private static String words(DeclaredTrigger declared) {
    return declared.timing() + " " + events(declared.events());
  }

  private static String events(Set<Trigger.Event> events) {
    return String.join(
        " OR ", new TreeSet<>(events).stream().map(Trigger.Event::toString).toList());
  }

  private static String columns(Set<String> columns) {
    return columns.isEmpty() ? "any column" : String.join(", ", columns);
  }
}
