package org.schemaassurance.drift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.drift.Difference.ChangedFact;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.Severity;

/** Compares two snapshots by what they mean. */
public final class SnapshotDiff {
  private final FactMeaning meaning;
  private final List<Difference> differences = new ArrayList<>();

  private SnapshotDiff(FactMeaning meaning) {
    this.meaning = meaning;
  }

  /**
   * What differs, in the order of the snapshots; nothing if they mean the same. An object that is
   * missing or unexpected is one difference with all of its parts, its owner and its rights.
   */
  public static List<Difference> between(SchemaSnapshot expected, SchemaSnapshot found) {
    SnapshotDiff diff =
        new SnapshotDiff(new FactMeaning(expected.serverMajor() == found.serverMajor()));
    diff.compare(
        Place.TOP,
        UsualSettings.without(expected.objects()),
        UsualSettings.without(WhoeverApplies.found(found.objects(), expected.objects())));
    return OwnersAndRights.folded(diff.differences);
  }

  /**
   * What two objects belong to.
   *
   * @param path its path with a slash, or nothing
   * @param owner its name with a dot, or nothing
   * @param neverNull its columns that are NOT NULL on both sides
   * @param expected what is expected of it
   */
  private record Place(
      String path, String owner, Set<String> neverNull, Map<String, String> expected) {
    private static final Place TOP = new Place("", "", Set.of(), Map.of());

    Place within(SchemaObject expected, SchemaObject found) {
      Set<String> neverNull = neverNull(expected);
      neverNull.retainAll(neverNull(found));
      return new Place(
          path + expected.heading() + "/",
          owner + expected.name() + ".",
          neverNull,
          expected.facts());
    }

    private static Set<String> neverNull(SchemaObject table) {
      return table.parts().stream()
          .filter(part -> part.kind() == ObjectKind.COLUMN)
          .filter(column -> "yes".equals(column.facts().get("not null")))
          .map(SchemaObject::name)
          .collect(Collectors.toSet());
    }
  }

  private void compare(Place place, List<SchemaObject> expected, List<SchemaObject> found) {
    Map<String, SchemaObject> foundByHeading = byHeading(found);
    Map<String, SchemaObject> unmatched = new LinkedHashMap<>(foundByHeading);
    List<SchemaObject> missing = new ArrayList<>();
    for (SchemaObject wanted : expected) {
      SchemaObject there = unmatched.remove(wanted.heading());
      if (there == null) {
        missing.add(wanted);
      } else {
        compare(place, wanted, there);
      }
    }
    for (SchemaObject wanted : missing) {
      Optional<SchemaObject> renamed = renamed(place, wanted, unmatched.values());
      renamed.ifPresent(other -> unmatched.remove(other.heading()));
      differences.add(
          renamed
              .map(other -> renaming(place, wanted, other))
              .orElseGet(
                  () ->
                      difference(
                          Difference.Kind.MISSING,
                          place,
                          wanted,
                          Difference.expectedAlone(wanted))));
    }
    unmatched
        .values()
        .forEach(
            extra ->
                differences.add(
                    difference(
                        Difference.Kind.UNEXPECTED, place, extra, Difference.foundAlone(extra))));
  }

  private static Map<String, SchemaObject> byHeading(List<SchemaObject> objects) {
    return objects.stream()
        .collect(
            Collectors.toMap(
                SchemaObject::heading, object -> object, (one, other) -> one, LinkedHashMap::new));
  }

  private void compare(Place place, SchemaObject expected, SchemaObject found) {
    if (expected.equals(found)) {
      return;
    }
    List<ChangedFact> changed = changedFacts(place, expected, found);
    if (!changed.isEmpty()) {
      differences.add(
          difference(
              changed.stream().allMatch(FactMeaning::isLessEnforced)
                  ? Difference.Kind.NOT_ENFORCED
                  : Difference.Kind.CHANGED,
              place,
              expected,
              changed));
    }
    columnOrder(expected, found)
        .ifPresent(
            order ->
                differences.add(
                    new Difference(
                        Difference.Kind.CHANGED,
                        expected.kind(),
                        place.owner() + expected.name(),
                        place.path() + expected.heading(),
                        Severity.WARNING,
                        List.of(order),
                        expected.facts(),
                        place.expected())));
    compare(place.within(expected, found), expected.parts(), found.parts());
  }

  private List<ChangedFact> changedFacts(Place place, SchemaObject expected, SchemaObject found) {
    Set<String> names = new LinkedHashSet<>(expected.facts().keySet());
    names.addAll(found.facts().keySet());
    return names.stream()
        .map(
            name ->
                new ChangedFact(
                    name,
                    Optional.ofNullable(expected.facts().get(name)),
                    Optional.ofNullable(found.facts().get(name))))
        .filter(fact -> !meaning.isSame(expected, fact, place.neverNull()))
        .toList();
  }

  /** Constraints and indexes of another name that are otherwise the same. */
  private Optional<SchemaObject> renamed(
      Place place, SchemaObject wanted, Iterable<SchemaObject> candidates) {
    if (wanted.kind() != ObjectKind.CONSTRAINT && wanted.kind() != ObjectKind.INDEX) {
      return Optional.empty();
    }
    for (SchemaObject candidate : candidates) {
      if (candidate.kind() == wanted.kind() && changedFacts(place, wanted, candidate).isEmpty()) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static Difference renaming(Place place, SchemaObject expected, SchemaObject found) {
    return difference(
        Difference.Kind.CHANGED,
        place,
        expected,
        List.of(
            new ChangedFact(
                Difference.NAME, Optional.of(expected.name()), Optional.of(found.name()))));
  }

  /** Statements that name no columns depend on it; columns that one side lacks don't count. */
  private static Optional<ChangedFact> columnOrder(SchemaObject expected, SchemaObject found) {
    List<String> wanted = columns(expected).toList();
    List<String> there = columns(found).toList();
    List<String> wantedOfBoth = wanted.stream().filter(there::contains).toList();
    List<String> thereOfBoth = there.stream().filter(wanted::contains).toList();
    return wantedOfBoth.equals(thereOfBoth)
        ? Optional.empty()
        : Optional.of(
            new ChangedFact(
                Difference.COLUMN_ORDER,
                Optional.of(String.join(", ", wantedOfBoth)),
                Optional.of(String.join(", ", thereOfBoth))));
  }

  private static Stream<String> columns(SchemaObject object) {
    return object.parts().stream()
        .filter(part -> part.kind() == ObjectKind.COLUMN)
        .map(SchemaObject::name);
  }

  private static Difference difference(
      Difference.Kind kind, Place place, SchemaObject object, List<ChangedFact> facts) {
    return new Difference(
        kind,
        object.kind(),
        place.owner() + object.name(),
        place.path() + object.heading(),
        FactMeaning.severity(object, facts),
        facts,
        kind == Difference.Kind.UNEXPECTED ? Map.of() : object.facts(),
        place.expected());
  }
}
