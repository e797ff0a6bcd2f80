package org.schemaassurance.mutate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.model.DeclaredMutant;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.MutationReport.Fate;
import org.schemaassurance.model.MutationReport.Result;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleSet;

/** Invariants of the data for which no rule file says what violates them: nobody tests those. */
final class UntestedInvariants {
  private UntestedInvariants() {}

  static List<Result> of(RuleSet rules) {
    Set<String> tested =
        rules.mutants().stream().map(DeclaredMutant::violates).collect(Collectors.toSet());
    return rules.rules().stream()
        .filter(rule -> isInvariant(rule.declaration()))
        .filter(rule -> !tested.contains(rule.name()))
        .map(UntestedInvariants::untested)
        .toList();
  }

  private static boolean isInvariant(Declaration declaration) {
    return declaration.isJudged() && !declaration.queries().isEmpty();
  }

  private static Result untested(Rule rule) {
    return new Result(
        new Mutant(
            "data",
            rule.name(),
            "not tested",
            "",
            "mutants: [{mutant: …, violates: " + rule.name() + ", sql: …}] beside it",
            Optional.of(rule.name())),
        new Fate.Survived("No mutant of the rule files violates it."));
  }
}
