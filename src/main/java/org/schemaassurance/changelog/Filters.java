package org.schemaassurance.changelog;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.IgnoreChangeSetFilter;
import liquibase.changelog.filter.LabelChangeSetFilter;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.ChangelogStatus.LeftOut;

/** The filters that decide for {@code liquibase status} and {@code update}. */
final class Filters {
  private final Map<LeftOut, ChangeSetFilter> leavingOut = new EnumMap<>(LeftOut.class);
  private final ChangeSetFilter running;

  private Filters(Database database, ChangelogOptions options) throws LiquibaseException {
    leavingOut.put(
        LeftOut.CONTEXT, new ContextChangeSetFilter(new Contexts(options.contexts().orElse(null))));
    leavingOut.put(
        LeftOut.LABEL,
        new LabelChangeSetFilter(new LabelExpression(options.labelFilter().orElse(null))));
    leavingOut.put(LeftOut.DBMS, new DbmsChangeSetFilter(database));
    leavingOut.put(LeftOut.IGNORE, new IgnoreChangeSetFilter());
    this.running = new ShouldRunChangeSetFilter(database);
  }

  static Filters of(Database database, ChangelogOptions options) throws LiquibaseException {
    return new Filters(database, options);
  }

  /** All reasons why an update leaves a changeset out. */
  Set<LeftOut> leftOut(ChangeSet changeset) {
    Set<LeftOut> reasons = EnumSet.noneOf(LeftOut.class);
    leavingOut.forEach(
        (reason, filter) -> {
          if (!filter.accepts(changeset).isAccepted()) {
            reasons.add(reason);
          }
        });
    return reasons;
  }

  /** Whether the next update runs it. */
  boolean isPending(ChangeSet changeset) {
    return leftOut(changeset).isEmpty() && running.accepts(changeset).isAccepted();
  }
}
