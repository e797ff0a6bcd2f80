package org.schemaassurance.assurance;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.assurance.MakersOfObjects.Makers;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogStatus.State;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.ObjectChange;
import org.schemaassurance.model.Origin;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.verify.ChangelogEvidence.Applied;
import org.schemaassurance.verify.ChangesetHistory;
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

  /** Many objects are of one changeset, and how that ran takes a look at all of them. */
  private final Map<Made, Told> told = new IdentityHashMap<>();

  private Optional<EndsOfObjects> ends = Optional.empty();
  private Optional<MakersOfObjects> makers = Optional.empty();

  /**
   * @param asked those that tell of objects, as rules name them
   */
  LiveObjects(LiveChangelog live, Changelogs changelogs, List<Changelog> asked) {
    this.live = live;
    this.changelogs = changelogs;
    this.asked = asked;
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

  private record Made(Changelog ofRule, DeclaredChangeset changeset) {}

  /** What there is to say of a changeset, whatever it makes. */
  private record Told(FileLine start, Optional<String> remark) {}

  @Override
  public Optional<Origin> origin(String object) {
    return Optional.ofNullable(byKey.get(object))
        .map(made -> new Origin(made.changeset().key(), start(made)))
        .or(() -> byObject.of(object).map(last -> origin(last, makers().of(object))));
  }

  private Origin origin(Made last, Optional<Makers> ran) {
    Made newest = ran.map(makers -> byKey.get(makers.newest().changeset().key())).orElse(last);
    String remark =
        Stream.concat(Stream.of(newest), Stream.of(last).filter(any -> isMissed(last, newest)))
            .map(this::told)
            .flatMap(each -> each.remark().stream())
            .collect(Collectors.joining(" "));
    return new Origin(
        newest.changeset().key(),
        told(newest).start(),
        ran.flatMap(Makers::before),
        live.applied(last.ofRule()) instanceof Applied.Refused
            ? Optional.empty()
            : Optional.of(ran.isPresent()),
        Optional.of(remark).filter(any -> !remark.isEmpty()));
  }

  /** An alternative that preconditions, dbms or contexts kept from this database is no loss. */
  private boolean isMissed(Made last, Made newest) {
    return last != newest
        && !ChangesetHistory.isPassedOver(last.changeset(), states(last.ofRule()));
  }

  private Told told(Made made) {
    return told.computeIfAbsent(
        made,
        any ->
            new Told(
                start(made), ChangesetHistory.remark(made.changeset(), states(made.ofRule()))));
  }

  private Optional<State> stateOf(Made made) {
    return states(made.ofRule()).stream()
        .filter(state -> state.changeset().key().equals(made.changeset().key()))
        .findFirst();
  }

  private List<State> states(Changelog ofRule) {
    return live.applied(ofRule) instanceof Applied.Changesets changesets
        ? changesets.status().changesets()
        : List.of();
  }

  private MakersOfObjects makers() {
    if (makers.isEmpty()) {
      MakersOfObjects found = new MakersOfObjects();
      asked.stream()
          .filter(ofRule -> !declaredOrNone(ofRule).isEmpty())
          .forEach(ofRule -> found.addAllThatRan(states(ofRule)));
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

  private FileLine start(Made made) {
    Path here = Path.of("").toAbsolutePath();
    FileLine place = made.changeset().place();
    Path file = changelogs.of(made.ofRule()).root().resolve(place.file()).toAbsolutePath();
    Path shown = file.startsWith(here) ? here.relativize(file) : file;
    return new FileLine(shown.toString().replace('\\', '/'), place.line());
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
