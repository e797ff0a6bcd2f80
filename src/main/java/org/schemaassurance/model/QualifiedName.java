package org.schemaassurance.model;

import java.util.Comparator;

/**
 * A schema and the name of an object in it, as the catalog stores them: unquoted, case preserved.
 *
 * @param schema {@code pg_namespace.nspname}
 * @param name {@code pg_class.relname}, {@code pg_proc.proname} and the like
 */
public record QualifiedName(String schema, String name) implements Comparable<QualifiedName> {
  private static final Comparator<QualifiedName> ORDER =
      Comparator.comparing(QualifiedName::schema).thenComparing(QualifiedName::name);

  @Override
  public int compareTo(QualifiedName other) {
    return ORDER.compare(this, other);
  }

  /** As a person writes it: parts are quoted only where SQL needs it. */
  @Override
  public String toString() {
    return SqlIdentifier.display(schema) + "." + SqlIdentifier.display(name);
  }
}
