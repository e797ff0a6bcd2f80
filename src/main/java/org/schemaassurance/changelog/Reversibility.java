package org.schemaassurance.changelog;

import java.util.List;
import java.util.Optional;
import liquibase.change.Change;
import liquibase.change.core.EmptyChange;
import liquibase.change.core.TagDatabaseChange;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.ReversibleChangeset.Undo;

/** How a changeset can be taken back: as it is written, as Liquibase makes it up, or not at all. */
record Reversibility(Database database) {
  ReversibleChangeset of(ChangeSet changeset, DeclaredChangeset declared) {
    return new ReversibleChangeset(
        declared,
        undo(changeset),
        inTheWay(changeset),
        changeset.isRunInTransaction(),
        Optional.ofNullable(changeset.getComments()),
        changeset.getChanges().stream()
            .filter(TagDatabaseChange.class::isInstance)
            .map(change -> ((TagDatabaseChange) change).getTag())
            .findFirst(),
        ChangesetSql.stripped(changeset));
  }

  private Undo undo(ChangeSet changeset) {
    List<Change> written = changeset.getRollback().getChanges();
    if (!written.isEmpty()) {
      return written.stream().allMatch(EmptyChange.class::isInstance) ? Undo.EMPTY : Undo.WRITTEN;
    }
    return changeset.supportsRollback(database) ? Undo.GENERATED : Undo.NONE;
  }

  private List<String> inTheWay(ChangeSet changeset) {
    return undo(changeset) == Undo.NONE
        ? changeset.getChanges().stream()
            .filter(change -> !change.supportsRollback(database))
            .map(change -> change.getSerializedObjectName())
            .distinct()
            .toList()
        : List.of();
  }
}
