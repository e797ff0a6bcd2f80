package org.schemaassurance.assurance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.assurance.MakersOfObjects.Makers;
import org.schemaassurance.assurance.RemarkedOrigins.Made;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogStatus.State;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.ObjectChange;
import org.schemaassurance.model.Origin;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.verify.FoundDefinition;
import org.schemaassurance.verify.KnownNames;
import org.schemaassurance.verify.ObjectHistory;
import org.schemaassurance.verify.Replacement;

/**
 * Which changeset creates an object, of several the last one that has run in this database, and
 * which has taken it away there. A changeset's own key leads to where it stands.
 */
final class LiveObjects implements ObjectHistory {
  private final LiveChangelog live;
  private final Changelogs changelogs;
  private final List<Changelog> asked;
  private final CreatedObjects<Made> byObject = new CreatedObjects<>();
  private final Map<String, Made> byKey = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  private final RemarkedOrigins origins;

  private Optional<EndsOfObjects> ends = Optional.empty();
  private Optional<MakersOfObjects> makers = Optional.empty();

  /**
   * @param asked those that tell of objects, as rules name them
   */
  LiveObjects(LiveChangelog live, Changelogs changelogs, List<Changelog> asked) {
    this.live = live;
    this.changelogs = changelogs;
    this.asked = asked;
    this.origins = new RemarkedOrigins(live, changelogs);
    asked.forEach(
        changelog ->
            declaredOrNone(changelog)
                .forEach(
                    changeset -> {
                      Made made = new Made(changelog, changeset);
                      byObject.add(changeset, made);
                      byKey.put(changeset.key(), made);
                      changeset.changes().forEach(this::noteName);
                    }));
  }

  /** One whose name is not worked out goes by its columns alone. */
  private void noteName(ObjectChange change) {
    change
        .columns()
        .filter(columns -> !columns.equals(change.object()))
        .ifPresent(columns -> names.put(columns, ObjectName.last(change.object())));
  }

  /** As the last changeset that makes one on those columns calls it. */
  KnownNames names() {
    return (kind, table, columns) -> Optional.ofNullable(names.get(kind.of(table, columns)));
  }

  @Override
  public Optional<Origin> origin(String object) {
    return Optional.ofNullable(byKey.get(object))
        .map(made -> origins.of(made))
        .or(() -> byObject.of(object).map(last -> origin(last, makers().of(object))));
  }

  private Origin origin(Made last, Optional<Makers> ran) {
    Made newest = ran.map(makers -> byKey.get(makers.newest().changeset().key())).orElse(last);
    return origins.of(last, newest, ran);
  }

  private Optional<State> stateOf(Made made) {
    return live.states(made.ofRule()).stream()
        .filter(state -> state.changeset().key().equals(made.changeset().key()))
        .findFirst();
  }

  private MakersOfObjects makers() {
    if (makers.isEmpty()) {
      MakersOfObjects found = new MakersOfObjects();
      asked.stream()
          .filter(ofRule -> !declaredOrNone(ofRule).isEmpty())
          .forEach(ofRule -> found.addAllThatRan(live.states(ofRule)));
      makers = Optional.of(found);
    }
    return makers.get();
  }

  @Override
  public Optional<Replacement> replacement(String object, Optional<FoundDefinition> found) {
    return found.flatMap(
        there -> makers().of(object).flatMap(ran -> replacement(object, ran, there.body())));
  }

  private Optional<Replacement> replacement(String object, Makers ran, Optional<String> found) {
    boolean canBeTold = found.isPresent() && ran.body().isPresent();
    return (canBeTold ? ran.body().equals(found) : ran.isAnew() && ran.isAsItRan())
        ? Optional.of(
            new Replacement(
                ran.newest().changeset().key(), canBeTold, isNextToRun(object, ran.newest())))
        : Optional.empty();
  }

  private boolean isNextToRun(String object, State newest) {
    return byObject
        .of(object)
        .flatMap(this::stateOf)
        .filter(last -> !last.changeset().key().equals(newest.changeset().key()))
        .filter(State::isPending)
        .isPresent();
  }

  @Override
  public Optional<String> end(String object) {
    return ends().of(object);
  }

  private EndsOfObjects ends() {
    if (ends.isEmpty()) {
      ends = Optional.of(EndsOfObjects.in(live, asked.stream().filter(this::takesAway).toList()));
    }
    return ends.get();
  }

  /** Asks the database all that there is to ask, so that its session may end. */
  void read() {
    makers();
    ends();
  }

  /** Those that tell of objects. */
  List<Changelog> asked() {
    return asked;
  }

  /** Whether one of the changesets that make something has run. */
  boolean hasRun() {
    return makers().areAny();
  }

  private boolean takesAway(Changelog ofRule) {
    return declaredOrNone(ofRule).stream().anyMatch(EndsOfObjects::isTold);
  }

  /**
   * A changelog that cannot be read is the changelog rule's finding; here it only means that
   * nothing is known.
   */
  private List<DeclaredChangeset> declaredOrNone(Changelog ofRule) {
    try {
      return changelogs.declared(changelogs.of(ofRule));
    } catch (UsageException unreadable) {
      return List.of();
    }
  }
}
