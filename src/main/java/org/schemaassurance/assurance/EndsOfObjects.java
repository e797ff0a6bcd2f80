package org.schemaassurance.assurance;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogStatus.State;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.ObjectChange;
import org.schemaassurance.model.ObjectChange.Kind;
import org.schemaassurance.verify.ChangelogEvidence.Applied;

/**
 * Which changeset has dropped or disabled an object, where no later one makes it again. Of what
 * goes with another object by CASCADE only the parts of a table are known.
 */
final class EndsOfObjects {
  /** Where nobody has looked. */
  static final EndsOfObjects UNKNOWN = new EndsOfObjects();

  private final Map<String, String> droppedBy = new HashMap<>();
  private final Map<String, String> disabledBy = new HashMap<>();
  private final Set<String> triggers = new HashSet<>();

  /** By the name of a key its columns, and by its columns the names of the keys that are there. */
  private final Map<String, String> columnsOf = new HashMap<>();

  private final Map<String, Set<String>> keysOn = new HashMap<>();

  /** By the name of an index the one that it has as a part of its table. */
  private final Map<String, String> partOf = new HashMap<>();

  /**
   * Those of changesets whose changes were made in a database.
   *
   * @param changelogs can be read
   */
  static EndsOfObjects in(LiveChangelog live, List<Changelog> changelogs) {
    EndsOfObjects found = new EndsOfObjects();
    for (Changelog changelog : changelogs) {
      if (live.applied(changelog) instanceof Applied.Changesets changesets) {
        found.addAllThatRan(changesets.status().changesets());
      }
    }
    return found;
  }

  /** Whether a changeset takes something away. */
  static boolean isTold(DeclaredChangeset changeset) {
    return changeset.changes().stream().anyMatch(change -> isEnd(change.kind()));
  }

  private void addAllThatRan(List<State> changesets) {
    changesets.stream()
        .filter(state -> state.ran().filter(AppliedChangeset::wasExecuted).isPresent())
        .sorted(Comparator.comparing(state -> state.ran().orElseThrow().order()))
        .forEach(this::add);
  }

  /** Of one that changed since it ran nobody knows what it took away then. */
  private void add(State ran) {
    ran.changeset().changes().stream()
        .filter(change -> ran.changedTo().isEmpty() || !isEnd(change.kind()))
        .forEach(change -> add(change, ran.changeset().key()));
  }

  private static boolean isEnd(Kind kind) {
    return kind == Kind.DROPS || kind == Kind.DISABLES;
  }

  private void add(ObjectChange change, String changeset) {
    String object = change.object();
    switch (change.kind()) {
      case MAKES, DEFINES, MAKES_FOREIGN_KEY, MAKES_INDEX -> {
        isThere(object);
        change.columns().ifPresent(columns -> makeKey(object, columns));
        change.part().ifPresent(part -> makePart(object, part));
      }
      case MAKES_TRIGGER -> {
        isThere(object);
        triggers.add(object);
      }
      case RESTORES -> {
        isThere(object);
        droppedBy.keySet().removeIf(part -> isPart(part, object));
        disabledBy.keySet().removeIf(part -> isPart(part, object));
      }
      case DROPS -> {
        droppedBy.put(object, changeset);
        Optional.ofNullable(columnsOf.get(object))
            .ifPresent(columns -> dropKey(object, columns, changeset));
        Optional.ofNullable(partOf.get(object)).ifPresent(part -> droppedBy.put(part, changeset));
      }
      case DISABLES ->
          Stream.concat(
                  Stream.of(object), triggers.stream().filter(trigger -> isPart(trigger, object)))
              .forEach(each -> disabledBy.put(each, changeset));
    }
  }

  private void isThere(String object) {
    droppedBy.remove(object);
    disabledBy.remove(object);
    int arguments = object.indexOf('(');
    if (arguments > 0 && object.charAt(arguments - 1) != ' ') {
      droppedBy.remove(object.substring(0, arguments) + "(*)");
    }
  }

  private void makeKey(String name, String columns) {
    isThere(columns);
    columnsOf.put(name, columns);
    keysOn.computeIfAbsent(columns, any -> new HashSet<>()).add(name);
  }

  private void makePart(String name, String part) {
    isThere(part);
    partOf.put(name, part);
  }

  /** Two keys may be on the same columns: those are without one when both are gone. */
  private void dropKey(String name, String columns, String changeset) {
    Set<String> keys = keysOn.get(columns);
    if (keys.remove(name) && keys.isEmpty()) {
      droppedBy.put(columns, changeset);
    }
  }

  /**
   * What is to be told of one that is not as it should be.
   *
   * @param object its display name; a key goes by its name or its columns
   * @return a sentence; empty where nothing is known to have taken it away
   */
  Optional<String> of(String object) {
    return first(droppedBy, Stream.concat(Stream.of(object), Enclosing.of(object)))
        .map("Dropped by "::concat)
        .or(() -> first(disabledBy, Stream.of(object)).map("Disabled by "::concat))
        .map(sentence -> sentence + ".");
  }

  private static Optional<String> first(Map<String, String> changesets, Stream<String> names) {
    return names.flatMap(name -> Stream.ofNullable(changesets.get(name))).findFirst();
  }

  private static boolean isPart(String part, String object) {
    return part.startsWith(object + ".") || part.startsWith(object + " (");
  }
}
