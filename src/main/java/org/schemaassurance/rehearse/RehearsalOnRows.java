package org.schemaassurance.rehearse;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.StepOutcome;
import org.schemaassurance.rehearse.hints.ExistingObjects;

/**
 * Rehearses one changeset after the other on rows; where those are in its way, without what was
 * made up, and on empty tables: what changesets have inserted may be needed, and what they have
 * made of the rows may be in the way.
 */
final class RehearsalOnRows {
  private final TracedSteps steps;
  private final HintNotes hints;
  private final RowWatch watch;
  private final RehearsedRows rows;
  private final UpdatedDatabase updated;
  private final Set<String> tablesOfStart;

  /** Whether one of them is missing since the server lacks an extension. */
  private boolean isShortOf;

  /**
   * @param updated as it is before the first one
   */
  RehearsalOnRows(
      TracedSteps steps,
      HintNotes hints,
      RowWatch watch,
      RehearsedRows rows,
      UpdatedDatabase updated) {
    this.steps = steps;
    this.hints = hints;
    this.watch = watch;
    this.rows = rows;
    this.updated = updated;
    this.tablesOfStart = ExistingObjects.of(updated.now(), "").tables();
  }

  /**
   * Rehearses one.
   *
   * @throws UpdatedDatabase.IrreproducibleException if what is up does not run again on other rows
   */
  UpDownUp.Result rehearse(ReversibleChangeset changeset)
      throws SQLException, UpdatedDatabase.IrreproducibleException {
    UpDownUp onRows = course(changeset);
    UpDownUp.Result result = onRows.run();
    isShortOf |= onRows.failure().filter(UpFailure::isForWantOfAnExtension).isPresent();
    Optional<StepOutcome.Failed> ofRows = onRows.failure().filter(UpFailure::mayBeOfRows);
    if (ofRows.isEmpty() || !rows.areMadeUp()) {
      return result;
    }
    for (boolean all : List.of(false, true)) {
      updated.goBack();
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

  private UpDownUp course(ReversibleChangeset changeset) {
    return new UpDownUp(steps, hints, watch, changeset, updated.now(), isShortOf);
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

  /** A table that has come in this rehearsal may have no rows in production, either. */
  private boolean touchesWhatWasThere(RehearsedChangeset rehearsed) {
    return rehearsed.up().stream()
        .flatMap(up -> up.strongestLocks().stream())
        .anyMatch(lock -> tablesOfStart.contains(lock.table()));
  }
}
