package org.schemaassurance.changelog;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import liquibase.ChecksumVersion;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.RuntimeEnvironment;
import liquibase.changelog.ChangeLogIterator;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.LabelChangeSetFilter;
import liquibase.changelog.visitor.ChangeSetVisitor;
import liquibase.changelog.visitor.ValidatingVisitor;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import org.schemaassurance.model.ChangelogOptions;

/**
 * What {@code liquibase validate} says, changeset by changeset. Preconditions of the whole
 * changelog are left out: they ask the database, which is an update's business.
 */
final class Validation implements ChangeSetVisitor {
  private final ValidatingVisitor liquibases;
  private final Map<ChangeSet, String> changed = new IdentityHashMap<>();

  private Validation(ValidatingVisitor liquibases) {
    this.liquibases = liquibases;
  }

  /** As {@code DatabaseChangeLog.validate} does. */
  static Validation of(DatabaseChangeLog changelog, Database database, ChangelogOptions options)
      throws LiquibaseException {
    Contexts contexts = new Contexts(options.contexts().orElse(null));
    LabelExpression labels = new LabelExpression(options.labelFilter().orElse(null));
    database.setObjectQuotingStrategy(changelog.getObjectQuotingStrategy());
    Validation validation = new Validation(new ValidatingVisitor(database.getRanChangeSetList()));
    new ChangeLogIterator(
            changelog,
            new DbmsChangeSetFilter(database),
            new ContextChangeSetFilter(contexts),
            new LabelChangeSetFilter(labels))
        .run(validation, new RuntimeEnvironment(database, contexts, labels));
    return validation;
  }

  @Override
  public Direction getDirection() {
    return liquibases.getDirection();
  }

  @Override
  public void visit(
      ChangeSet changeset,
      DatabaseChangeLog changelog,
      Database database,
      Set<ChangeSetFilterResult> filterResults)
      throws LiquibaseException {
    int before = liquibases.getInvalidMD5Sums().size();
    liquibases.visit(changeset, changelog, database, filterResults);
    if (liquibases.getInvalidMD5Sums().size() > before) {
      changed.put(changeset, checksum(changeset));
    }
  }

  /** By the rules of the version that has recorded the other one. */
  private static String checksum(ChangeSet changeset) {
    int version = changeset.getStoredCheckSum().getVersion();
    return changeset.generateCheckSum(ChecksumVersion.enumFromChecksumVersion(version)).toString();
  }

  /** The checksum of a changeset, where Liquibase does not accept the recorded one for it. */
  Optional<String> changedTo(ChangeSet changeset) {
    return Optional.ofNullable(changed.get(changeset));
  }

  /** What else keeps an update from beginning. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    liquibases
        .getDuplicateChangeSets()
        .forEach(twice -> complaints.add("the changeset " + twice.toString(false) + " twice"));
    Stream.concat(
            liquibases.getSetupExceptions().stream().map(Throwable::getMessage),
            liquibases.getValidationErrors().getErrorMessages().stream())
        .map(message -> message.strip().lines().findFirst().orElse(message))
        .forEach(complaints::add);
    return List.copyOf(complaints);
  }
}
