package org.schemaassurance.rules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.acceptance.Waiver;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.DeclaredMutant;
import org.schemaassurance.model.QualifiedName;

/**
 * The rules of a run, in the order of their files.
 *
 * @param title of the first file that has one
 * @param behaviours of all files
 * @param waivers of all files
 * @param mutants of all files
 */
public record RuleSet(
    String title,
    List<Rule> rules,
    List<Behaviour> behaviours,
    List<Waiver> waivers,
    List<DeclaredMutant> mutants) {
  /** Nothing is declared. */
  public static final RuleSet EMPTY = new RuleSet("", List.of(), List.of(), List.of(), List.of());

  public RuleSet {
    rules = List.copyOf(rules);
    behaviours = List.copyOf(behaviours);
    waivers = List.copyOf(waivers);
    mutants = List.copyOf(mutants);
  }

  /** All of several together, under the first title that there is. */
  static RuleSet union(List<RuleSet> sets) {
    return new RuleSet(
        sets.stream().map(RuleSet::title).filter(title -> !title.isEmpty()).findFirst().orElse(""),
        sets.stream().flatMap(set -> set.rules().stream()).toList(),
        sets.stream().flatMap(set -> set.behaviours().stream()).toList(),
        sets.stream().flatMap(set -> set.waivers().stream()).toList(),
        sets.stream().flatMap(set -> set.mutants().stream()).toList());
  }

  /** The same without some rules. */
  public RuleSet without(Predicate<Rule> some) {
    return new RuleSet(
        title, rules.stream().filter(some.negate()).toList(), behaviours, waivers, mutants);
  }

  /** The same under another title. */
  RuleSet titled(String other) {
    return new RuleSet(other, rules, behaviours, waivers, mutants);
  }

  /** The waivers of these rules; one of another rule says nothing about a run of these. */
  public List<Waiver> waiversOf(List<Rule> asked) {
    return waiversOf(asked.stream().map(Rule::name).collect(Collectors.toSet()));
  }

  /** The waivers of rules or behaviours of these names. */
  public List<Waiver> waiversOf(Set<String> names) {
    return waivers.stream().filter(waiver -> names.contains(waiver.rule())).toList();
  }

  /** What has to be read of the database to judge them. */
  public CatalogRequest request() {
    return CatalogRequest.union(rules.stream().map(rule -> rule.declaration().request()).toList());
  }

  /** The tables and columns that they speak of. */
  public Stream<Mention> mentions() {
    return rules.stream().flatMap(rule -> rule.declaration().mentions().stream());
  }

  /** The tables that they name; those that are meant by a pattern are not known yet. */
  public Set<QualifiedName> namedTables() {
    Set<QualifiedName> named = new TreeSet<>(request().tables());
    mentions().forEach(mention -> named.add(mention.table()));
    return named;
  }
}
