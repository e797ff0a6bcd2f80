package org.schemaassurance.model;

import java.time.Duration;

/**
 * A lock that a statement took on a table, or made stronger.
 *
 * @param table qualified, as {@link QualifiedName#toString} writes it; also a partitioned table or
 *     a materialized view
 * @param held from the beginning of the statement to the end of its transaction, or of the
 *     statement where it released the lock itself; on the rehearsed database
 */
public record TableLock(String table, LockMode mode, Duration held) {}
