package org.schemaassurance.model;

import java.util.Map;
import java.util.Optional;

/**
 * How large tables are in production, as far as it is known.
 *
 * @param byTable by the qualified name
 */
public record TableSizes(Map<String, TableSize> byTable) {
  /** Where nothing is known. */
  public static final TableSizes UNKNOWN = new TableSizes(Map.of());

  public TableSizes {
    byTable = Map.copyOf(byTable);
  }

  /** The size of a table, if it is known. */
  public Optional<TableSize> of(String table) {
    return Optional.ofNullable(byTable.get(table));
  }
}
