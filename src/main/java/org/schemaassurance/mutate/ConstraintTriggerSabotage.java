package org.schemaassurance.mutate;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.Trigger;

/**
 * Ordinary triggers that are constraint triggers, the other way round, and constraint triggers that
 * fire at another time of the transaction.
 */
final class ConstraintTriggerSabotage implements SabotageSource {

  @Override
  public Set<String> noticedBy() {
    return Set.of("trigger");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return subject.tables().stream()
        .flatMap(table -> table.triggers().stream())
        .filter(trigger -> !trigger.hasTransitionTables())
        .flatMap(trigger -> mutants(trigger, TriggerDdl.of(trigger)));
  }

  private static Stream<Mutant> mutants(Trigger trigger, TriggerDdl ddl) {
    if (ddl.constraint().isEmpty()) {
      return Stream.of(
          mutant(
              trigger,
              "a constraint trigger",
              ddl.withConstraint(Optional.of(TriggerDdl.Deferral.IMMEDIATE))));
    }
    return Stream.of(
        mutant(trigger, "no constraint trigger", ddl.withConstraint(Optional.empty())),
        trigger.initiallyDeferred()
            ? mutant(
                trigger,
                "not deferrable",
                ddl.withConstraint(Optional.of(TriggerDdl.Deferral.IMMEDIATE)))
            : mutant(
                trigger,
                "initially deferred",
                ddl.withConstraint(Optional.of(TriggerDdl.Deferral.DEFERRED))));
  }

  /** A rule notices it whatever else it says only with the key that says which it is. */
  private static Mutant mutant(Trigger trigger, String sabotage, TriggerDdl other) {
    TriggerDdl ddl = TriggerDdl.of(trigger);
    return new Mutant(
        "trigger",
        trigger.qualifiedName(),
        sabotage,
        ddl.drop() + other.create(),
        TriggerSabotage.rule(trigger)
            + ", constraint: "
            + ddl.constraint().map(Object::toString).orElse("none"));
  }
}
