package org.schemaassurance.verify.checks;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.rules.Mention;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/**
 * A trigger on its table: when it fires, for what, under which condition, which function it calls,
 * and that it fires at all.
 */
public final class TriggerCheck implements CheckOfTable<TriggerCheck.DeclaredTrigger> {

  /**
   * What the rule does not give is what CREATE TRIGGER makes of it: all columns, no condition, no
   * arguments.
   *
   * @param oldTable the name of REFERENCING OLD TABLE; empty for none or any
   * @param newTable the name of REFERENCING NEW TABLE; empty for none or any
   * @param firing in whose sessions it has to fire; empty for ordinary ones, whatever else
   * @param constraint whether it has to be a CONSTRAINT TRIGGER, and when that fires; empty for
   *     either that isn't deferrable
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
      Optional<Firing> firing,
      Optional<Constraint> constraint)
      implements Listed.Declared {
    public DeclaredTrigger {
      events = Set.copyOf(events);
      updateColumns = java.util.Collections.unmodifiableSet(new TreeSet<>(updateColumns));
      arguments = List.copyOf(arguments);
    }

    @Override
    public DeclaredTrigger ofTable(QualifiedName other) {
      return new DeclaredTrigger(
          other,
          trigger,
          timing,
          events,
          updateColumns,
          level,
          condition,
          function,
          arguments,
          oldTable,
          newTable,
          firing,
          constraint);
    }

    boolean always() {
      return firing.filter(Firing.ALWAYS::equals).isPresent();
    }

    @Override
    public List<Listed> listed() {
      return List.of(new Listed.Firing(trigger));
    }

    @Override
    public List<Mention> mentions() {
      return List.of(new Mention(table, updateColumns));
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
  public enum Firing {
    ORIGIN,
    ALWAYS
  }

  /** Whether a trigger is a constraint trigger, and when that fires. */
  public enum Constraint {
    /** It is an ordinary one. */
    NONE,
    /** At once, and SET CONSTRAINTS cannot change that. */
    IMMEDIATE,
    /** At once, unless SET CONSTRAINTS says otherwise. */
    DEFERRABLE,
    /** At the end of the transaction, unless SET CONSTRAINTS says otherwise. */
    DEFERRED
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
  public DeclaredTrigger read(QualifiedName table, YamlMapping mapping) {
    String function = mapping.text("function");
    return new DeclaredTrigger(
        table,
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
        mapping.optionalChoice("enabled", Firing.class),
        mapping.optionalChoice("constraint", Constraint.class));
  }

  @Override
  public String expected(DeclaredTrigger declared) {
    return "a trigger " + words(declared);
  }

  @Override
  public String foundWithoutTable(DeclaredTrigger declared) {
    return "no table " + declared.table();
  }

  @Override
  public List<Judgement> judge(DeclaredTrigger declared, Table table, Evidence evidence) {
    return table
        .trigger(declared.trigger())
        .map(trigger -> judge(declared, trigger, table, evidence))
        .orElseGet(
            () ->
                List.of(
                    Judgement.notAsLastBuilt(
                        declared.object(), expected(declared), found(declared, evidence))));
  }

  private static String found(DeclaredTrigger declared, Evidence evidence) {
    List<String> elsewhere =
        evidence.schema().triggersOfThatNameElsewhere(declared.table(), declared.trigger()).stream()
            .map(trigger -> trigger.table().toString())
            .toList();
    return elsewhere.isEmpty()
        ? "none of that name on the table"
        : "one of that name only on " + String.join(", ", elsewhere);
  }

  private static List<Judgement> judge(
      DeclaredTrigger declared, Trigger trigger, Table table, Evidence evidence) {
    Comparison comparison = new Comparison(declared.object());
    comparison.addAll(
        TriggerComparison.of(declared, trigger, TableExpressions.of(table, evidence)));
    comparison.addAll(SessionSettings.thatSilenceTriggers(declared.object(), evidence.schema()));
    comparison.addAll(new EventTriggers(declared.object(), declared.table(), evidence).judge());
    return comparison.orHolds(
        "Trigger '%s' on %s is in force (%s)"
            .formatted(declared.trigger(), declared.table(), words(declared)));
  }

  private static String words(DeclaredTrigger declared) {
    return declared.timing() + " " + TriggerComparison.events(declared.events());
  }
}
