package org.schemaassurance.mutate;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.DeclaredMutant;
import org.schemaassurance.model.Mutant;

/** What rule files themselves say violates their invariants. */
final class DeclaredSabotage implements SabotageSource {

  @Override
  public Set<String> noticedBy() {
    return Set.of("no-rows");
  }

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
