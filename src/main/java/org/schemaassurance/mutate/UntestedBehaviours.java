package org.schemaassurance.mutate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.MutationReport.Fate;
import org.schemaassurance.model.MutationReport.Result;
import org.schemaassurance.rules.Behaviour;
import org.schemaassurance.rules.RuleSet;

/** Behaviours that none of the mutants has broken: nobody knows whether they can fail. */
final class UntestedBehaviours {
  private UntestedBehaviours() {}

  /**
   * @param tried what became of the mutants
   */
  static List<Result> of(RuleSet rules, List<Result> tried) {
    Set<String> noticing =
        tried.stream().flatMap(UntestedBehaviours::noticing).collect(Collectors.toSet());
    return rules.behaviours().stream()
        .map(Behaviour::name)
        .distinct()
        .filter(name -> !noticing.contains(name))
        .map(UntestedBehaviours::untested)
        .toList();
  }

  private static Stream<String> noticing(Result result) {
    return result.fate() instanceof Fate.Killed killed ? killed.behaviours().stream() : Stream.of();
  }

  private static Result untested(String behaviour) {
    return new Result(
        new Mutant(
            Behaviour.KIND,
            behaviour,
            "not tested",
            "",
            "mutants: [{mutant: …, violates: " + behaviour + ", sql: …}] beside it",
            Optional.of(behaviour)),
        new Fate.Survived("No mutant breaks it."));
  }
}
