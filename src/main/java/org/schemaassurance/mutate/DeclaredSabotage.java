package org.schemaassurance.mutate;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.DeclaredMutant;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.rules.Behaviour;

/** What rule files themselves say violates their rules and behaviours. */
final class DeclaredSabotage implements SabotageSource {

  @Override
  public Set<String> noticedBy() {
    return Set.of("no-rows");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    Set<String> behaviours =
        subject.rules().behaviours().stream().map(Behaviour::name).collect(Collectors.toSet());
    return subject.rules().mutants().stream()
        .map(
            declared ->
                mutant(declared, behaviours.contains(declared.violates()) ? "behaviour" : "rule"));
  }

  private static Mutant mutant(DeclaredMutant declared, String violated) {
    return new Mutant(
        "data",
        declared.violates(),
        declared.mutant(),
        declared.sql(),
        "the " + violated + " " + declared.violates() + " (" + declared.location() + ")",
        Optional.of(declared.violates()));
  }
}
