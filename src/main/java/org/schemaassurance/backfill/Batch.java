package org.schemaassurance.backfill;

import java.util.List;

/**
 * One batch that was run.
 *
 * @param rows of the driving table
 * @param repaired rows that the repair wrote
 * @param end the key of its last row, as text
 * @param isLast whether the pass ends with it
 */
record Batch(int rows, long repaired, List<String> end, boolean isLast) {}
