package org.schemaassurance.assurance;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.schemaassurance.catalog.AppliedChangesets;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.data.Refusals;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.Origin;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.sql.QueryNames;
import org.schemaassurance.verify.ChangelogEvidence;
import org.schemaassurance.verify.ChangesetHistory;
import org.schemaassurance.verify.DataQueries;
import org.schemaassurance.verify.checks.ChangelogCheck.DeclaredChangelog;

/** The changelog's files beside what the database remembers of them. */
public final class LiveChangelog implements ChangelogEvidence {
  private final ReadOnlySession session;
  private final Source source;
  private final Map<QualifiedName, Applied> applied = new HashMap<>();

  /** Where the changesets of a changelog come from. */
  public interface Source {
    /**
     * Reads it.
     *
     * @param root the folder that its paths are relative to
     * @throws UsageException if it cannot be read
     */
    List<DeclaredChangeset> changesets(Path root, String file);
  }

  LiveChangelog(ReadOnlySession session, Source source) {
    this.session = session;
    this.source = source;
  }

  @Override
  public List<DeclaredChangeset> declared(Path root, String file) {
    return source.changesets(root, file);
  }

  @Override
  public Applied applied(QualifiedName table) {
    return applied.computeIfAbsent(table, this::readApplied);
  }

  private Applied readApplied(QualifiedName table) {
    AppliedChangesets changesets = new AppliedChangesets(session.connection());
    try {
      if (!session.attempt(connection -> changesets.exists(table))) {
        return new Applied.NoTable();
      }
      QualifiedName lockTable = new QualifiedName(table.schema(), table.name() + "lock");
      Optional<String> holder =
          session.attempt(connection -> changesets.exists(lockTable))
              ? session.attempt(connection -> changesets.lockHolder(lockTable))
              : Optional.empty();
      return new Applied.Changesets(session.attempt(connection -> changesets.read(table)), holder);
    } catch (SQLException failed) {
      DataQueries.Answer.Refused refused = Refusals.of(failed, session, QueryNames.ofTable(table));
      return new Applied.Refused(refused.reason(), refused.hint());
    }
  }

  /**
   * Which changeset of the changelogs that the rules name creates an object; the last one, if
   * several do.
   */
  Function<String, Optional<Origin>> origins(RuleSet ruleSet) {
    CreatedObjects<Made> byObject = new CreatedObjects<>();
    DeclaredChangelog.of(ruleSet.rules())
        .forEach(
            changelog ->
                declaredOrNone(changelog)
                    .forEach(changeset -> byObject.add(changeset, new Made(changelog, changeset))));
    return object -> byObject.nearest(object).map(this::origin);
  }

  private record Made(DeclaredChangelog changelog, DeclaredChangeset changeset) {}

  private Origin origin(Made made) {
    Optional<String> remark =
        applied(made.changelog().appliedIn()) instanceof Applied.Changesets changesets
            ? ChangesetHistory.remark(
                made.changeset(), declaredOrNone(made.changelog()), changesets.changesets())
            : Optional.empty();
    return new Origin(ChangesetHistory.key(made.changeset()), start(made), remark);
  }

  private static FileLine start(Made made) {
    Path here = Path.of("").toAbsolutePath();
    Path file = made.changelog().root().resolve(made.changeset().file()).toAbsolutePath();
    Path shown = file.startsWith(here) ? here.relativize(file) : file;
    return new FileLine(shown.toString().replace('\\', '/'), made.changeset().line());
  }

  /**
   * A changelog that cannot be read is the changelog rule's finding; here it only means that
   * nothing is known.
   */
  private List<DeclaredChangeset> declaredOrNone(DeclaredChangelog changelog) {
    try {
      return declared(changelog.root(), changelog.file());
    } catch (UsageException unreadable) {
      return List.of();
    }
  }
}
