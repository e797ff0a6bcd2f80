package org.schemaassurance.rehearse;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.StatementTrace;
import org.schemaassurance.rehearse.hints.ChangesetText;
import org.schemaassurance.rehearse.hints.ExistingObjects;
import org.schemaassurance.rehearse.hints.HintSearch;

/**
 * Adds what hints find to the notes of a changeset.
 *
 * @param schema of names that have none
 */
public record HintNotes(HintSearch search, String schema) {
  /** Of a way up; the trace tells which statements were sent. */
  void ofUp(ReversibleChangeset changeset, SchemaSnapshot before, ChangesetTrace up, Notes notes) {
    search.in(text(changeset, before, up), Optional.of(up)).forEach(notes::hint);
  }

  /** Of a rollback, as far as it is about what was there before the changeset. */
  void ofDown(
      ReversibleChangeset changeset, SchemaSnapshot before, ChangesetTrace down, Notes notes) {
    search.inRollback(text(changeset, before, down), down).forEach(notes::hintOfRollback);
  }

  private ChangesetText text(
      ReversibleChangeset changeset, SchemaSnapshot before, ChangesetTrace trace) {
    return ChangesetText.of(
        sent(trace),
        changeset.inTransaction(),
        changeset.stripped(),
        ExistingObjects.of(before, schema));
  }

  private static List<String> sent(ChangesetTrace trace) {
    return trace.statements().stream().map(StatementTrace::sql).toList();
  }
}
