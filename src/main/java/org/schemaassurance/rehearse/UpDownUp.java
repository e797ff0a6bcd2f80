package org.schemaassurance.rehearse;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.drift.SnapshotDiff;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.ReversibleChangeset.Undo;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.StepOutcome;
import org.schemaassurance.rehearse.rows.ContentChange;

/** One changeset, run up, down and up. */
final class UpDownUp {
  private final NotedSteps steps;
  private final RowWatch rows;
  private final ReversibleChangeset changeset;
  private final SchemaSnapshot before;
  private final boolean isShortOf;
  private final Notes notes;
  private SchemaSnapshot after;
  private Optional<StepOutcome.Failed> failure = Optional.empty();

  /** Where a changeset leaves the database. */
  enum End {
    /** As an update leaves it. */
    UP,
    /** As it was before. */
    NOT_UP,
    /** An update would have left it otherwise. */
    ASTRAY
  }

  /**
   * What came of it.
   *
   * @param canGoBack whether the rollback restores what was there, and the second run up what the
   *     first one made
   * @param snapshot of what it leaves, where it leaves what an update would
   */
  record Result(RehearsedChangeset rehearsed, End end, boolean canGoBack, SchemaSnapshot snapshot) {
    /** The same with further findings. */
    Result with(Notes further) {
      return new Result(further.addedTo(rehearsed), end, canGoBack, snapshot);
    }
  }

  /**
   * @param before what is there now
   * @param isShortOf whether a changeset before was left out since this server lacks an extension
   */
  UpDownUp(
      TracedSteps steps,
      HintNotes hints,
      RowWatch rows,
      ReversibleChangeset changeset,
      SchemaSnapshot before,
      boolean isShortOf) {
    this.rows = rows;
    this.changeset = changeset;
    this.before = before;
    this.isShortOf = isShortOf;
    this.after = before;
    this.notes = new Notes(changeset);
    this.steps = new NotedSteps(steps, hints, changeset, before, notes);
  }

  Result run() throws SQLException {
    rows.look();
    StepOutcome first = steps.up();
    if (first instanceof StepOutcome.Failed failed) {
      UpFailure.tell(failed, isShortOf, notes);
      failure = Optional.of(failed);
      return result(isAs(before) ? End.NOT_UP : End.ASTRAY, false);
    }
    if (first instanceof StepOutcome.PassedOver passed && !passed.recorded()) {
      notes.holds("The changeset was passed over: its precondition is not met.");
      return result(End.UP, true);
    }
    after = steps.snapshot();
    if (changeset.canBeUndone()) {
      return undone(first);
    }
    // Asked once, and before it runs again, which is another beginning for the rows.
    boolean isCatalogAsBefore = changeset.undo() == Undo.EMPTY && after.equals(before);
    List<ContentChange> changed = isCatalogAsBefore ? rows.changes(steps.traces()) : List.of();
    boolean isNoneNeeded = isCatalogAsBefore && !ContentChange.areOfRows(changed);
    MissingRollback.tell(isNoneNeeded, changed, changeset, notes);
    return result(again() ? End.UP : End.ASTRAY, isNoneNeeded);
  }

  /** Why it did not go up, if it did not. */
  Optional<StepOutcome.Failed> failure() {
    return failure;
  }

  private Result undone(StepOutcome first) throws SQLException {
    if (steps.down() instanceof StepOutcome.Failed failed) {
      notes.failed(
          failed.isRefusal() ? Observation.ROLLBACK_REFUSES : Observation.ROLLBACK_FAILS,
          "its rollback to run",
          failed);
      return result(isAs(after) ? End.UP : End.ASTRAY, false);
    }
    boolean restores =
        SchemaDifferences.tell(
            Observation.ROLLBACK_INCOMPLETE, "after the rollback", before, steps.snapshot(), notes);
    boolean keepsRows =
        RowDifferences.tellOfRollback(rows.changes(steps.traces()), changeset, notes);
    if (steps.upBesideTraffic() instanceof StepOutcome.Failed failed) {
      notes.failed(Observation.SECOND_UP_FAILS, "it to run again after its rollback", failed);
      return result(End.ASTRAY, false);
    }
    SchemaSnapshot second = steps.snapshot();
    boolean asFirst = isLeftBy(second, Observation.SECOND_UP_DIFFERS, "after the second run up");
    boolean asBefore = asFirst && again();
    if (notes.areEmpty()) {
      notes.holds(fine(first));
    }
    return result(asBefore ? End.UP : End.ASTRAY, restores && keepsRows && asFirst);
  }

  private static String fine(StepOutcome first) {
    return first instanceof StepOutcome.PassedOver
        ? "The changeset counts as run without having done anything, since its precondition is not met; its rollback does nothing, either."
        : "The changeset goes up, down and up, and its rollback restores what was there.";
  }

  /** What says that it runs again has to leave what is there. */
  private boolean again() throws SQLException {
    if (!changeset.runsAgain()) {
      return true;
    }
    rows.forget(steps.traces());
    rows.look();
    TracedSteps.Traced further = steps.upOnceMore();
    if (further.outcome() instanceof StepOutcome.Failed failed) {
      notes.failed(Observation.NOT_IDEMPOTENT, "it to run once more", failed);
      return false;
    }
    RowDifferences.tellOfFurtherRun(rows.changes(List.of(further.trace())), notes);
    rows.forget(List.of(further.trace()));
    return isLeftBy(steps.snapshot(), Observation.NOT_IDEMPOTENT, "after it ran again");
  }

  /** Whether a further run leaves what the first did; its words for that count from now on. */
  private boolean isLeftBy(SchemaSnapshot further, Observation otherwise, String when) {
    boolean same = SchemaDifferences.tell(otherwise, when, after, further, notes);
    after = same ? further : after;
    return same;
  }

  private boolean isAs(SchemaSnapshot expected) {
    return SnapshotDiff.between(expected, steps.snapshot()).isEmpty();
  }

  private Result result(End end, boolean canGoBack) {
    rows.forget(steps.traces());
    return new Result(steps.rehearsed(), end, canGoBack, after);
  }
}
