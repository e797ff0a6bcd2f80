package org.schemaassurance.assurance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.ObjectChange;

/** Finds by the name of an object what belongs to the changeset that creates it. */
final class CreatedObjects<T> {
  private final Map<String, T> byObject = new HashMap<>();

  /** Of several changesets that create one object the last counts. */
  void add(DeclaredChangeset changeset, T value) {
    changeset.changes().stream()
        .flatMap(ObjectChange::names)
        .forEach(object -> byObject.put(object, value));
  }

  /**
   * Nothing for what no changeset is known to create, even where one has created its table. A key's
   * columns may have been made unique by an index.
   */
  Optional<T> of(String object) {
    return Optional.ofNullable(byObject.get(object))
        .or(() -> Optional.ofNullable(byObject.get(ObjectChange.indexOf(object))));
  }
}
