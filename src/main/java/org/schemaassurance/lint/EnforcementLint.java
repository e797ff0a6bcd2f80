package org.schemaassurance.lint;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.schemaassurance.model.SchemaSnapshot;

/**
 * A lint that judges the facts of a snapshot, which has only what differs from what PostgreSQL
 * assumes: a trigger that fires has no state.
 */
record EnforcementLint(Lint lint, Function<SchemaSnapshot, Stream<Suspicion>> look) {
  List<Suspicion> in(SchemaSnapshot snapshot) {
    return look.apply(snapshot).toList();
  }
}
