package org.schemaassurance.changelog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.RollbackVisitor;
import liquibase.changelog.visitor.UpdateVisitor;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ResourceAccessor;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogStatus.LeftOut;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.StepOutcome;
import org.schemaassurance.model.UndeterminedException;

/**
 * A changelog that is run and taken back changeset by changeset, by Liquibase's own visitors of an
 * update and of a rollback.
 */
public final class ChangesetStepper {
  private final Changelog changelog;
  private final DatabaseChangeLog parsed;
  private final FreshChangesets fresh;
  private final Declarations declarations;
  private final Map<ReversibleChangeset, ChangeSet> changesets = new IdentityHashMap<>();
  private Database database;
  private Connection connection;

  private ChangesetStepper(
      Changelog changelog,
      DatabaseChangeLog parsed,
      Declarations declarations,
      Database database,
      Connection connection) {
    this.changelog = changelog;
    this.parsed = parsed;
    this.fresh = new FreshChangesets(changelog);
    this.declarations = declarations;
    this.database = database;
    this.connection = connection;
  }

  /** What is done with the changelog while Liquibase has it open. */
  @FunctionalInterface
  public interface Work<T> {
    T with(ChangesetStepper stepper) throws SQLException;
  }

  /**
   * Opens a changelog, makes what it takes for granted and Liquibase's own tables.
   *
   * @param connection to a database that is ours; Liquibase switches its autocommit off
   * @throws org.schemaassurance.model.UsageException if the changelog can't be read
   * @throws org.schemaassurance.model.UndeterminedException if Liquibase can't begin, such as that
   *     a precondition of the whole changelog is not met
   */
  public static <T> T on(Changelog changelog, Connection connection, Work<T> work) {
    // Its own sentence for a changelog that is missing or broken, before anything is sent.
    new ChangelogReader().declared(changelog);
    return QuietLiquibase.call(
        changelog, new Inputs(), files -> work.with(opened(changelog, connection, files)));
  }

  private static ChangesetStepper opened(
      Changelog changelog, Connection connection, ResourceAccessor files) throws Exception {
    new Prerequisites(changelog.options()).make(connection);
    Database database = new LiquibaseView(changelog.options()).of(connection);
    Parameters parameters = new Parameters(database, changelog.options(), new Inputs());
    DatabaseChangeLog parsed = ParsedChangelog.parsed(changelog.file(), parameters, database);
    ChangesetStepper stepper =
        new ChangesetStepper(
            changelog,
            parsed,
            new Declarations(changelog, files, parameters, database),
            database,
            connection);
    stepper.begin();
    parsed.validate(database, parameters.getContexts(), parameters.getLabels());
    return stepper;
  }

  private void begin() throws LiquibaseException {
    ChangeLogHistoryServiceFactory.getInstance().getChangeLogService(database).init();
    // With each rollback Liquibase sees to the search path: now, and not in the first changeset.
    database.rollback();
    database.commit();
  }

  /**
   * Goes on in another database, which is ours, too.
   *
   * @throws org.schemaassurance.model.UndeterminedException if Liquibase can't begin there
   */
  public void continueOn(Connection other) throws SQLException {
    try {
      new Prerequisites(changelog.options()).makeSchemas(other);
      connection = other;
      database = new LiquibaseView(changelog.options()).of(other);
      begin();
    } catch (LiquibaseException failed) {
      throw LostConnection.or(FailureSentence.of(failed), new SQLException(failed), other);
    }
  }

  /**
   * The changesets that the next update would run here, in run order.
   *
   * @throws org.schemaassurance.model.UndeterminedException if Liquibase does not say
   */
  public List<ReversibleChangeset> pending() {
    try {
      Filters filters = Filters.of(database, changelog.options());
      List<ReversibleChangeset> pending = new ArrayList<>();
      for (ChangeSet changeset : parsed.getChangeSets()) {
        if (filters.isPending(changeset)) {
          pending.add(reversible(changeset));
        }
      }
      return pending;
    } catch (LiquibaseException failed) {
      throw new UndeterminedException(FailureSentence.of(failed), failed);
    }
  }

  /**
   * Why the changelog's options leave changesets out, the reasons of each of them.
   *
   * @throws org.schemaassurance.model.UndeterminedException if Liquibase does not say
   */
  public List<Set<LeftOut>> leftOut() {
    try {
      Filters filters = Filters.of(database, changelog.options());
      return Stream.concat(
              parsed.getChangeSets().stream().map(filters::leftOut),
              // The parser drops those of other databases.
              parsed.getSkippedChangeSets().stream().map(dropped -> Set.of(LeftOut.DBMS)))
          .filter(reasons -> !reasons.isEmpty())
          .toList();
    } catch (LiquibaseException failed) {
      throw new UndeterminedException(FailureSentence.of(failed), failed);
    }
  }

  private ReversibleChangeset reversible(ChangeSet changeset) {
    ReversibleChangeset reversible =
        new Reversibility(database).of(changeset, declarations.of(changeset));
    changesets.put(reversible, changeset);
    return reversible;
  }

  /**
   * Parses anew where the next run of a changeset needs that; if it was not asked to, the run does
   * so itself.
   *
   * @throws UndeterminedException if the files can't be parsed any more
   */
  public void makeReady(ReversibleChangeset changeset) {
    try {
      fresh.makeReady(changesets.get(changeset), database);
    } catch (LiquibaseException failed) {
      throw new UndeterminedException(FailureSentence.of(failed), failed);
    }
  }

  /** Runs a changeset, and records it as an update does. */
  public StepOutcome up(ReversibleChangeset changeset) throws SQLException {
    ExecutionNote note = new ExecutionNote();
    return step(
        () -> {
          ChangeSet run = fresh.forUpdate(changesets.get(changeset), database);
          new UpdateVisitor(database, note).visit(run, parsed, database, Set.of());
          return note.outcome();
        });
  }

  /** Rolls a changeset back, and records that as a rollback does. */
  public StepOutcome down(ReversibleChangeset changeset) throws SQLException {
    return step(
        () -> {
          ChangeSet run = fresh.forRollback(changesets.get(changeset), database);
          new RollbackVisitor(database).visit(run, parsed, database, Set.of());
          return new StepOutcome.Done();
        });
  }

  @FunctionalInterface
  private interface Step {
    StepOutcome take() throws LiquibaseException;
  }

  private StepOutcome step(Step step) throws SQLException {
    try {
      return step.take();
    } catch (LiquibaseException | RuntimeException failed) {
      // Liquibase goes on behind a connection that is lost, and fails of something else.
      LostConnection.requireOpen(connection);
      connection.rollback();
      return StepFailure.of(failed);
    } finally {
      // A rollback outside of a transaction leaves it on.
      if (!connection.isClosed()) {
        connection.setAutoCommit(false);
      }
    }
  }
}
