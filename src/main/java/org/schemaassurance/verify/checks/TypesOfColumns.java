package org.schemaassurance.verify.checks;

import java.util.Optional;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Table;
import org.schemaassurance.sql.ColumnTypes;

/** The columns of one table, for expressions about its rows. */
record TypesOfColumns(Table table) implements ColumnTypes {
  @Override
  public Optional<String> typeOf(String column) {
    return table.column(column).map(Column::type);
  }
}
