package org.schemaassurance.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.schemaassurance.acceptance.Waiver;
import org.schemaassurance.ahead.Ahead;
import org.schemaassurance.model.DeclaredMutant;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.TablePattern;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.yaml.Spelling;
import org.schemaassurance.yaml.YamlMapping;

/** Reads what one rule file itself says, those that it includes left aside. */
final class RuleSetReader {
  static final String SECTIONS = "sections";

  private static final String DEFAULT_SECTION = "Checking the schema";

  /** Stands for those that a pattern matches, which only the database tells. */
  private static final QualifiedName ANY_TABLE = new QualifiedName("any", "table");

  private final Map<String, DeclarationKind<?>> kinds = new TreeMap<>();

  RuleSetReader(Collection<? extends DeclarationKind<?>> kinds) {
    kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
  }

  /**
   * @param top of which parameters and includes have been read
   */
  RuleSet read(YamlMapping top) {
    return read(top, () -> Ahead.inHalves(top.mappings(SECTIONS), this::section));
  }

  /**
   * The same where the sections have been read one by one.
   *
   * @param top in which they are left out
   */
  RuleSet read(YamlMapping top, List<Section> sections) {
    top.has(SECTIONS);
    return read(top, () -> sections);
  }

  private RuleSet read(YamlMapping top, Supplier<List<Section>> ofSections) {
    String title = top.optionalText("title").orElse("");
    String heading = title.isEmpty() ? DEFAULT_SECTION : title;
    List<Section> sections = new ArrayList<>();
    sections.add(section(top, heading));
    sections.addAll(ofSections.get());
    List<Waiver> waivers = top.mappings("waivers").stream().map(Waiver::read).toList();
    top.refuseUnknownKeys();
    return new RuleSet(
        title,
        sections.stream().flatMap(section -> section.rules().stream()).toList(),
        sections.stream().flatMap(section -> section.behaviours().stream()).toList(),
        waivers,
        sections.stream().flatMap(section -> section.mutants().stream()).toList());
  }

  /** What stands below one heading. */
  record Section(List<Rule> rules, List<Behaviour> behaviours, List<DeclaredMutant> mutants) {}

  /** One of the list {@link #SECTIONS}. */
  Section section(YamlMapping mapping) {
    Section section = section(mapping, mapping.text("section"));
    mapping.refuseUnknownKeys();
    return section;
  }

  private Section section(YamlMapping mapping, String heading) {
    return new Section(rules(mapping, heading), behaviours(mapping, heading), mutants(mapping));
  }

  private static List<Behaviour> behaviours(YamlMapping mapping, String section) {
    return mapping.mappings("behaviours").stream()
        .map(behaviour -> BehaviourReader.read(behaviour, section))
        .toList();
  }

  private static List<DeclaredMutant> mutants(YamlMapping mapping) {
    return mapping.mappings("mutants").stream().map(RuleSetReader::mutant).toList();
  }

  private static DeclaredMutant mutant(YamlMapping mapping) {
    DeclaredMutant mutant =
        new DeclaredMutant(
            mapping.text("mutant"),
            mapping.text("violates"),
            mapping.text("sql"),
            mapping.location());
    mapping.refuseUnknownKeys();
    return mutant;
  }

  private List<Rule> rules(YamlMapping mapping, String section) {
    return mapping.mappings("rules").stream().map(rule -> rule(rule, section)).toList();
  }

  private Rule rule(YamlMapping mapping, String section) {
    String name = mapping.text("rule");
    String check = mapping.text("check");
    DeclarationKind<?> kind =
        Optional.<DeclarationKind<?>>ofNullable(kinds.get(check))
            .orElseThrow(() -> unknownCheck(mapping, check));
    Severity severity = mapping.optionalChoice("severity", Severity.class).orElse(Severity.ERROR);
    Optional<String> hint = mapping.optionalText("hint");
    Declaration declaration =
        mapping.gives("tables") ? perTable(kind, mapping) : kind.read(mapping);
    mapping.refuseUnknownKeys();
    return new Rule(name, check, section, severity, hint, declaration, mapping.location());
  }

  private static Declaration perTable(DeclarationKind<?> kind, YamlMapping mapping) {
    if (mapping.has("table")) {
      throw mapping.problemWith("tables", "expected either 'table' or 'tables', found both");
    }
    List<TablePattern> patterns =
        mapping.parsed(
            "tables", () -> mapping.texts("tables").stream().map(ObjectName::pattern).toList());
    if (!(kind instanceof TableDeclarationKind<?> ofTable)) {
      throw mapping.problemWith("tables", "the check '" + kind.name() + "' takes no 'tables'");
    }
    return new PerTable(patterns, ofTable.read(ANY_TABLE, mapping));
  }

  private UsageException unknownCheck(YamlMapping mapping, String check) {
    if (check.equals("behaviour") || check.equals("behavior")) {
      return mapping.problemWith(
          "check",
          "a behaviour is no check: it stands below 'behaviours:', beside 'rules:', as '- behaviour: NAME'");
    }
    String nearest =
        Spelling.nearest(check, kinds.keySet())
            .map(name -> "did you mean '" + name + "'?")
            .orElse("there are: " + String.join(", ", kinds.keySet()));
    return mapping.problemWith("check", "unknown check" + mapping.named(check) + "; " + nearest);
  }
}
