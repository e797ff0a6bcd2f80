package org.schemaassurance.mutate;

import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.rules.DeclaredMutant;

/** What rule files themselves say violates their invariants. */
final class DeclaredSabotage implements SabotageSource {

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return subject.rules().mutants().stream().map(DeclaredSabotage::mutant);
  }

  private static Mutant mutant(DeclaredMutant declared) {
    return new Mutant(
        "data",
        declared.violates(),
        declared.mutant(),
        declared.sql(),
        "the rule " + declared.violates() + " (" + declared.location() + ")",
        Optional.of(declared.violates()));
  }
}
