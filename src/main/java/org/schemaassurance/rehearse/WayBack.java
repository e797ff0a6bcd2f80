package org.schemaassurance.rehearse;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.schemaassurance.changelog.ChangesetStepper;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.StepOutcome;

/**
 * The whole way back, and up again: the changesets behind the last one that can't be taken back.
 *
 * @param start what was there before the first of them
 */
record WayBack(SchemaSnapshot start, List<ReversibleChangeset> changesets) {
  WayBack {
    changesets = List.copyOf(changesets);
  }

  static WayBack from(SchemaSnapshot start) {
    return new WayBack(start, List.of());
  }

  /**
   * With a further changeset.
   *
   * @param after what is there with it
   */
  WayBack with(ReversibleChangeset changeset, boolean canGoBack, SchemaSnapshot after) {
    return canGoBack
        ? new WayBack(start, Stream.concat(changesets.stream(), Stream.of(changeset)).toList())
        : from(after);
  }

  /**
   * Goes it.
   *
   * @param end what is there now
   * @return what was rehearsed, with what the way has shown of its changesets
   */
  List<RehearsedChangeset> walk(
      RehearsalDatabase database,
      ChangesetStepper stepper,
      SchemaSnapshot end,
      List<RehearsedChangeset> rehearsed)
      throws SQLException {
    if (changesets.size() < 2) {
      return rehearsed;
    }
    Notes notes = new Notes(changesets.get(0));
    int reached = changesets.size();
    while (reached > 0) {
      ReversibleChangeset changeset = changesets.get(reached - 1);
      if (changeset.canBeUndone() && stepper.down(changeset) instanceof StepOutcome.Failed failed) {
        if (!failed.isRefusal()) {
          return adding(
              rehearsed, failed(changeset, "its rollback to run after those behind it", failed));
        }
        break;
      }
      reached--;
    }
    if (reached == 0) {
      SchemaDifferences.tell(
          Observation.WHOLE_WAY_DIFFERS,
          "after all were taken back",
          start,
          database.snapshot(),
          notes);
    }
    for (ReversibleChangeset changeset : changesets.subList(reached, changesets.size())) {
      if (changeset.canBeUndone() && stepper.up(changeset) instanceof StepOutcome.Failed failed) {
        return adding(
            adding(rehearsed, notes),
            failed(changeset, "it to run again after all were taken back", failed));
      }
    }
    SchemaDifferences.tell(
        Observation.WHOLE_WAY_DIFFERS, "after all ran again", end, database.snapshot(), notes);
    return adding(rehearsed, notes);
  }

  private static Notes failed(
      ReversibleChangeset changeset, String expected, StepOutcome.Failed failed) {
    Notes notes = new Notes(changeset);
    notes.failed(Observation.WHOLE_WAY_DIFFERS, expected, failed);
    return notes;
  }

  /** To the changeset that they are of. */
  private static List<RehearsedChangeset> adding(List<RehearsedChangeset> rehearsed, Notes notes) {
    return rehearsed.stream().map(notes::addedTo).toList();
  }
}
