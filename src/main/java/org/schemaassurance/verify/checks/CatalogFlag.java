package org.schemaassurance.verify.checks;

import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlLiteral;

/**
 * A column of {@code pg_class} that says whether the server has to look for something of a table.
 * Where it is false, what is there does nothing. Only writing into the catalog sets it wrongly, as
 * dumps of old did to disable triggers; nothing but that sets it right.
 */
enum CatalogFlag {
  HAS_TRIGGERS("relhastriggers"),
  HAS_INDEX("relhasindex");

  private final String column;

  CatalogFlag(String column) {
    this.column = column;
  }

  /** The statement, for a superuser. */
  String setFor(QualifiedName table) {
    return "UPDATE pg_catalog.pg_class SET %s = true WHERE oid = %s::pg_catalog.regclass;"
        .formatted(column, SqlLiteral.of(table.toString()));
  }
}
