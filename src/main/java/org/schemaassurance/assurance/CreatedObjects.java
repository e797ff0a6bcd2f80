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

  /** Nothing for what no changeset is known to create, even where one has created its table. */
  Optional<T> of(String object) {
    return Optional.ofNullable(byObject.get(object));
  }
}
