package org.schemaassurance.rehearse.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.QualifiedName;

/** Which tables there are to read, with their columns, for as long as nobody changes them. */
public final class TableListing {
  private static final NamedSql COLUMNS = NamedSql.of(TableListing.class, "stored-columns");

  private final List<Stored> tables;

  /** A table with columns of it that are stored. */
  record Stored(QualifiedName name, boolean isPartitioned, List<String> columns) {
    private Stored only(List<String> wanted) {
      return new Stored(name, isPartitioned, columns.stream().filter(wanted::contains).toList());
    }
  }

  private TableListing(List<Stored> tables) {
    this.tables = tables;
  }

  /** What there is now. */
  static TableListing read(Connection connection) throws SQLException {
    return new TableListing(
        COLUMNS.rows(
            connection,
            row ->
                new Stored(
                    new QualifiedName(row.getString("schema_name"), row.getString("table_name")),
                    row.getBoolean("is_partitioned"),
                    NamedSql.texts(row, "columns"))));
  }

  /**
   * The columns that tables have, which is what a later reading is to be asked for, too.
   *
   * @param leftOut tables that are not looked at
   */
  public SortedMap<QualifiedName, List<String>> columns(Collection<QualifiedName> leftOut) {
    SortedMap<QualifiedName, List<String>> columns = new TreeMap<>();
    for (Stored table : tables) {
      if (!leftOut.contains(table.name())) {
        columns.put(table.name(), table.columns());
      }
    }
    return columns;
  }

  /**
   * Tables that are asked for and are there.
   *
   * @param columns of each table those that count; what is not there is left out
   */
  List<Stored> only(Map<QualifiedName, List<String>> columns) {
    return tables.stream()
        .filter(table -> columns.containsKey(table.name()))
        .map(table -> table.only(columns.get(table.name())))
        .toList();
  }
}
