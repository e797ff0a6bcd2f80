package org.schemaassurance.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * A foreign key as far as linters judge it.
 *
 * @param givenTable as it was asked for
 * @param givenConstraint as it was asked for
 * @param name {@code schema.table.constraint}
 * @param own the referencing columns
 * @param referenced the referenced ones, in the same order
 * @param partitioned whether the referencing table is, so that PostgreSQL takes no CONCURRENTLY
 * @param indexed whether an index finds all referencing rows
 */
public record ForeignKeyFacts(
    String givenTable,
    String givenConstraint,
    String name,
    Side own,
    Side referenced,
    boolean partitioned,
    boolean indexed) {

  /**
   * One side of it.
   *
   * @param types as {@code format_type} prints them
   */
  public record Side(String table, List<String> columns, List<String> types) {
    /** {@code (a, b)}. */
    public String list() {
      return "(" + String.join(", ", columns) + ")";
    }
  }

  /** Whether the other one says the same. */
  public boolean saysTheSameAs(ForeignKeyFacts other) {
    return own.equals(other.own) && referenced.equals(other.referenced);
  }

  /** The positions at which the two sides have different types. */
  public List<Integer> mismatches() {
    List<Integer> mismatches = new ArrayList<>();
    for (int i = 0; i < own.types().size(); i++) {
      if (!own.types().get(i).equals(referenced.types().get(i))) {
        mismatches.add(i);
      }
    }
    return mismatches;
  }
}
