package org.schemaassurance.rehearse;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.schemaassurance.changelog.ChangesetStepper;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.StepOutcome;
import org.schemaassurance.rehearse.hints.ExistingObjects;
import org.schemaassurance.rehearse.traffic.Traffic;

/** Runs changesets up, down and up, one after the other, then all of them back and up again. */
public final class Rehearsal {
  private final RehearsalDatabase database;
  private final ChangesetStepper stepper;
  private final Request request;
  private final Progress progress;
  private final RowWatch watch;
  private final RehearsedRows rows;
  private final UpdatedDatabase updated;
  private Set<String> tablesOfStart = Set.of();

  /** Whether one of them is missing since the server lacks an extension. */
  private boolean isShortOf;

  /** What is there before the next changeset. */
  private SchemaSnapshot now;

  /** Those behind the last one that can't be taken back. */
  private WayBack wayBack;

  /** Is told how far it is. */
  @FunctionalInterface
  public interface Progress {
    void rehearsing(int number, int of);
  }

  /**
   * What is looked for.
   *
   * @param rules that are judged after each changeset
   * @param ownTables Liquibase's, which get no rows
   * @param wantedRows how many rows a table is to have
   * @param keepGoing whether a changeset that fails is left out, and the others are rehearsed
   * @param traffic what others do beside each second run up
   */
  public record Request(
      HintNotes hints,
      RuleWatch rules,
      Set<QualifiedName> ownTables,
      ToLongFunction<QualifiedName> wantedRows,
      boolean keepGoing,
      Traffic traffic) {}

  /**
   * @param stepper on the connection of the database
   */
  public Rehearsal(
      RehearsalDatabase database, ChangesetStepper stepper, Request request, Progress progress) {
    this.database = database;
    this.stepper = stepper;
    this.request = request;
    this.progress = progress;
    this.watch = new RowWatch(database, request.ownTables());
    this.rows = new RehearsedRows(database, watch, request.ownTables(), request.wantedRows());
    this.updated = new UpdatedDatabase(database, stepper, rows);
  }

  /**
   * Rehearses. Where what has run once does not run in a copy, what is known until then is told,
   * and of the changesets left that they could not be rehearsed.
   *
   * @param changesets in their order, from what is there now
   */
  public List<RehearsedChangeset> run(List<ReversibleChangeset> changesets) throws SQLException {
    List<RehearsedChangeset> rehearsed = new ArrayList<>();
    rows.fill();
    updated.keep();
    now = database.snapshot();
    wayBack = WayBack.from(now);
    tablesOfStart = ExistingObjects.of(now, "").tables();
    request.rules().look(database.settings());
    int number = 0;
    for (ReversibleChangeset changeset : changesets) {
      progress.rehearsing(++number, changesets.size());
      UpDownUp.Result result;
      boolean isUp;
      try {
        result = rehearse(changeset);
        isUp = leave(changeset, result);
      } catch (UpdatedDatabase.IrreproducibleException lost) {
        changesets.subList(number - 1, changesets.size()).stream()
            .map(left -> UpDownUp.notReached(left, lost.getMessage()))
            .forEach(rehearsed::add);
        return rehearsed;
      }
      rehearsed.add(isUp ? followed(result.rehearsed()) : result.rehearsed());
      if (!isUp && !request.keepGoing()) {
        rehearsed.addAll(notReached(changesets.subList(number, changesets.size())));
        return rehearsed;
      }
    }
    return wayBack.walk(database, stepper, now, rehearsed);
  }

  /**
   * On rows; where those are in its way, without what was made up, and on empty tables: what
   * changesets have inserted may be needed, and what they have made of the rows may be in the way.
   */
  private UpDownUp.Result rehearse(ReversibleChangeset changeset)
      throws SQLException, UpdatedDatabase.IrreproducibleException {
    UpDownUp onRows = course(changeset);
    UpDownUp.Result result = onRows.run();
    isShortOf |= onRows.failure().filter(UpFailure::isForWantOfAnExtension).isPresent();
    Optional<StepOutcome.Failed> ofRows = onRows.failure().filter(UpFailure::mayBeOfRows);
    if (ofRows.isEmpty() || !rows.areMadeUp()) {
      return result;
    }
    for (boolean all : List.of(false, true)) {
      goBack();
      if (!rows.empty(all)) {
        Notes notes = new Notes(changeset);
        notes.withMadeUpRowsAlone();
        return result.with(notes);
      }
      UpDownUp onFewer = course(changeset);
      result = onFewer.run();
      if (onFewer.failure().isEmpty()) {
        return dependingOnData(changeset, result, ofRows.get());
      }
    }
    return result;
  }

  private UpDownUp.Result dependingOnData(
      ReversibleChangeset changeset, UpDownUp.Result onFewer, StepOutcome.Failed onRows) {
    Notes notes = new Notes(changeset);
    // Of a statement that failed no lock is known: its transaction was gone.
    if (touchesWhatWasThere(onFewer.rehearsed())) {
      notes.failed(
          Observation.DEPENDS_ON_DATA, "it to run on any rows that the schema allows", onRows);
    } else {
      notes.withoutMadeUpRows(onRows);
    }
    return onFewer.with(notes);
  }

  private UpDownUp course(ReversibleChangeset changeset) {
    return new UpDownUp(
        new TracedSteps(database, stepper, request.traffic()),
        request.hints(),
        watch,
        changeset,
        now,
        isShortOf);
  }

  /** A table that has come in this rehearsal may have no rows in production, either. */
  private boolean touchesWhatWasThere(RehearsedChangeset rehearsed) {
    return rehearsed.up().stream()
        .flatMap(up -> up.strongestLocks().stream())
        .anyMatch(lock -> tablesOfStart.contains(lock.table()));
  }

  /**
   * Sees to it that the database is as an update would have left it.
   *
   * @return whether the changeset is up
   */
  private boolean leave(ReversibleChangeset changeset, UpDownUp.Result result)
      throws SQLException, UpdatedDatabase.IrreproducibleException {
    boolean isUp = result.rehearsed().findings().stream().noneMatch(UpDownUp::isOfNoRun);
    if (isUp) {
      updated.has(changeset);
      now = result.snapshot();
      wayBack = wayBack.with(changeset, result.canGoBack(), now);
    }
    if (result.end() == UpDownUp.End.ASTRAY) {
      goBack();
    } else {
      updated.keepNowAndThen();
    }
    return isUp;
  }

  /**
   * What follows is compared with what is there now. A default that keeps the moment at which it
   * was made is another one then, and states before it can't be had again.
   */
  private void goBack() throws SQLException, UpdatedDatabase.IrreproducibleException {
    SchemaSnapshot made = updated.goBack();
    if (!made.equals(now)) {
      now = made;
      wayBack = WayBack.from(made);
    }
  }

  /** Looks at the rules, and makes up rows for tables that have come. */
  private RehearsedChangeset followed(RehearsedChangeset rehearsed) throws SQLException {
    Notes notes = new Notes(rehearsed.changeset());
    request.rules().newlyBroken(database.settings()).forEach(notes::ruleBroken);
    if (rows.fill()) {
      // Rows that are made up may break a rule, which is no changeset's fault.
      request.rules().look(database.settings());
    }
    return notes.addedTo(rehearsed);
  }

  private static List<RehearsedChangeset> notReached(List<ReversibleChangeset> changesets) {
    return changesets.stream()
        .map(
            changeset ->
                UpDownUp.notReached(
                    changeset,
                    "The changeset was not rehearsed: one before it failed (--keep-going leaves that out)."))
        .toList();
  }
}
