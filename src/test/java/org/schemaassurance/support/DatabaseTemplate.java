package org.schemaassurance.support;

import java.sql.Connection;

/**
 * The recipe of a database that many tests start from; it has a constructor without parameters. It
 * is cooked once per JVM, then cloned for each test.
 */
public interface DatabaseTemplate {
  /**
   * Fills an empty database.
   *
   * @param connection of the superuser, in autocommit mode; closed by the caller
   */
  void build(Connection connection) throws Exception;
}
