package org.schemaassurance.assurance;

import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.assurance.MakersOfObjects.Makers;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.Origin;
import org.schemaassurance.verify.ChangelogEvidence.Applied;
import org.schemaassurance.verify.ChangesetHistory;

/**
 * Where the changesets stand that make an object, and what is odd about how they ran in this
 * database.
 */
final class RemarkedOrigins {
  private final LiveChangelog live;
  private final Changelogs changelogs;

  /** Many objects are of one changeset, and how that ran takes a look at all of them. */
  private final Map<Made, Told> told = new IdentityHashMap<>();

  RemarkedOrigins(LiveChangelog live, Changelogs changelogs) {
    this.live = live;
    this.changelogs = changelogs;
  }

  /** A changeset that makes something. */
  record Made(Changelog ofRule, DeclaredChangeset changeset) {}

  /** What there is to say of a changeset, whatever it makes. */
  private record Told(FileLine start, Optional<String> remark) {}

  /** One that was asked for by its key. */
  Origin of(Made made) {
    return new Origin(made.changeset().key(), start(made));
  }

  /**
   * Of an object.
   *
   * @param last of the changelog's changesets that make it
   * @param newest of those that have run; the same as the last one where none has
   * @param ran those that have run
   */
  Origin of(Made last, Made newest, Optional<Makers> ran) {
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
        && !ChangesetHistory.isPassedOver(last.changeset(), live.states(last.ofRule()));
  }

  private Told told(Made made) {
    return told.computeIfAbsent(
        made,
        any ->
            new Told(
                start(made),
                ChangesetHistory.remark(made.changeset(), live.states(made.ofRule()))));
  }

  private FileLine start(Made made) {
    Path here = Path.of("").toAbsolutePath();
    FileLine place = made.changeset().place();
    Path file = changelogs.of(made.ofRule()).root().resolve(place.file()).toAbsolutePath();
    Path shown = file.startsWith(here) ? here.relativize(file) : file;
    return new FileLine(shown.toString().replace('\\', '/'), place.line());
  }
}
