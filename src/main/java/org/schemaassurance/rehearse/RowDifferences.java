package org.schemaassurance.rehearse;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.rehearse.rows.ContentChange;

/** Tells what became of the rows that were there before a changeset. */
final class RowDifferences {
  private static final Phrase AS_BEFORE = Phrase.of("the rows that were there before");

  private RowDifferences() {}

  /**
   * What a rollback has made of them.
   *
   * @return whether none is lost or changed; a sequence may have moved
   */
  static boolean tellOfRollback(
      List<ContentChange> changes, ReversibleChangeset changeset, Notes notes) {
    changes.forEach(change -> tell(change, changeset.reasonForLoss(), notes));
    return !ContentChange.areOfRows(changes);
  }

  private static void tell(ContentChange change, Optional<String> reason, Notes notes) {
    if (change instanceof ContentChange.SequenceMoved moved) {
      tell(
          Observation.SEQUENCE_MOVED,
          moved,
          Phrase.of("it " + moved.before() + " after the rollback"),
          Phrase.of("it " + moved.after()),
          notes);
    } else if (!change.isLoss()) {
      tell(Observation.ROWS_CHANGED, change, AS_BEFORE, afterTheRollback(change), notes);
    } else if (reason.isEmpty()) {
      tell(Observation.ROWS_LOST, change, AS_BEFORE, afterTheRollback(change), notes);
    } else {
      notes.accepted("%s %s, accepted: %s".formatted(change.object(), change.said(), reason.get()));
    }
  }

  private static Phrase afterTheRollback(ContentChange change) {
    return Phrase.of("after the rollback that it " + change.said());
  }

  /** What a changeset has made of them that has run once more without having been taken back. */
  static void tellOfFurtherRun(List<ContentChange> changes, Notes notes) {
    changes.stream()
        .filter(change -> !(change instanceof ContentChange.SequenceMoved))
        .forEach(
            change ->
                tell(
                    Observation.NOT_IDEMPOTENT,
                    change,
                    AS_BEFORE,
                    Phrase.of("after it ran again that it " + change.said()),
                    notes));
  }

  private static void tell(
      Observation what, ContentChange change, Phrase expected, Phrase found, Notes notes) {
    String object = change.object().toString();
    notes.broken(what, object, object, expected, found);
  }
}
