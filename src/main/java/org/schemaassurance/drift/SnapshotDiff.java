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
  private static final String NAME = "name";
  private static final String COLUMN_ORDER = "order of the columns";

  private final FactMeaning meaning;
  private final List<Difference> differences = new ArrayList<>();

  private SnapshotDiff(FactMeaning meaning) {
    this.meaning = meaning;
  }

  /**
   * What differs, in the order of the snapshots; nothing if they mean the same. An object that is
   * missing or unexpected is one difference with all of its parts.
   */
  public static List<Difference> between(SchemaSnapshot expected, SchemaSnapshot found) {
    SnapshotDiff diff =
        new SnapshotDiff(new FactMeaning(expected.serverMajor() == found.serverMajor()));
    diff.compare("", "", expected.objects(), found.objects());
    return List.copyOf(diff.differences);
  }

  /**
   * @param path of what both belong to, with a slash, or nothing
   * @param owner its name with a dot, or nothing
   */
  private void compare(
      String path, String owner, List<SchemaObject> expected, List<SchemaObject> found) {
    Map<String, SchemaObject> foundByHeading = byHeading(found);
    Map<String, SchemaObject> unmatched = new LinkedHashMap<>(foundByHeading);
    List<SchemaObject> missing = new ArrayList<>();
    for (SchemaObject wanted : expected) {
      SchemaObject there = unmatched.remove(wanted.heading());
      if (there == null) {
        missing.add(wanted);
      } else {
        compare(path, owner, wanted, there);
      }
    }
    for (SchemaObject wanted : missing) {
      Optional<SchemaObject> renamed = renamed(wanted, unmatched.values());
      renamed.ifPresent(other -> unmatched.remove(other.heading()));
      differences.add(
          renamed
              .map(other -> renaming(path, owner, wanted, other))
              .orElseGet(
                  () ->
                      difference(
                          Difference.Kind.MISSING,
                          path,
                          owner,
                          wanted,
                          Difference.expectedAlone(wanted))));
    }
    unmatched
        .values()
        .forEach(
            extra ->
                differences.add(
                    difference(
                        Difference.Kind.UNEXPECTED,
                        path,
                        owner,
                        extra,
                        Difference.foundAlone(extra))));
  }

  private static Map<String, SchemaObject> byHeading(List<SchemaObject> objects) {
    return objects.stream()
        .collect(
            Collectors.toMap(
                SchemaObject::heading, object -> object, (one, other) -> one, LinkedHashMap::new));
  }

  private void compare(String path, String owner, SchemaObject expected, SchemaObject found) {
    List<ChangedFact> changed = changedFacts(expected, found);
    if (!changed.isEmpty()) {
      differences.add(
          difference(
              changed.stream().allMatch(FactMeaning::isLessEnforced)
                  ? Difference.Kind.NOT_ENFORCED
                  : Difference.Kind.CHANGED,
              path,
              owner,
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
                        owner + expected.name(),
                        path + expected.heading(),
                        Severity.WARNING,
                        List.of(order))));
    compare(
        path + expected.heading() + "/",
        owner + expected.name() + ".",
        expected.parts(),
        found.parts());
  }

  private List<ChangedFact> changedFacts(SchemaObject expected, SchemaObject found) {
    Set<String> names = new LinkedHashSet<>(expected.facts().keySet());
    names.addAll(found.facts().keySet());
    return names.stream()
        .map(
            name ->
                new ChangedFact(
                    name,
                    Optional.ofNullable(expected.facts().get(name)),
                    Optional.ofNullable(found.facts().get(name))))
        .filter(fact -> !meaning.isSame(expected, fact))
        .toList();
  }

  /** Constraints and indexes of another name that are otherwise the same. */
  private Optional<SchemaObject> renamed(SchemaObject wanted, Iterable<SchemaObject> candidates) {
    if (wanted.kind() != ObjectKind.CONSTRAINT && wanted.kind() != ObjectKind.INDEX) {
      return Optional.empty();
    }
    for (SchemaObject candidate : candidates) {
      if (candidate.kind() == wanted.kind() && changedFacts(wanted, candidate).isEmpty()) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static Difference renaming(
      String path, String owner, SchemaObject expected, SchemaObject found) {
    return difference(
        Difference.Kind.CHANGED,
        path,
        owner,
        expected,
        List.of(new ChangedFact(NAME, Optional.of(expected.name()), Optional.of(found.name()))));
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
                COLUMN_ORDER,
                Optional.of(String.join(", ", wantedOfBoth)),
                Optional.of(String.join(", ", thereOfBoth))));
  }

  private static Stream<String> columns(SchemaObject object) {
    return object.parts().stream()
        .filter(part -> part.kind() == ObjectKind.COLUMN)
        .map(SchemaObject::name);
  }

  private static Difference difference(
      Difference.Kind kind,
      String path,
      String owner,
      SchemaObject object,
      List<ChangedFact> facts) {
    return new Difference(
        kind,
        object.kind(),
        owner + object.name(),
        path + object.heading(),
        FactMeaning.severity(object),
        facts);
  }
}
