package org.schemaassurance.connect;

import java.sql.Connection;
import java.sql.SQLException;

/** Something to do with a connection that belongs to somebody else. */
@FunctionalInterface
public interface SqlWork<T> {
  /**
   * @param connection not to be closed, committed or rolled back
   */
  T with(Connection connection) throws SQLException;
}
