package org.schemaassurance.connect;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes something of a query's answer. */
@FunctionalInterface
public interface RowReader<T> {
  /**
   * @param rows before its first row; closed by the caller
   */
  T read(ResultSet rows) throws SQLException;
}
