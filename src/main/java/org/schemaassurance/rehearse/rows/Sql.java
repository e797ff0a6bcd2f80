package org.schemaassurance.rehearse.rows;

import java.util.Collection;
import java.util.stream.Collectors;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;

/** Names in statements that are put together. */
final class Sql {
  private Sql() {}

  static String quote(String name) {
    return SqlIdentifier.quote(name);
  }

  static String quote(QualifiedName name) {
    return quote(name.schema()) + "." + quote(name.name());
  }

  /** Column names, quoted, with commas between. */
  static String list(Collection<String> names) {
    return names.stream().map(Sql::quote).collect(Collectors.joining(", "));
  }
}
