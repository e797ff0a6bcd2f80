package org.schemaassurance.model;

import java.time.Duration;
import java.util.Optional;

/**
 * A lock that a statement took on a table, or made stronger.
 *
 * @param table qualified, as {@link QualifiedName#toString} writes it; also a partitioned table or
 *     a materialized view
 * @param held from the beginning of the statement to the end of its transaction, or of the
 *     statement where it released the lock itself; on the rehearsed database
 * @param index the index of the table that is locked, and not the table itself: whoever plans a
 *     query on a table, or writes into it, opens all of its indexes (REINDEX)
 */
public record TableLock(String table, LockMode mode, Duration held, Optional<String> index) {
  /** One of the table itself. */
  public TableLock(String table, LockMode mode, Duration held) {
    this(table, mode, held, Optional.empty());
  }
}
