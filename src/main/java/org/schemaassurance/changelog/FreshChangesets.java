package org.schemaassurance.changelog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import liquibase.change.Change;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import org.schemaassurance.model.Changelog;

/**
 * Changesets for one run each. Each update and each rollback of production is a process that parses
 * anew, so that a class of a custom change may collect in its fields what it sends; run twice, it
 * would send the first run's statements again. Other changes are asked for their SQL several times
 * by every update, and keep the one parse.
 */
final class FreshChangesets {
  private final Changelog changelog;

  /** By key, those of custom changes that have not run yet: each parse has one of each. */
  private final Map<String, Deque<ChangeSet>> unused = new HashMap<>();

  FreshChangesets(Changelog changelog) {
    this.changelog = changelog;
  }

  private void add(DatabaseChangeLog parsed) {
    parsed.getChangeSets().stream()
        .filter(FreshChangesets::isCustom)
        .forEach(changeset -> unusedLike(changeset).add(changeset));
  }

  private static boolean isCustom(ChangeSet changeset) {
    return changes(changeset).anyMatch(CustomChangeWrapper.class::isInstance);
  }

  private static Stream<Change> changes(ChangeSet changeset) {
    return Stream.concat(
        changeset.getChanges().stream(), changeset.getRollback().getChanges().stream());
  }

  private Deque<ChangeSet> unusedLike(ChangeSet changeset) {
    return unused.computeIfAbsent(key(changeset), key -> new ArrayDeque<>());
  }

  private static String key(ChangeSet changeset) {
    return changeset.toString(false);
  }

  /**
   * Parses anew if the next run needs that, from the first on: what was opened has been validated.
   *
   * @param changeset of any parse
   */
  void makeReady(ChangeSet changeset, Database database) throws LiquibaseException {
    if (isCustom(changeset) && unusedLike(changeset).isEmpty()) {
      Parameters parameters = new Parameters(database, changelog.options(), new Inputs());
      add(ParsedChangelog.parsed(changelog.file(), parameters, database));
    }
  }

  /**
   * What an update is to run, validated as before each update: a class may prepare itself there.
   * What it has against itself was told when the changelog was opened.
   *
   * @param changeset of any parse
   * @throws LiquibaseException if the files can't be read any more, or have lost it
   */
  ChangeSet forUpdate(ChangeSet changeset, Database database) throws LiquibaseException {
    ChangeSet fresh = forRollback(changeset, database);
    if (isCustom(fresh)) {
      fresh.getChanges().forEach(change -> change.validate(database));
      database.rollback();
    }
    return fresh;
  }

  /**
   * What a rollback is to take back: of what has run it validates nothing.
   *
   * @param changeset of any parse
   * @throws LiquibaseException if the files can't be read any more, or have lost it
   */
  ChangeSet forRollback(ChangeSet changeset, Database database) throws LiquibaseException {
    if (!isCustom(changeset)) {
      return changeset;
    }
    makeReady(changeset, database);
    ChangeSet fresh = unusedLike(changeset).poll();
    if (fresh == null) {
      throw new LiquibaseException(
          "The changeset " + key(changeset) + " has been taken out of its file meanwhile");
    }
    return fresh;
  }
}
