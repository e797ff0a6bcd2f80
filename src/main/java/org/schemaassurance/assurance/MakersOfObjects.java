package org.schemaassurance.assurance;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.ChangelogStatus.State;
import org.schemaassurance.model.ObjectChange;
import org.schemaassurance.model.ObjectChange.Kind;

/** Which of the changesets that have run in a database make an object, in the order of the runs. */
final class MakersOfObjects {
  private static final Set<Kind> REPLACING = Set.of(Kind.DEFINES, Kind.MAKES_TRIGGER);

  private final Map<String, Makers> byObject = new HashMap<>();

  /**
   * Those of one object.
   *
   * @param first by its key
   * @param newest how the last of them ran
   * @param body what tells the body that the last one makes from another; empty where that is not
   *     known, or there is none
   * @param isAnew whether the last one may have made another object of what was there
   * @param kind in which way the last one makes it
   */
  record Makers(String first, State newest, Optional<String> body, boolean isAnew, Kind kind) {
    /** Whether the last one would make what it has made; of one that changed nobody knows. */
    boolean isAsItRan() {
      return MakersOfObjects.isAsItRan(newest);
    }

    /** The changeset that made it before the last one did, if there is one. */
    Optional<String> before() {
      return Optional.of(first).filter(key -> isAnew && !key.equals(newest.changeset().key()));
    }
  }

  /** Those of a changelog, behind those of others. */
  void addAllThatRan(List<State> changesets) {
    changesets.stream()
        .filter(state -> state.ran().filter(AppliedChangeset::wasExecuted).isPresent())
        .sorted(Comparator.comparing(state -> state.ran().orElseThrow().order()))
        .forEach(ran -> ran.changeset().changes().forEach(change -> add(change, ran)));
  }

  private void add(ObjectChange change, State ran) {
    change.names().forEach(name -> byObject.merge(name, made(change, ran), this::anew));
    if (change.kind() == Kind.RESTORES) {
      // By another's name, say: what it is now, no text tells.
      byObject.computeIfPresent(change.object(), (name, makers) -> unknown(makers));
    }
  }

  private static Makers made(ObjectChange change, State ran) {
    boolean again = ran.ran().filter(row -> row.executionType().equals("RERAN")).isPresent();
    return new Makers(
        ran.changeset().key(),
        ran,
        change.body().filter(any -> isAsItRan(ran)),
        again && REPLACING.contains(change.kind()),
        change.kind());
  }

  /** Of one that changed since it ran nobody knows what it made then. */
  private static boolean isAsItRan(State ran) {
    return ran.changedTo().isEmpty() && (!ran.isPending() || ran.changeset().runAlways());
  }

  private Makers anew(Makers before, Makers now) {
    boolean replaces =
        before.newest() != now.newest()
            && before.kind() == now.kind()
            && REPLACING.contains(now.kind());
    return new Makers(
        before.first(),
        now.newest(),
        now.body(),
        before.isAnew() || now.isAnew() || replaces,
        now.kind());
  }

  private static Makers unknown(Makers makers) {
    return new Makers(
        makers.first(), makers.newest(), Optional.empty(), makers.isAnew(), makers.kind());
  }

  /** Whether one has run. */
  boolean areAny() {
    return !byObject.isEmpty();
  }

  /** Those of an object, by one of its names. */
  Optional<Makers> of(String object) {
    return Optional.ofNullable(byObject.get(object))
        .or(() -> Optional.ofNullable(byObject.get(ObjectChange.indexOf(object))));
  }
}
