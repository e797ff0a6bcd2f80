package org.schemaassurance.rules.init;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Inventory;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Unsaid;

/** What a snapshot knows of the objects that rules are wanted for, without what rules say. */
public final class UnsaidFacts {
  /** What a snapshot has only where somebody asks for it. */
  private static final Set<ObjectKind> EXTRAS =
      EnumSet.of(
          ObjectKind.CLUSTER_SETTING,
          ObjectKind.OWNER,
          ObjectKind.PRIVILEGE,
          ObjectKind.DEFAULT_PRIVILEGE,
          ObjectKind.COMMENT);

  private final Map<ObjectKind, Set<String>> facts;
  private final Set<Subject> subjects;
  private final Set<String> named;
  private final List<String> schemas;
  private final Map<Alike, List<String>> groups = new LinkedHashMap<>();

  /** What objects of a group have in common. */
  private record Alike(ObjectKind kind, List<Unsaid.Fact> facts) {}

  private UnsaidFacts(
      Map<ObjectKind, Set<String>> facts,
      Set<Subject> subjects,
      Inventory inventory,
      List<String> schemas) {
    this.facts = facts;
    this.subjects = subjects;
    this.named =
        Stream.concat(
                inventory.relations().stream().map(String::valueOf),
                inventory.routines().stream()
                    .map(
                        routine ->
                            routine.name() + "(" + String.join(", ", routine.arguments()) + ")"))
            .collect(Collectors.toSet());
    this.schemas = schemas.stream().map(SqlIdentifier::display).toList();
  }

  /**
   * Lists it.
   *
   * @param facts that there can be, by kind
   * @param subjects of the rules that were written
   * @param inventory the tables and routines that rules are wanted for
   * @param schemas of which everything is looked at
   * @param covered objects that rules have as in a snapshot, with all that belongs to them; empty
   *     if there are no such rules
   */
  public static Unsaid of(
      SchemaSnapshot snapshot,
      Map<ObjectKind, Set<String>> facts,
      Set<Subject> subjects,
      Inventory inventory,
      List<String> schemas,
      Optional<Predicate<SchemaObject>> covered) {
    UnsaidFacts unsaid = new UnsaidFacts(facts, subjects, inventory, schemas);
    snapshot.objects().stream()
        .filter(unsaid::isWanted)
        .filter(covered.orElse(object -> false).negate())
        .forEach(object -> unsaid.add("", object));
    List<Unsaid.Group> groups = new ArrayList<>();
    unsaid.groups.forEach(
        (alike, names) ->
            groups.add(
                new Unsaid.Group(alike.kind(), names.stream().sorted().toList(), alike.facts())));
    groups.sort(java.util.Comparator.comparing(Unsaid.Group::kind));
    return new Unsaid(groups, covered.isPresent() ? EXTRAS : SaidFacts.further());
  }

  private boolean isWanted(SchemaObject object) {
    return SnapshotDrafts.OF_THE_DATABASE.contains(object.kind())
        || EXTRAS.contains(object.kind())
        || named.contains(object.name())
        || schemas.stream()
            .anyMatch(
                schema ->
                    object.kind() == ObjectKind.SCHEMA
                        ? object.name().equals(schema)
                        : object.name().startsWith(schema + "."));
  }

  private void add(String owner, SchemaObject object) {
    String name = owner + object.name();
    if (!subjects.contains(new Subject(object.kind(), name))) {
      note(object.kind(), List.of(), name);
    } else {
      List<Unsaid.Fact> leftOut =
          SaidFacts.leftOut(
              object,
              facts.getOrDefault(object.kind(), Set.of()),
              subjects.contains(Subject.boundOf(name)));
      if (!leftOut.isEmpty()) {
        note(object.kind(), leftOut, name);
      }
    }
    object.parts().forEach(part -> add(name + ".", part));
  }

  private void note(ObjectKind kind, List<Unsaid.Fact> leftOut, String name) {
    groups.computeIfAbsent(new Alike(kind, leftOut), alike -> new ArrayList<>()).add(name);
  }
}
