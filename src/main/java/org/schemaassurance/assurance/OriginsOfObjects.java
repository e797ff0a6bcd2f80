package org.schemaassurance.assurance;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.Origin;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.verify.ObjectHistory;

/**
 * Which changeset of a changelog creates an object, the last one, if several do; and which takes it
 * away.
 */
public final class OriginsOfObjects {
  /** Where there is no changelog to look into. */
  public static final OriginsOfObjects UNKNOWN =
      new OriginsOfObjects(List.of(), session -> ObjectHistory.UNKNOWN);

  private final CreatedObjects<Origin> origins = new CreatedObjects<>();
  private final boolean areKnown;
  private final Function<ReadOnlySession, ObjectHistory> history;

  /**
   * @param history what the changesets have done in the database of a session
   */
  private OriginsOfObjects(
      List<DeclaredChangeset> changesets, Function<ReadOnlySession, ObjectHistory> history) {
    changesets.forEach(this::add);
    this.areKnown = !changesets.isEmpty();
    this.history = history;
  }

  /**
   * Those of a changelog.
   *
   * @param changelogs read {@link Changelogs#ofOrigins}. Where there is none, nothing is known
   * @param remarks is told that one cannot be read that nobody has named
   * @throws UsageException if one that was named cannot be read
   */
  public static OriginsOfObjects of(Changelogs changelogs, Consumer<String> remarks) {
    return changelogs
        .ofOrigins()
        .map(changelog -> of(changelog, changelogs, remarks))
        .orElse(UNKNOWN);
  }

  private static OriginsOfObjects of(
      Changelog changelog, Changelogs changelogs, Consumer<String> remarks) {
    try {
      return new OriginsOfObjects(
          changelogs.declared(changelog),
          session -> {
            LiveObjects history =
                new LiveObjects(
                    new LiveChangelog(session, changelogs), changelogs, List.of(changelog));
            history.read();
            return history;
          });
    } catch (UsageException unreadable) {
      if (changelogs.isNamed()) {
        throw unreadable;
      }
      remarks.accept(
          "Nothing is said of what made an object: "
              + changelog.file()
              + " was found and cannot be read: "
              + unreadable.getMessage());
      return UNKNOWN;
    }
  }

  private void add(DeclaredChangeset changeset) {
    origins.add(changeset, new Origin(changeset.key(), changeset.place()));
  }

  /** The one that creates an object, by its qualified name; empty where nothing is known. */
  public Optional<Origin> of(String object) {
    return origins.of(object);
  }

  /** Whether there is anything that {@link #in} could tell. */
  boolean areKnown() {
    return areKnown;
  }

  /** The same and what has become of it in a database, which is asked now and no more. */
  ObjectHistory in(ReadOnlySession session) {
    return history.apply(session);
  }
}
