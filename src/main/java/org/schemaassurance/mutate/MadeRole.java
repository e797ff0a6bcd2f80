package org.schemaassurance.mutate;

import org.schemaassurance.model.SqlLiteral;

/**
 * The role that a sabotage is made for: it has the name and the mark of its database, and is
 * dropped with it. Statements of PL/pgSQL about it.
 */
final class MadeRole {
  private MadeRole() {}

  /**
   * Makes it.
   *
   * @param login LOGIN or NOLOGIN
   */
  static String created(String login) {
    return "EXECUTE (SELECT pg_catalog.format('CREATE ROLE %I "
        + login
        + " CONNECTION LIMIT %s', datname, datconnlimit)"
        + " FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()); ";
  }

  /**
   * Runs a statement that ends with its name.
   *
   * @param beginning all before the name
   */
  static String naming(String beginning) {
    return "EXECUTE pg_catalog.format("
        + SqlLiteral.of(beginning.replace("%", "%%") + " %I")
        + ", pg_catalog.current_database()); ";
  }
}
