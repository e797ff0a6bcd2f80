package org.schemaassurance.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What decides whether one index can stand in for another.
 *
 * @param table its table, qualified
 * @param name without its schema, which is the table's
 * @param partitioned whether its table is, so that PostgreSQL takes no CONCURRENTLY
 * @param method {@code btree} and its like
 * @param valid whether it is valid, ready and live
 * @param chosen whether somebody has picked just this one: as replica identity, for CLUSTER, or by
 *     a foreign key that references its columns
 * @param columns the key's, or expressions
 * @param operators of each: operator class, its options, collation
 * @param orders of each: whether descending, and where NULLs are
 * @param included the columns behind INCLUDE
 * @param predicate of a partial index; empty of another one
 * @param neverNull columns that are NOT NULL, and of which the predicate says so
 * @param constraint that it belongs to
 */
public record IndexFacts(
    String table,
    String name,
    boolean partitioned,
    String method,
    Uniqueness uniqueness,
    boolean valid,
    boolean chosen,
    List<String> columns,
    List<String> operators,
    List<String> orders,
    List<String> included,
    String predicate,
    List<String> neverNull,
    Optional<String> constraint) {

  /** What it refuses. */
  public record Uniqueness(
      boolean unique, boolean primary, boolean immediate, boolean nullsNotDistinct) {}

  /** {@code schema.table.index}. */
  public String qualifiedName() {
    return table + "." + name;
  }

  /** For reading: {@code (a, b DESC) WHERE c} is {@code (a, b) WHERE c}. */
  public String list() {
    return "("
        + String.join(", ", columns)
        + ")"
        + (included.isEmpty() ? "" : " INCLUDE (" + String.join(", ", included) + ")")
        + (predicate.isEmpty() ? "" : " WHERE " + predicate);
  }
}
