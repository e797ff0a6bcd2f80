package org.schemaassurance.assurance;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.catalog.AppliedChangesets;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.catalog.TableSizesReader;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.drift.Difference;
import org.schemaassurance.drift.SnapshotDiff;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogStatus;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.TableSizes;
import org.schemaassurance.model.Target;
import org.schemaassurance.model.UndeterminedException;

/**
 * What a release will find.
 *
 * @param name where it is, for sentences
 * @param applied the changesets that have run there, by {@code DeclaredChangeset.key()}
 */
record Production(String name, SchemaSnapshot snapshot, Set<String> applied, TableSizes sizes) {
  private static final int NAMED = 3;

  /**
   * Looks; nothing but what verification needs.
   *
   * @throws org.schemaassurance.model.UndeterminedException if something of it cannot be read
   */
  static Production read(ReadOnlySession session, Changelog changelog, Changelogs changelogs) {
    return new Production(
        session.target().toString(),
        SnapshotReader.read(session, Set.of()),
        applied(session, changelog, changelogs),
        TableSizesReader.read(session));
  }

  /**
   * @throws UndeterminedException if another server does not lock and scan as this one does
   */
  void requireSameMajor(Target reference) {
    if (reference.majorVersion() != snapshot.serverMajor()) {
      throw new UndeterminedException(
          "%s is PostgreSQL %d and the server of --reference-url PostgreSQL %d: rehearse on one of the same major version."
              .formatted(name, snapshot.serverMajor(), reference.majorVersion()));
    }
  }

  /**
   * What the rehearsal can't vouch for.
   *
   * @param rehearsed what the changelog makes where it has run as far as here
   * @return a sentence, unless they are the same
   */
  Optional<String> differencesFrom(SchemaSnapshot rehearsed) {
    List<Difference> differences = SnapshotDiff.between(rehearsed.limitedTo(Set.of()), snapshot);
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s is not what the changelog makes, which this rehearsal can't vouch for: %d differences, such as %s; drift names them."
                .formatted(
                    name,
                    differences.size(),
                    differences.stream()
                        .limit(NAMED)
                        .map(each -> each.objectKind() + " " + each.object() + " " + each.kind())
                        .collect(Collectors.joining(", "))));
  }

  private static Set<String> applied(
      ReadOnlySession session, Changelog changelog, Changelogs changelogs) {
    return changelogs
        .status(changelog, session.target(), rows(session, changelog))
        .changesets()
        .stream()
        .filter(state -> state.ran().isPresent() && !state.isPending())
        .map(ChangelogStatus.State::changeset)
        .map(DeclaredChangeset::key)
        .collect(Collectors.toSet());
  }

  private static List<AppliedChangeset> rows(ReadOnlySession session, Changelog changelog) {
    QualifiedName table = changelog.options().appliedIn();
    AppliedChangesets changesets = new AppliedChangesets(session.connection());
    try {
      return changesets.exists(table) ? changesets.read(table) : List.of();
    } catch (SQLException failed) {
      throw session.failure(
          "Which changesets have run cannot be read from " + table + ": " + failed.getMessage(),
          failed);
    }
  }
}
