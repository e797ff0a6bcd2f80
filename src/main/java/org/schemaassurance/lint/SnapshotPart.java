package org.schemaassurance.lint;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SchemaSnapshot;

/**
 * A part of an object in a snapshot, and what it is a part of.
 *
 * @param name {@code schema.table.part}
 */
record SnapshotPart(SchemaObject owner, SchemaObject object, String name) {
  /** What is there and not as usual: an object as PostgreSQL makes it has none. */
  static final String STATE = "state";

  /** What is said of each part of a kind, if anything. */
  static Function<SchemaSnapshot, Stream<Suspicion>> each(
      ObjectKind kind, Function<SnapshotPart, Optional<Suspicion>> judge) {
    return snapshot ->
        snapshot.objects().stream()
            .flatMap(
                owner ->
                    owner.parts().stream()
                        .filter(part -> part.kind() == kind)
                        .map(
                            part ->
                                new SnapshotPart(owner, part, owner.name() + "." + part.name())))
            .flatMap(part -> judge.apply(part).stream());
  }

  /** What is said of each object of a kind, if anything. */
  static Function<SchemaSnapshot, Stream<Suspicion>> eachObject(
      ObjectKind kind, Function<SchemaObject, Optional<Suspicion>> judge) {
    return snapshot ->
        snapshot.objects().stream()
            .filter(object -> object.kind() == kind)
            .flatMap(object -> judge.apply(object).stream());
  }

  /** The schema of an object: up to the dot behind a name that may have quotes, and dots within. */
  static String schemaOf(SchemaObject object) {
    String name = object.name();
    if (!name.startsWith("\"")) {
      return name.substring(0, name.indexOf('.'));
    }
    int end = 1;
    while (name.charAt(end) != '"' || name.charAt(end + 1) == '"') {
      end += name.charAt(end) == '"' ? 2 : 1;
    }
    return name.substring(0, end + 1);
  }

  static Optional<String> fact(SchemaObject object, String fact) {
    return Optional.ofNullable(object.facts().get(fact));
  }

  Optional<String> state() {
    return fact(object, STATE);
  }

  Suspicion suspicion(String expected, String found, String toDo) {
    return Suspicion.in(schemaOf(owner), name, expected, found, toDo);
  }
}
