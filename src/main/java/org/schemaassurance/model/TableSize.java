package org.schemaassurance.model;

/**
 * How large a table is in production.
 *
 * @param rows {@code pg_class.reltuples}
 * @param bytes {@code pg_total_relation_size}
 */
public record TableSize(long rows, long bytes) {
  private static final long LARGE_ROWS = 1_000_000;
  private static final long LARGE_BYTES = 1L << 30;
  private static final long SMALL_ROWS = 10_000;
  private static final long SMALL_BYTES = 10L << 20;

  /** A million rows or a gigabyte: reading it takes seconds, and somebody waits. */
  public boolean isLarge() {
    return rows >= LARGE_ROWS || bytes >= LARGE_BYTES;
  }

  /** Fewer than 10,000 rows and 10 MB: it is read and written in milliseconds. */
  public boolean isSmall() {
    return rows < SMALL_ROWS && bytes < SMALL_BYTES;
  }
}
