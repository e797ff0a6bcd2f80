package org.schemaassurance.assurance;

import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.TableSize;
import org.schemaassurance.model.TableSizes;

/**
 * How many rows tables get: all the same, or in proportion to their sizes in production.
 *
 * @param most for the largest table
 */
record WantedRows(int most, TableSizes sizes) {
  /** So few at least that something can go wrong with them. */
  private static final int LEAST = 10;

  long of(QualifiedName table) {
    return sizes.of(table.toString()).map(this::inProportion).orElse((long) most);
  }

  private long inProportion(TableSize size) {
    long largest = sizes.byTable().values().stream().mapToLong(TableSize::rows).max().orElse(0);
    long rows = largest == 0 ? most : Math.round((double) most * size.rows() / largest);
    return Math.min(most, Math.max(rows, LEAST));
  }
}
