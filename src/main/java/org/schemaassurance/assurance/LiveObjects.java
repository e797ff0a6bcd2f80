package org.schemaassurance.assurance;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.ObjectChange;
import org.schemaassurance.model.Origin;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.verify.ChangelogEvidence.Applied;
import org.schemaassurance.verify.ChangesetHistory;
import org.schemaassurance.verify.KnownNames;
import org.schemaassurance.verify.ObjectHistory;

/**
 * Which changeset creates an object, the last one, if several do, and which has taken it away in
 * this database. A changeset's own key leads to where it stands.
 */
final class LiveObjects implements ObjectHistory {
  private final LiveChangelog live;
  private final Changelogs changelogs;
  private final List<Changelog> asked;
  private final CreatedObjects<Made> byObject = new CreatedObjects<>();
  private final Map<String, Made> byKey = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  /** Many objects are of one changeset, and how that ran takes a look at all of them. */
  private final Map<Made, Origin> known = new IdentityHashMap<>();

  private Optional<EndsOfObjects> ends = Optional.empty();

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

  @Override
  public Optional<Origin> origin(String object) {
    return Optional.ofNullable(byKey.get(object))
        .map(made -> new Origin(made.changeset().key(), start(made)))
        .or(() -> byObject.of(object).map(made -> known.computeIfAbsent(made, this::origin)));
  }

  private Origin origin(Made made) {
    Optional<String> remark =
        live.applied(made.ofRule()) instanceof Applied.Changesets changesets
            ? ChangesetHistory.remark(made.changeset(), changesets.status().changesets())
            : Optional.empty();
    return new Origin(made.changeset().key(), start(made), remark);
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
    if (ends.isEmpty()) {
      ends = Optional.of(EndsOfObjects.in(live, asked.stream().filter(this::takesAway).toList()));
    }
    return ends.get().of(object);
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
