package org.schemaassurance.rehearse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.rehearse.rows.ContentChange;

/** Tells that a changeset has no rollback, or an empty one, and whether it needs one. */
final class MissingRollback {
  private MissingRollback() {}

  /**
   * @param isNoneNeeded whether neither the schema nor a row is another one
   * @param changed what it has made of the rows, where that is all that it did
   */
  static void tell(
      boolean isNoneNeeded,
      List<ContentChange> changed,
      ReversibleChangeset changeset,
      Notes notes) {
    Optional<String> reason = changeset.reasonForNone();
    if (reason.isPresent()) {
      notes.accepted("There is no rollback, accepted: " + reason.get());
    } else if (isNoneNeeded) {
      RowDifferences.tellOfRollback(changed, changeset, notes);
      if (changed.isEmpty()) {
        notes.holds("The changeset changes nothing that its empty rollback would have to restore.");
      }
    } else {
      notes.broken(
          Observation.ROLLBACK_MISSING, Phrase.of("a rollback"), found(changeset, changed));
    }
  }

  private static Phrase found(ReversibleChangeset changeset, List<ContentChange> changed) {
    String left =
        changed.stream()
            .map(change -> change.object() + " " + change.said())
            .collect(Collectors.joining("; "));
    return Phrase.of(left.isEmpty() ? found(changeset) : found(changeset) + ", though " + left);
  }

  private static String found(ReversibleChangeset changeset) {
    if (changeset.undo() == ReversibleChangeset.Undo.EMPTY) {
      return "an empty one";
    }
    return changeset.inTheWay().isEmpty()
        ? "none"
        : "none, and Liquibase derives none from " + String.join(", ", changeset.inTheWay());
  }
}
