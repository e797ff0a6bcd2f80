package org.schemaassurance.verify.checks;

/** Constants in statements that are put together (PostgreSQL manual, "String Constants"). */
final class SqlLiteral {
  private SqlLiteral() {}

  /** In quotes; a session has standard_conforming_strings on. */
  static String of(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
