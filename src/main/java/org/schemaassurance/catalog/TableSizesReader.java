package org.schemaassurance.catalog;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.TableSize;
import org.schemaassurance.model.TableSizes;

/** Reads how large tables are, without looking at a row. */
public final class TableSizesReader {
  private static final CatalogQuery SIZES = CatalogQuery.load("table-sizes");

  private TableSizesReader() {}

  /**
   * Of all tables that are there.
   *
   * @throws org.schemaassurance.model.UndeterminedException if the catalog cannot be read
   */
  public static TableSizes read(ReadOnlySession session) {
    Map<String, TableSize> sizes = new HashMap<>();
    try {
      SIZES.rows(
          session.connection(),
          row ->
              sizes.put(
                  new QualifiedName(row.getString("schema_name"), row.getString("table_name"))
                      .toString(),
                  new TableSize(row.getLong("rows"), row.getLong("bytes"))));
      return new TableSizes(sizes);
    } catch (SQLException failed) {
      throw session.failure("The sizes of tables cannot be read: " + failed.getMessage(), failed);
    }
  }
}
