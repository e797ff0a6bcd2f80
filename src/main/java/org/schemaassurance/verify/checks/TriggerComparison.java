package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.model.TriggerFiring;
import org.schemaassurance.verify.FoundDefinition;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.TriggerCheck.DeclaredTrigger;

/** In what a trigger differs from its declaration. */
final class TriggerComparison {
  private final DeclaredTrigger declared;
  private final Comparison comparison;
  private final String again;

  private TriggerComparison(DeclaredTrigger declared, Trigger trigger) {
    this.declared = declared;
    this.comparison = new Comparison(declared.object());
    // CREATE OR REPLACE TRIGGER replaces no constraint trigger, nor makes one.
    this.again = trigger.constraint() ? Judgement.APPLY_CHANGELOG : Judgement.REPEAT_CHANGESET;
  }

  static List<Judgement> of(
      DeclaredTrigger declared, Trigger trigger, TableExpressions expressions) {
    TriggerComparison differences = new TriggerComparison(declared, trigger);
    differences.compareFiring(trigger);
    differences.compareWhatFires(trigger);
    differences.compareWhatIsDone(trigger, expressions);
    differences.addSilentOnPartitions(expressions.table());
    FoundDefinition there = new FoundDefinition(Optional.empty());
    return differences.comparison.differences().stream()
        .map(difference -> difference.whereIs(there))
        .toList();
  }

  private void compareFiring(Trigger trigger) {
    if (!fires(trigger)) {
      comparison.differs(
          "",
          declared.always() ? "enabled always" : "enabled",
          trigger.firing().toString(),
          enable(trigger));
    }
  }

  private void compareWhatFires(Trigger trigger) {
    comparison.expectEqual("timing", declared.timing(), trigger.timing(), again);
    comparison.expectEqual("events", events(declared.events()), events(trigger.events()), again);
    comparison.expectEqual("FOR EACH", declared.level(), trigger.level(), again);
    comparison.expectEqual(
        "UPDATE OF",
        columns(declared.updateColumns()),
        columns(new TreeSet<>(trigger.updateColumns())),
        again);
  }

  private void compareWhatIsDone(Trigger trigger, TableExpressions expressions) {
    comparison.expectEqual("function", declared.function(), trigger.function(), again);
    comparison.expectEqual("arguments", declared.arguments(), trigger.arguments(), again);
    if (!sameCondition(declared.condition(), trigger.condition(), expressions)) {
      comparison.differs(
          "WHEN",
          declared.condition().orElse("none"),
          trigger.condition().orElse("none"),
          declared.condition().flatMap(expressions::objectionToCondition).orElse(again));
    }
    compareTransitionTable("OLD TABLE", declared.oldTable(), trigger.oldTable());
    compareTransitionTable("NEW TABLE", declared.newTable(), trigger.newTable());
    compareConstraint(trigger);
  }

  private void compareConstraint(Trigger trigger) {
    if (declared.constraint().isPresent()) {
      comparison.expectEqual(
          "a trigger that is", words(declared.constraint().get()), words(constraint(trigger)));
    } else if (trigger.deferrable()) {
      comparison.differs("a trigger that is", "not deferrable", "deferrable");
    }
  }

  private static TriggerCheck.Constraint constraint(Trigger trigger) {
    if (!trigger.constraint()) {
      return TriggerCheck.Constraint.NONE;
    }
    if (trigger.initiallyDeferred()) {
      return TriggerCheck.Constraint.DEFERRED;
    }
    return trigger.deferrable()
        ? TriggerCheck.Constraint.DEFERRABLE
        : TriggerCheck.Constraint.IMMEDIATE;
  }

  private static String words(TriggerCheck.Constraint constraint) {
    return switch (constraint) {
      case NONE -> "an ordinary one";
      case IMMEDIATE -> "a constraint trigger, not deferrable";
      case DEFERRABLE -> "a constraint trigger, deferrable";
      case DEFERRED -> "a constraint trigger, initially deferred";
    };
  }

  private static boolean sameCondition(
      Optional<String> declared, Optional<String> found, TableExpressions expressions) {
    if (declared.isEmpty() || found.isEmpty()) {
      return declared.isEmpty() && found.isEmpty();
    }
    return expressions.sameCondition(declared.get(), found.get());
  }

  private void compareTransitionTable(
      String which, Optional<String> expected, Optional<String> found) {
    expected.ifPresent(
        name ->
            comparison.expectEqual(
                "REFERENCING " + which,
                SqlIdentifier.display(name),
                found.map(SqlIdentifier::display).orElse("none"),
                again));
  }

  /** Each partition has a copy of the trigger, which can be disabled there alone. */
  private void addSilentOnPartitions(Table table) {
    table.surroundings().partitionTriggers().stream()
        .filter(Table.PartitionTrigger::inherited)
        .map(Table.PartitionTrigger::trigger)
        .filter(copy -> copy.name().equals(declared.trigger()) && !fires(copy))
        .forEach(copy -> comparison.add(silent(copy)));
  }

  private Judgement silent(Trigger copy) {
    return Judgement.broken(
        declared.object(),
        Phrase.of("enabled on every partition").saying("enabled on every partition"),
        Phrase.of(copy.firing() + " on " + copy.table()),
        enable(copy));
  }

  private boolean fires(Trigger trigger) {
    return declared
        .firing()
        .map(expected -> trigger.firing() == catalogs(expected))
        .orElseGet(() -> trigger.firing().firesInOrdinarySessions());
  }

  private static TriggerFiring catalogs(TriggerCheck.Firing firing) {
    return switch (firing) {
      case ORIGIN -> TriggerFiring.ORIGIN;
      case ALWAYS -> TriggerFiring.ALWAYS;
    };
  }

  private String enable(Trigger trigger) {
    return trigger.firing() == TriggerFiring.OVERLOOKED
        ? CatalogFlag.HAS_TRIGGERS.setFor(trigger.table())
        : enable(trigger.table().toString());
  }

  private String enable(String table) {
    return "ALTER TABLE %s %s TRIGGER %s;"
        .formatted(
            table,
            declared.always() ? "ENABLE ALWAYS" : "ENABLE",
            SqlIdentifier.display(declared.trigger()));
  }

  static String events(Set<Trigger.Event> events) {
    return String.join(
        " OR ", new TreeSet<>(events).stream().map(Trigger.Event::toString).toList());
  }

  private static String columns(Set<String> columns) {
    return columns.isEmpty() ? "any column" : String.join(", ", columns);
  }
}
