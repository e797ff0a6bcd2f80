package org.schemaassurance.model;

/**
 * A table that was there before and that a statement read from its first page to its last: for a
 * rewrite, for an index, to validate a constraint, or by a query.
 *
 * @param table qualified, as {@link QualifiedName#toString} writes it
 * @param rows that were read, of the rehearsed database
 * @param under the strongest lock that the transaction held on the table then
 */
public record TableScan(String table, long rows, LockMode under) {}
