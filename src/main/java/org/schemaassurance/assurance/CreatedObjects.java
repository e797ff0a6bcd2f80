package org.schemaassurance.assurance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.model.DeclaredChangeset;

/** Finds by the name of an object what belongs to the changeset that creates it. */
final class CreatedObjects<T> {
  private final Map<String, T> byObject = new HashMap<>();

  /** Of several changesets that create one object the last counts. */
  void add(DeclaredChangeset changeset, T value) {
    changeset.objects().forEach(object -> byObject.put(object, value));
  }

  /**
   * What is not created by itself, a column or the columns of a key, comes from the changeset of
   * its table.
   */
  Optional<T> nearest(String object) {
    T created = byObject.get(object);
    if (created != null) {
      return Optional.of(created);
    }
    int columns = object.indexOf(" (");
    int lastDot = object.lastIndexOf('.');
    String table =
        columns > 0 ? object.substring(0, columns) : object.substring(0, Math.max(0, lastDot));
    return Optional.ofNullable(byObject.get(table));
  }
}
