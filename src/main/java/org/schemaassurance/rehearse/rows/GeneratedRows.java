package org.schemaassurance.rehearse.rows;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.QualifiedName;

/**
 * What tables have after rows were generated.
 *
 * @param tables each once, by their names
 */
public record GeneratedRows(List<FilledTable> tables) {

  /**
   * One table.
   *
   * @param wanted how many rows it was to have
   * @param rows how many it has, with those that were there before and those that triggers made
   * @param reason why that is fewer, as the server says it; empty where it is not
   */
  public record FilledTable(QualifiedName table, long wanted, long rows, Optional<String> reason) {}

  public GeneratedRows {
    tables = List.copyOf(tables);
  }

  /** Those with fewer rows than wanted. */
  public List<FilledTable> unfilled() {
    return tables.stream().filter(table -> table.reason().isPresent()).toList();
  }
}
