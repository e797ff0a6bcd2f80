package org.schemaassurance.rehearse.rows;

import java.util.List;
import java.util.Optional;

/**
 * Columns whose values are chosen together: those of a foreign key, or a single one.
 *
 * @param name of the relation that the values are chosen from; unique in the statement
 * @param size how many there are to choose from, as SQL; empty where any number makes a value
 * @param salt makes its choice another one than its neighbours'
 * @param isWithin its choice depends on another one: it is made among what goes with that
 */
record Unit(String name, List<String> columns, Optional<String> size, int salt, boolean isWithin) {
  Unit {
    columns = List.copyOf(columns);
  }

  /** A number of the row that looks random and is always the same. */
  String hash(int more) {
    return "(pg_catalog.hashint8extended("
        + RowQuery.NUMBER
        + ", "
        + (salt * 10 + more)
        + ") & 2147483647)";
  }
}
