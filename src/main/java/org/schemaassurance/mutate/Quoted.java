package org.schemaassurance.mutate;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.SqlIdentifier;

/** Names of the catalog as parts of a statement. */
final class Quoted {
  private Quoted() {}

  static String name(QualifiedName name) {
    return SqlIdentifier.quote(name.schema()) + "." + SqlIdentifier.quote(name.name());
  }

  static String name(String name) {
    return SqlIdentifier.quote(name);
  }

  static String columns(Collection<String> columns) {
    return columns.stream().map(SqlIdentifier::quote).collect(joining(", "));
  }

  /** The types are as {@code format_type} prints them, which is SQL already. */
  static String signature(Routine routine) {
    return name(routine.name()) + "(" + String.join(", ", routine.arguments()) + ")";
  }
}
