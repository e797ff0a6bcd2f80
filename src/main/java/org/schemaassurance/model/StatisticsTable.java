package org.schemaassurance.model;

import java.util.List;

/**
 * The answer to a question that no rule judges, shown as a table.
 *
 * @param rows as wide as the columns; a NULL is an empty text
 */
public record StatisticsTable(String title, List<String> columns, List<List<String>> rows) {
  public StatisticsTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
