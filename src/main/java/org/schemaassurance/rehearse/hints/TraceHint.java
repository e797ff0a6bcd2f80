package org.schemaassurance.rehearse.hints;

import java.util.stream.Stream;

/** A hint that looks at what the statements of a changeset did. */
@FunctionalInterface
interface TraceHint {
  /** What it has to say; of one object more than once, if that is simpler. */
  Stream<Remark> in(TracedChangeset changeset);
}
