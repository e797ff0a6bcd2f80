package org.schemaassurance.rehearse;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.drift.SnapshotDiff;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.ReversibleChangeset.Undo;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.StepOutcome;
import org.schemaassurance.model.TrafficStall;
import org.schemaassurance.rehearse.rows.ContentChange;

/** One changeset, run up, down and up. */
final class UpDownUp {
  private final TracedSteps steps;
  private final HintNotes hints;
  private final RowWatch rows;
  private final ReversibleChangeset changeset;
  private final SchemaSnapshot before;
  private final boolean isShortOf;
  private final Notes notes;
  private SchemaSnapshot after;
  private Optional<StepOutcome.Failed> failure = Optional.empty();
  private Optional<ChangesetTrace> up = Optional.empty();
  private Optional<ChangesetTrace> down = Optional.empty();
  private List<TrafficStall> stalls = List.of();

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
    this.steps = steps;
    this.hints = hints;
    this.rows = rows;
    this.changeset = changeset;
    this.before = before;
    this.isShortOf = isShortOf;
    this.after = before;
    this.notes = new Notes(changeset);
  }

  Result run() throws SQLException {
    rows.look();
    StepOutcome first = up();
    if (first instanceof StepOutcome.Failed failed) {
      UpFailure.tell(failed, isShortOf, notes);
      failure = Optional.of(failed);
      return result(isAs(before) ? End.NOT_UP : End.ASTRAY, false);
    }
    if (first instanceof StepOutcome.PassedOver passed && !passed.recorded()) {
      notes.holds("The changeset was passed over: its precondition is not met.");
      return result(End.UP, true);
    }
    after = snapshot();
    if (changeset.canBeUndone()) {
      return undone(first);
    }
    // Asked once, and before it runs again, which is another beginning for the rows.
    boolean isCatalogAsBefore = changeset.undo() == Undo.EMPTY && after.equals(before);
    List<ContentChange> changed = isCatalogAsBefore ? rows.changes(traces()) : List.of();
    boolean isNoneNeeded = isCatalogAsBefore && !ContentChange.areOfRows(changed);
    tellOfNoRollback(isNoneNeeded, changed);
    return result(again() ? End.UP : End.ASTRAY, isNoneNeeded);
  }

  private StepOutcome up() throws SQLException {
    TracedSteps.Traced step = steps.up(changeset);
    up = Optional.of(step.trace());
    hints.ofUp(changeset, before, step.trace(), notes);
    return step.outcome();
  }

  private StepOutcome down() throws SQLException {
    TracedSteps.Traced step = steps.down(changeset);
    down = Optional.of(step.trace());
    hints.ofDown(changeset, before, step.trace(), notes);
    return step.outcome();
  }

  private List<ChangesetTrace> traces() {
    return Stream.of(up, down).flatMap(Optional::stream).toList();
  }

  private SchemaSnapshot snapshot() {
    return steps.database().snapshot();
  }

  /** Why it did not go up, if it did not. */
  Optional<StepOutcome.Failed> failure() {
    return failure;
  }

  private Result undone(StepOutcome first) throws SQLException {
    if (down() instanceof StepOutcome.Failed failed) {
      notes.failed(
          failed.isRefusal() ? Observation.ROLLBACK_REFUSES : Observation.ROLLBACK_FAILS,
          "its rollback to run",
          failed);
      return result(isAs(after) ? End.UP : End.ASTRAY, false);
    }
    boolean restores =
        SchemaDifferences.tell(
            Observation.ROLLBACK_INCOMPLETE, "after the rollback", before, snapshot(), notes);
    boolean keepsRows = RowDifferences.tellOfRollback(rows.changes(traces()), changeset, notes);
    if (upBesideTraffic() instanceof StepOutcome.Failed failed) {
      notes.failed(Observation.SECOND_UP_FAILS, "it to run again after its rollback", failed);
      return result(End.ASTRAY, false);
    }
    SchemaSnapshot second = snapshot();
    boolean asFirst = isLeftBy(second, Observation.SECOND_UP_DIFFERS, "after the second run up");
    boolean asBefore = asFirst && again();
    if (notes.areEmpty()) {
      notes.holds(fine(first));
    }
    return result(asBefore ? End.UP : End.ASTRAY, restores && keepsRows && asFirst);
  }

  private StepOutcome upBesideTraffic() throws SQLException {
    ChangesetTrace first = up.orElseThrow();
    TracedSteps.Busy busy = steps.upAgainBesideTraffic(changeset, first);
    stalls = busy.stalls();
    stalls.stream()
        .filter(stall -> stall.contradicts(first))
        .forEach(stall -> notes.contradicted(stall, first));
    return busy.outcome();
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
    rows.forget(traces());
    rows.look();
    TracedSteps.Traced further = steps.up(changeset);
    if (further.outcome() instanceof StepOutcome.Failed failed) {
      notes.failed(Observation.NOT_IDEMPOTENT, "it to run once more", failed);
      return false;
    }
    RowDifferences.tellOfFurtherRun(rows.changes(List.of(further.trace())), notes);
    rows.forget(List.of(further.trace()));
    return isLeftBy(snapshot(), Observation.NOT_IDEMPOTENT, "after it ran again");
  }

  /** Whether a further run leaves what the first did; its words for that count from now on. */
  private boolean isLeftBy(SchemaSnapshot further, Observation otherwise, String when) {
    boolean same = SchemaDifferences.tell(otherwise, when, after, further, notes);
    after = same ? further : after;
    return same;
  }

  /**
   * @param changed what it has made of the rows, where that is all that it did
   */
  private void tellOfNoRollback(boolean isNoneNeeded, List<ContentChange> changed) {
    Optional<String> reason = changeset.reasonForNone();
    if (reason.isPresent()) {
      notes.accepted("There is no rollback, accepted: " + reason.get());
    } else if (isNoneNeeded) {
      RowDifferences.tellOfRollback(changed, changeset, notes);
      if (changed.isEmpty()) {
        notes.holds("The changeset changes nothing that its empty rollback would have to restore.");
      }
    } else {
      RowDifferences.tellOfNoRollback(changed, changeset, notes);
    }
  }

  private boolean isAs(SchemaSnapshot expected) {
    return SnapshotDiff.between(expected, snapshot()).isEmpty();
  }

  /**
   * Of a changeset to which it does not come.
   *
   * @param why a sentence
   */
  static RehearsedChangeset notReached(ReversibleChangeset changeset, String why) {
    Notes notes = new Notes(changeset);
    notes.unknown(Observation.UP_FAILS, why);
    return new RehearsedChangeset(changeset, notes.findings(), Optional.empty(), Optional.empty());
  }

  /** Whether a finding says that its changeset is not up. */
  static boolean isOfNoRun(Finding finding) {
    return finding.rule().name().equals(Observation.UP_FAILS.id());
  }

  private Result result(End end, boolean canGoBack) {
    rows.forget(traces());
    return new Result(
        new RehearsedChangeset(changeset, notes.findings(), up, down, stalls),
        end,
        canGoBack,
        after);
  }
}
