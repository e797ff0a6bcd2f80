package org.schemaassurance.connect;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes something of a query's answer, or of one row of it. */
@FunctionalInterface
public interface RowReader<T> {
  /**
   * @param rows where an answer is read, before its first row; where a row is read, on it. Closed
   *     by the caller
   */
  T read(ResultSet rows) throws SQLException;
}
