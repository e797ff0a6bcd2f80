package org.schemaassurance.rehearse.trace;

import java.util.List;
import org.schemaassurance.model.IndexBuild;
import org.schemaassurance.model.TableScan;

/** What a statement did beside locking; as in {@code StatementTrace}. */
record Effects(
    List<String> rewritten,
    List<String> emptied,
    List<IndexBuild> indexes,
    List<TableScan> scans,
    List<String> validated) {
  static final Effects NONE = new Effects(List.of(), List.of(), List.of(), List.of(), List.of());
}
