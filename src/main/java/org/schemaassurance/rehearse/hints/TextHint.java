package org.schemaassurance.rehearse.hints;

import java.util.stream.Stream;

/** A hint that reads the statements of a changeset. */
@FunctionalInterface
interface TextHint {
  /** What it has to say; of one object more than once, if that is simpler. */
  Stream<Remark> in(ChangesetText changeset);
}
