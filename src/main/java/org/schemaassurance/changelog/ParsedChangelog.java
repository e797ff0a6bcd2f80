package org.schemaassurance.changelog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.ChecksumVersion;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.command.core.helpers.DatabaseChangelogCommandStep;
import liquibase.database.Database;
import liquibase.exception.CustomChangeException;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ResourceAccessor;
import org.schemaassurance.changelog.RowsDatabase.Row;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogStatus;
import org.schemaassurance.model.ChangelogStatus.LeftOut;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.UsageException;

/** A changelog as Liquibase has parsed it, and what it says of each changeset. */
final class ParsedChangelog {
  /** What {@code liquibase tag} records where nothing has run; it is in no changelog. */
  private static final String LIQUIBASES_OWN = "liquibase-internal";

  private final Changelog changelog;
  private final RowsDatabase rows;
  private final DatabaseChangeLog parsed;
  private final Declarations declarations;

  private ParsedChangelog(
      Changelog changelog, RowsDatabase rows, DatabaseChangeLog parsed, Declarations declarations) {
    this.changelog = changelog;
    this.rows = rows;
    this.parsed = parsed;
    this.declarations = declarations;
  }

  /**
   * Parses as every command of Liquibase's does.
   *
   * @param inputs is told if the environment of the process takes part
   */
  static ParsedChangelog parse(
      Changelog changelog, RowsDatabase rows, ResourceAccessor files, Inputs inputs)
      throws LiquibaseException, IOException {
    Parameters parameters = new Parameters(rows.database(), changelog.options(), inputs);
    DatabaseChangeLog parsed = parsed(changelog.file(), parameters, rows.database());
    return new ParsedChangelog(
        changelog, rows, parsed, new Declarations(changelog, files, parameters, rows.database()));
  }

  // What it throws is declared as Exception.
  static DatabaseChangeLog parsed(String file, Parameters parameters, Database database)
      throws LiquibaseException {
    try {
      return DatabaseChangelogCommandStep.getDatabaseChangeLog(file, parameters, database);
    } catch (LiquibaseException | RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new LiquibaseException(failure);
    }
  }

  /**
   * In the order in which they run; those of other databases, which the parser drops, behind.
   *
   * @throws LiquibaseException if a file is missing that one of them runs or loads
   * @throws UsageException if a class of a custom change cannot be made ready
   */
  List<DeclaredChangeset> declared() throws LiquibaseException {
    // Its checksum is the first thing for which Liquibase opens such a file.
    parsed.getChangeSets().forEach(this::requireChecksum);
    return Stream.concat(parsed.getChangeSets().stream(), parsed.getSkippedChangeSets().stream())
        .map(declarations::of)
        .toList();
  }

  private void requireChecksum(ChangeSet changeset) {
    try {
      changeset.generateCheckSum(ChecksumVersion.latest());
    } catch (RuntimeException failed) {
      throw changeset.getChanges().stream()
          .filter(
              change ->
                  FailureSentence.causes(failed).anyMatch(CustomChangeException.class::isInstance))
          .filter(CustomChangeWrapper.class::isInstance)
          .map(CustomChangeWrapper.class::cast)
          .findFirst()
          .<RuntimeException>map(custom -> unready(custom, changeset, failed))
          .orElse(failed);
    }
  }

  /** Some ask for what only their application has, such as a session of its own. */
  private UsageException unready(
      CustomChangeWrapper custom, ChangeSet changeset, RuntimeException failed) {
    return new UsageException(
        "The changelog %s can't be read: the class %s of the changeset %s can't be made ready outside its application: %s. What it asks for can come first in --classpath."
            .formatted(
                changelog.file(),
                custom.getClassName(),
                changeset.toString(false),
                FailureSentence.ofParser(failed)),
        failed);
  }

  /** What {@code status}, {@code validate} and {@code unexpected-changesets} say. */
  ChangelogStatus status() throws LiquibaseException {
    Validation validation = Validation.of(parsed, rows.database(), changelog.options());
    Filters filters = Filters.of(rows.database(), changelog.options());
    List<ChangelogStatus.State> states = new ArrayList<>();
    for (ChangeSet changeset : parsed.getChangeSets()) {
      states.add(
          new ChangelogStatus.State(
              declarations.of(changeset),
              filters.leftOut(changeset),
              rowOf(changeset).map(Row::applied),
              validation.changedTo(changeset),
              filters.isPending(changeset)));
    }
    for (ChangeSet changeset : parsed.getSkippedChangeSets()) {
      states.add(
          new ChangelogStatus.State(
              declarations.of(changeset),
              Set.of(LeftOut.DBMS),
              rowOf(changeset).map(Row::applied),
              Optional.empty(),
              false));
    }
    return new ChangelogStatus(states, unexpected(), validation.complaints());
  }

  /** Of several rows of one changeset the last counts. */
  private Optional<Row> rowOf(ChangeSet changeset) {
    return rows.rows().stream()
        .filter(row -> row.ran().isSameAs(changeset))
        .reduce((earlier, later) -> later);
  }

  private List<AppliedChangeset> unexpected() {
    Map<String, List<ChangeSet>> byId = new HashMap<>();
    Stream.concat(parsed.getChangeSets().stream(), parsed.getSkippedChangeSets().stream())
        .forEach(
            changeset ->
                byId.computeIfAbsent(folded(changeset.getId()), id -> new ArrayList<>())
                    .add(changeset));
    return rows.rows().stream()
        .filter(row -> !row.applied().file().equals(LIQUIBASES_OWN))
        .filter(
            row ->
                byId.getOrDefault(folded(row.applied().id()), List.of()).stream()
                    .noneMatch(changeset -> row.ran().isSameAs(changeset)))
        .map(Row::applied)
        .collect(Collectors.toList());
  }

  /** Liquibase looks ids up without their case. */
  private static String folded(String id) {
    return id.toUpperCase(java.util.Locale.ROOT).toLowerCase(java.util.Locale.ROOT);
  }
}
