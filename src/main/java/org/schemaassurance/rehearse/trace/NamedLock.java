package org.schemaassurance.rehearse.trace;

import java.util.Comparator;
import java.util.Optional;
import org.schemaassurance.model.LockMode;

/**
 * A lock, by the names that were there before the changeset.
 *
 * @param index of the table that is locked in its place
 */
record NamedLock(String table, LockMode mode, Optional<String> index)
    implements Comparable<NamedLock> {
  private static final Comparator<NamedLock> ORDER =
      Comparator.comparing(NamedLock::table)
          .thenComparing(NamedLock::mode)
          .thenComparing(lock -> lock.index().orElse(""));

  @Override
  public int compareTo(NamedLock other) {
    return ORDER.compare(this, other);
  }
}
