package org.schemaassurance.model;

import java.util.Optional;

/**
 * The strongest lock on a table on one way of a changeset.
 *
 * @param way up or down
 * @param trace of that way
 */
public record RehearsedLock(Way way, TableLock lock, ChangesetTrace trace) {
  /** Which run of a changeset. */
  public enum Way {
    UP("up"),
    /** Its rollback. */
    DOWN("down");

    private final String word;

    Way(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** Whether somebody who reads or writes rows waits meanwhile. */
  public boolean blocksWork() {
    return lock.mode().blocksReads() || lock.mode().blocksWrites();
  }

  /** Who waits: {@code reads and writes}, {@code writes}, {@code VACUUM}, {@code nobody}. */
  public String waiting() {
    if (lock.mode().blocksReads()) {
      return "reads and writes";
    } else if (lock.mode().blocksWrites()) {
      return "writes";
    }
    return lock.mode().blocks().isEmpty() ? "nobody" : "VACUUM";
  }

  /** The statement that took it. */
  public String statement() {
    return trace.whatLocked(lock.table()).map(StatementTrace::sql).orElse("");
  }

  /**
   * How long it would be held in production; empty if how large the table is there is not known.
   */
  public Optional<LockEstimate> estimate(TableSizes sizes) {
    return sizes.of(lock.table()).map(size -> LockEstimate.of(trace, lock, sizes));
  }
}
