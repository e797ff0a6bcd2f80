package org.schemaassurance.rehearse.trace;

/**
 * How often a session has read a table from its beginning, or an index, and how many rows it got.
 */
record Reads(long scans, long rows) {
  static final Reads NONE = new Reads(0, 0);

  Reads since(Reads before) {
    return new Reads(scans - before.scans, rows - before.rows);
  }
}
