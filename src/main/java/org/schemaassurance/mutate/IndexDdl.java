package org.schemaassurance.mutate;

import org.schemaassurance.model.Index;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.model.Table;

/** What is done to an index, which stands in the schema of its table. */
final class IndexDdl {
  private IndexDdl() {}

  static String drop(Table table, Index index) {
    return "DROP INDEX " + name(table, index) + "; ";
  }

  /** As a concurrent build that failed leaves it. */
  static String invalid(Table table, Index index) {
    return "UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = "
        + SqlLiteral.of(name(table, index))
        + "::pg_catalog.regclass";
  }

  private static String name(Table table, Index index) {
    return Quoted.name(new QualifiedName(table.name().schema(), index.name()));
  }
}
