package org.schemaassurance.backfill;

import java.util.List;

/**
 * One batch that was run.
 *
 * @param rows of the driving table
 * @param repaired rows that the repair wrote
 * @param end the key of its last row, as text
 * @param passEnd the key with which the pass ends
 * @param isLast whether the pass ends with it
 */
record Batch(int rows, long repaired, List<String> end, List<String> passEnd, boolean isLast) {
  /** Where no row is left, or none was there. */
  static final Batch NONE = new Batch(0, 0, List.of(), List.of(), true);
}
