package org.schemaassurance.rehearse.trace;

import java.util.List;
import java.util.Set;
import org.schemaassurance.model.IndexBuild;
import org.schemaassurance.model.TableScan;

/**
 * What a statement did beside locking; as in {@code StatementTrace}.
 *
 * @param refilled indexes, by their OIDs, that got a new file: it locks them ACCESS EXCLUSIVE,
 *     whoever has seen it (RelationSetNewRelfilenumber)
 */
record Effects(
    List<String> rewritten,
    List<String> emptied,
    List<IndexBuild> indexes,
    List<TableScan> scans,
    List<String> validated,
    Set<Long> refilled) {
  static final Effects NONE =
      new Effects(List.of(), List.of(), List.of(), List.of(), List.of(), Set.of());
}
