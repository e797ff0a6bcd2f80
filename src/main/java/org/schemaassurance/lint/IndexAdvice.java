package org.schemaassurance.lint;

import org.schemaassurance.catalog.IndexFacts;

/** The statements that make or remove an index, as a person may run them in production. */
final class IndexAdvice {
  private IndexAdvice() {}

  /**
   * Makes one.
   *
   * @param partitioned whether its table is
   * @param on the table, and what stands behind it
   */
  static String create(boolean partitioned, String on) {
    return "CREATE INDEX " + concurrently(partitioned) + "ON " + on + ";";
  }

  /** Removes one, with the constraint that it belongs to. */
  static String drop(IndexFacts index) {
    return index
        .constraint()
        .map(name -> "ALTER TABLE " + index.table() + " DROP CONSTRAINT " + name + ";")
        .orElse(
            "DROP INDEX "
                + concurrently(index.partitioned())
                + index.table().substring(0, schemaLength(index.table()))
                + index.name()
                + ";");
  }

  /** Where writes shall not wait, but for a partitioned table, of which PostgreSQL refuses it. */
  private static String concurrently(boolean partitioned) {
    return partitioned ? "" : "CONCURRENTLY ";
  }

  /** With its dot. */
  private static int schemaLength(String table) {
    boolean quoted = false;
    for (int i = 0; i < table.length(); i++) {
      if (table.charAt(i) == '"') {
        quoted = !quoted;
      } else if (table.charAt(i) == '.' && !quoted) {
        return i + 1;
      }
    }
    return 0;
  }
}
