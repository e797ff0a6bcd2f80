package org.schemaassurance.assurance;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.catalog.AppliedChangesets;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.catalog.TableSizesReader;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogStatus;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.TableSizes;

/**
 * What a release will find.
 *
 * @param name where it is, for sentences
 * @param applied the changesets that have run there, by {@code DeclaredChangeset.key()}
 */
record Production(
    String name, SchemaSnapshot snapshot, Set<String> applied, TableSizes sizes) {

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

  private static Set<String> applied(
      ReadOnlySession session, Changelog changelog, Changelogs changelogs) {
    return changelogs.status(changelog, session.target(), rows(session, changelog))
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
          "Which changesets have run cannot be read from "
              + table
              + ": "
              + failed.getMessage(),
          failed);
    }
  }
}
