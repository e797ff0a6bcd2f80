package org.schemaassurance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.schemaassurance.assurance.WaiverAddition;
import org.schemaassurance.model.DeclaredRule;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.rules.Behaviour;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleFileReader;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.verify.checks.Checks;
import org.schemaassurance.yaml.Spelling;

/** Rules that were read, and which of them are asked for. */
public final class Rules {
  private final RuleSet all;
  private final List<Rule> asked;
  private final List<Behaviour> askedBehaviours;

  private Rules(RuleSet all, List<Rule> asked, List<Behaviour> askedBehaviours) {
    this.all = all;
    this.asked = asked;
    this.askedBehaviours = askedBehaviours;
  }

  /**
   * Reads rules.
   *
   * @param paths of rule files, or of folders of them
   * @throws UsageException if they cannot be read, with file, line and column
   */
  public static Rules in(Path... paths) {
    return in(List.of(paths), Map.of());
  }

  /**
   * Reads rules.
   *
   * @param paths of rule files, or of folders of them
   * @param parameters values by the name of a parameter of the files
   * @throws UsageException if they cannot be read, with file, line and column
   */
  public static Rules in(List<Path> paths, Map<String, String> parameters) {
    RuleSet all = new RuleFileReader(Checks.ALL).read(paths, parameters);
    return new Rules(all, all.rules(), all.behaviours());
  }

  /**
   * Of those asked for, the rules and behaviours of these names.
   *
   * @throws UsageException if there is none of one of the names
   */
  public Rules only(List<String> names) {
    names.forEach(this::requireName);
    return new Rules(
        all,
        asked.stream().filter(rule -> names.contains(rule.name())).toList(),
        askedBehaviours.stream().filter(behaviour -> names.contains(behaviour.name())).toList());
  }

  /** Of those asked for, what needs no query on the tables' rows. */
  public Rules withoutData() {
    return new Rules(
        all, asked.stream().flatMap(rule -> rule.withoutData().stream()).toList(), askedBehaviours);
  }

  /** Of those asked for, in the order of the files. */
  public List<String> names() {
    return asked.stream().map(Rule::name).toList();
  }

  /** The behaviours among them, which {@link Probe} tries, in the order of the files. */
  public List<String> behaviours() {
    return askedBehaviours.stream().map(Behaviour::name).toList();
  }

  /** Of those asked for, in the order of the files, the behaviours behind the rules, for a list. */
  public List<DeclaredRule> declared() {
    return Stream.concat(
            asked.stream().map(Rules::declared), askedBehaviours.stream().map(Rules::declared))
        .toList();
  }

  private static DeclaredRule declared(Rule rule) {
    return new DeclaredRule(
        rule.name(),
        rule.check(),
        rule.declaration().object(),
        rule.severity(),
        rule.section(),
        new FileLine(rule.location().file(), rule.location().line()));
  }

  private static DeclaredRule declared(Behaviour behaviour) {
    return new DeclaredRule(
        behaviour.name(),
        Behaviour.KIND,
        behaviour.object(),
        behaviour.severity(),
        behaviour.section(),
        behaviour.place());
  }

  /**
   * The backfills that the rules declare, of those too that are not asked for.
   *
   * @throws UsageException if there is none, or two have one name
   */
  public Backfills backfills() {
    return Backfills.of(all);
  }

  /**
   * Adds a waiver to the text of a file of them, which is left as it is.
   *
   * @param file of waivers; there need not be one yet
   * @throws UsageException if there is no such rule, it is waived already, or the file cannot be
   *     read or added to
   */
  public WaivedFinding waived(NewWaiver waiver, Path file) {
    WaiverAddition.Result added = new WaiverAddition(all, file).of(waiver.request());
    return new WaivedFinding(added.object(), added.text());
  }

  private void requireName(String name) {
    List<String> names =
        Stream.concat(
                all.rules().stream().map(Rule::name),
                all.behaviours().stream().map(Behaviour::name))
            .toList();
    if (!names.contains(name)) {
      String nearest =
          Spelling.nearest(name, names).map(rule -> " Did you mean '" + rule + "'?").orElse("");
      throw new UsageException("There is no rule '" + name + "'." + nearest);
    }
  }

  /** All that were read, with their waivers. */
  RuleSet all() {
    return all;
  }

  List<Rule> asked() {
    return asked;
  }

  List<Behaviour> askedBehaviours() {
    return askedBehaviours;
  }
}
