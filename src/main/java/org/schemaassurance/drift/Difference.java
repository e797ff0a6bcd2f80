package org.schemaassurance.drift;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.Severity;

/**
 * What is not as it should be about one object.
 *
 * @param object its qualified name
 * @param path its heading, a part's behind that of the object it belongs to and a slash
 * @param facts what differs; of a missing object what is missing, of an unexpected one what there
 *     is
 * @param wanted all that is expected of it, by the facts' names; nothing of an unexpected one
 * @param whole what is expected of the object that it is a part of; nothing where it is none
 */
public record Difference(
    Kind kind,
    ObjectKind objectKind,
    String object,
    String path,
    Severity severity,
    List<ChangedFact> facts,
    Map<String, String> wanted,
    Map<String, String> whole) {
  static final String NAME = "name";
  static final String COLUMN_ORDER = "order of the columns";

  public Difference {
    facts = List.copyOf(facts);
    wanted = Map.copyOf(wanted);
    whole = Map.copyOf(whole);
  }

  /** The name under which it is there, where nothing but that differs. */
  Optional<String> otherName() {
    return facts.stream()
        .filter(fact -> fact.name().equals(NAME))
        .findFirst()
        .flatMap(ChangedFact::found);
  }

  /** Whether nothing but the order of a table's columns differs. */
  public boolean isOfColumnOrder() {
    return facts.stream().allMatch(fact -> fact.name().equals(COLUMN_ORDER));
  }

  /** The ways in which an object can differ. */
  public enum Kind {
    MISSING("missing"),
    UNEXPECTED("unexpected"),
    CHANGED("changed"),
    /** It is there and is not carried out. */
    NOT_ENFORCED("not enforced");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * A fact of which the two sides say something else.
   *
   * @param expected empty where nothing is said
   * @param found empty where nothing is said
   */
  public record ChangedFact(String name, Optional<String> expected, Optional<String> found) {}

  /** The same way of differing, of a part of an object that is missing or unexpected. */
  Difference ofPart(SchemaObject whole, SchemaObject part) {
    List<ChangedFact> told = kind == Kind.MISSING ? expectedAlone(part) : foundAlone(part);
    return new Difference(
        kind,
        part.kind(),
        whole.name() + "." + part.name(),
        path + "/" + part.heading(),
        FactMeaning.severity(part, told),
        told,
        kind == Kind.MISSING ? part.facts() : Map.of(),
        whole.facts());
  }

  static List<ChangedFact> expectedAlone(SchemaObject object) {
    return object.facts().entrySet().stream()
        .map(fact -> new ChangedFact(fact.getKey(), Optional.of(fact.getValue()), Optional.empty()))
        .toList();
  }

  static List<ChangedFact> foundAlone(SchemaObject object) {
    return object.facts().entrySet().stream()
        .map(fact -> new ChangedFact(fact.getKey(), Optional.empty(), Optional.of(fact.getValue())))
        .toList();
  }
}
