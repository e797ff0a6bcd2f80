package org.schemaassurance.rehearse.rows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.schemaassurance.model.QualifiedName;

/** The numbers that rows are made of: no two of a table get the same one. */
final class RowNumbers {
  private final Map<QualifiedName, Long> next = new HashMap<>();

  /** Takes some; the first of them, which no other row gets, nor those behind it. */
  long taken(FillableTable table, long count) {
    return next.merge(table.name(), count, Long::sum) - count;
  }

  /** Takes the same ones of several tables. */
  long taken(List<FillableTable> tables, long count) {
    long first = 0;
    for (FillableTable table : tables) {
      first = Math.max(first, next.getOrDefault(table.name(), 0L));
    }
    for (FillableTable table : tables) {
      next.put(table.name(), first + count);
    }
    return first;
  }
}
