package org.schemaassurance.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One object of a schema with everything that is known of it.
 *
 * @param name for reading, parts quoted where SQL needs it: {@code public.orders}, {@code
 *     public.f(integer)}; of a part its own name alone
 * @param facts by name, in the order in which they are told; what PostgreSQL assumes when nothing
 *     is said is no fact
 * @param parts columns in the order of the table, then the others by kind and name
 */
public record SchemaObject(
    ObjectKind kind, String name, Map<String, String> facts, List<SchemaObject> parts) {

  /** By kind, then by name, letter by letter whatever the locale. */
  public static final Comparator<SchemaObject> ORDER =
      Comparator.comparing(SchemaObject::kind).thenComparing(SchemaObject::name);

  private static final Comparator<SchemaObject> ORDER_OF_PARTS =
      (one, other) ->
          one.kind() == ObjectKind.COLUMN && other.kind() == ObjectKind.COLUMN
              ? 0
              : ORDER.compare(one, other);

  public SchemaObject {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    List<SchemaObject> sorted = new ArrayList<>(parts);
    sorted.sort(ORDER_OF_PARTS);
    parts = Collections.unmodifiableList(sorted);
  }

  /** What identifies it among its neighbours: {@code table public.orders}. */
  public String heading() {
    return kind + " " + name;
  }
}
