package org.schemaassurance.model;

/**
 * A schema and the name of an object in it, as the catalog stores them: unquoted, case preserved.
 *
 * @param schema {@code pg_namespace.nspname}
 * @param name {@code pg_class.relname}, {@code pg_proc.proname} and the like
 */
public record QualifiedName(String schema, String name) implements Comparable<QualifiedName> {
  @Override
  public int compareTo(QualifiedName other) {
    int bySchema = schema.compareTo(other.schema);
    return bySchema != 0 ? bySchema : name.compareTo(other.name);
  }

  // Names are the keys of most maps. A record's own methods are assembled while the program runs,
  // which takes some milliseconds of each start, and stay a chain of calls in a run too short to
  // optimize them. So in Securable and Right.

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof QualifiedName that
            && name.equals(that.name)
            && schema.equals(that.schema);
  }

  @Override
  public int hashCode() {
    return 31 * schema.hashCode() + name.hashCode();
  }

  /** As a person writes it: parts are quoted only where SQL needs it. */
  @Override
  public String toString() {
    return SqlIdentifier.display(schema) + "." + SqlIdentifier.display(name);
  }
}
