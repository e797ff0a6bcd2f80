package org.schemaassurance.rules;

import java.util.List;

/**
 * The rules of a run, in the order of their files.
 *
 * @param title of the first file that has one
 * @param waivers of all files
 * @param mutants of all files
 */
public record RuleSet(
    String title, List<Rule> rules, List<Waiver> waivers, List<DeclaredMutant> mutants) {
  public RuleSet {
    rules = List.copyOf(rules);
    waivers = List.copyOf(waivers);
    mutants = List.copyOf(mutants);
  }
}
