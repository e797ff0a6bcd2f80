package org.schemaassurance.connect;

/**
 * A role that PostgreSQL has in every database since 14 and that may look and do nothing.
 *
 * <p>Source: PostgreSQL manual, "Predefined Roles".
 */
public enum Reader {
  /** Reads all tables, views and sequences. */
  DATA("pg_read_all_data"),
  /** Sees settings, and what others' sessions are doing. */
  MONITOR("pg_monitor");

  private final String role;

  Reader(String role) {
    this.role = role;
  }

  /** Its name in the catalog. */
  public String role() {
    return role;
  }
}
