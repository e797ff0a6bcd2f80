package org.schemaassurance.cli;

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
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.verify.ChangelogEvidence;
import org.schemaassurance.verify.DataQueries;
import org.schemaassurance.verify.checks.ChangelogCheck;

/** The changelog's files beside what the database remembers of them. */
final class LiveChangelog implements ChangelogEvidence {
  private final ReadOnlySession session;
  private final Source source;
  private final Map<String, List<DeclaredChangeset>> read = new HashMap<>();

  /** Where the changesets of a changelog come from. */
  interface Source {
    List<DeclaredChangeset> changesets(Path root, String file);
  }

  LiveChangelog(ReadOnlySession session, Source source) {
    this.session = session;
    this.source = source;
  }

  @Override
  public List<DeclaredChangeset> declared(Path root, String file) {
    return read.computeIfAbsent(
        root.resolve(file).toString(), path -> source.changesets(root, file));
  }

  @Override
  public Applied applied(QualifiedName table) {
    AppliedChangesets changesets = new AppliedChangesets(session.connection());
    try {
      if (!changesets.exists(table)) {
        return new Applied.NoTable();
      }
      QualifiedName lockTable = new QualifiedName(table.schema(), table.name() + "lock");
      Optional<String> holder =
          changesets.exists(lockTable)
              ? session.attempt(connection -> changesets.lockHolder(lockTable))
              : Optional.empty();
      return new Applied.Changesets(session.attempt(connection -> changesets.read(table)), holder);
    } catch (SQLException failed) {
      DataQueries.Answer.Refused refused = Refusals.of(failed, session.target().user());
      return new Applied.Refused(refused.reason(), refused.hint());
    }
  }

  /**
   * Which changeset of the changelogs that the rules name creates an object; the last one, if
   * several do.
   */
  Function<String, Optional<String>> changesets(RuleSet ruleSet) {
    Map<String, String> byObject = new HashMap<>();
    for (Rule rule : ruleSet.rules()) {
      if (rule.declaration() instanceof ChangelogCheck.DeclaredChangelog changelog) {
        declaredOrNone(changelog)
            .forEach(
                changeset ->
                    changeset
                        .objects()
                        .forEach(
                            object ->
                                byObject.put(
                                    object,
                                    changeset.file()
                                        + "::"
                                        + changeset.id()
                                        + "::"
                                        + changeset.author())));
      }
    }
    return object -> Optional.ofNullable(byObject.get(object));
  }

  /**
   * A changelog that cannot be read is the changelog rule's finding; here it only means that
   * nothing is known.
   */
  private List<DeclaredChangeset> declaredOrNone(ChangelogCheck.DeclaredChangelog changelog) {
    try {
      return declared(changelog.root(), changelog.file());
    } catch (UsageException unreadable) {
      return List.of();
    }
  }
}
