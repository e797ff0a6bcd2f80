package org.schemaassurance.catalog;

import java.util.Collection;
import org.schemaassurance.model.QualifiedName;

/** Names as a query takes them: an array of schemas, and one of the names in them. */
record NameArrays(String[] schemas, String[] names) {

  static NameArrays of(Collection<QualifiedName> names) {
    return new NameArrays(
        names.stream().map(QualifiedName::schema).toArray(String[]::new),
        names.stream().map(QualifiedName::name).toArray(String[]::new));
  }
}
