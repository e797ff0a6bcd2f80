package org.schemaassurance.assurance;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.catalog.AppliedChangesets;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.data.Refusals;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogStatus.State;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.sql.QueryNames;
import org.schemaassurance.verify.ChangelogAdvice.LeftToApply;
import org.schemaassurance.verify.ChangelogEvidence;
import org.schemaassurance.verify.DataQueries;
import org.schemaassurance.verify.checks.ChangelogCheck.DeclaredChangelog;

/** The changelog's files beside what the database remembers of them. */
final class LiveChangelog implements ChangelogEvidence {
  private final ReadOnlySession session;
  private final Changelogs changelogs;
  private final Map<Changelog, Applied> applied = new HashMap<>();

  /** Each finding asks for it, and it takes a look at the changelogs' files. */
  private final Map<List<Changelog>, LeftToApply> left = new HashMap<>();

  LiveChangelog(ReadOnlySession session, Changelogs changelogs) {
    this.session = session;
    this.changelogs = changelogs;
  }

  @Override
  public Applied applied(Changelog ofRule) {
    return applied.computeIfAbsent(changelogs.of(ofRule), this::readApplied);
  }

  /** How its changesets ran here, as {@link #applied}; none where that is not known. */
  List<State> states(Changelog ofRule) {
    return applied(ofRule) instanceof Applied.Changesets changesets
        ? changesets.status().changesets()
        : List.of();
  }

  private Applied readApplied(Changelog changelog) {
    QualifiedName table = changelog.options().appliedIn();
    AppliedChangesets changesets = new AppliedChangesets(session.connection());
    try {
      if (!session.attempt(connection -> changesets.exists(table))) {
        return new Applied.NoTable(
            table,
            changelogs.status(changelog, session.target(), List.of()),
            session.attempt(connection -> changesets.tables()));
      }
      List<AppliedChangeset> rows = session.attempt(connection -> changesets.read(table));
      return new Applied.Changesets(
          table, changelogs.status(changelog, session.target(), rows), lockHolder(changelog));
    } catch (SQLException failed) {
      DataQueries.Answer.Refused refused = Refusals.of(failed, session, QueryNames.ofTable(table));
      return new Applied.Refused(refused.reason(), refused.hint());
    }
  }

  private Optional<String> lockHolder(Changelog changelog) throws SQLException {
    QualifiedName table = changelog.options().lockedIn();
    AppliedChangesets changesets = new AppliedChangesets(session.connection());
    return session.attempt(connection -> changesets.exists(table))
        ? session.attempt(connection -> changesets.lockHolder(table))
        : Optional.empty();
  }

  /** What is left to apply of some changelogs. */
  LeftToApply leftToApply(List<Changelog> asked) {
    return left.computeIfAbsent(asked, this::findLeftToApply);
  }

  /** Whether their unqualified names are where a new session of psql looks for them, too. */
  boolean isInSchemaOfSession(List<Changelog> asked) {
    return asked.stream()
        .map(changelogs::of)
        .allMatch(changelog -> changelog.options().defaultSchemaName().isEmpty());
  }

  private LeftToApply findLeftToApply(List<Changelog> asked) {
    if (asked.isEmpty()) {
      return LeftToApply.NO_CHANGELOG;
    }
    return asked.stream().allMatch(this::hasRun) ? LeftToApply.NOTHING : LeftToApply.SOMETHING;
  }

  private boolean hasRun(Changelog changelog) {
    try {
      return applied(changelog) instanceof Applied.Changesets changesets
          && changesets.status().changesets().stream()
              .noneMatch(state -> state.isPending() || state.changedTo().isPresent());
    } catch (UsageException unreadable) {
      return false;
    }
  }

  /** Those that rules name, else the one that the run is told of. */
  List<Changelog> ofOrigins(RuleSet ruleSet) {
    List<Changelog> ofRules =
        DeclaredChangelog.of(ruleSet.rules()).map(DeclaredChangelog::changelog).toList();
    return ofRules.isEmpty() ? changelogs.ofOriginsIfTold().stream().toList() : ofRules;
  }
}
