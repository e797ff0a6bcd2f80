package org.schemaassurance.lint;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.Mismatch;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Phrase;

/**
 * What a lint tells of one object.
 *
 * @param schema of the object; empty of what belongs to the whole database
 * @param object its name, qualified
 * @param said how its sentence begins
 */
public record Suspicion(Optional<String> schema, String object, String said, Outcome outcome) {

  /** Something that is not as it should be, whose sentence begins with its name. */
  static Suspicion of(
      Optional<String> schema, String object, Phrase expected, Phrase found, String toDo) {
    return new Suspicion(
        schema,
        object,
        object,
        new Outcome.Broken(List.of(new Mismatch(expected, found)), Optional.of(toDo)));
  }

  /** The same as one of that schema. */
  Suspicion ofSchema(String other) {
    return new Suspicion(Optional.of(other), object, said, outcome);
  }

  /** The same of an object of a schema. */
  static Suspicion in(String schema, String object, String expected, String found, String toDo) {
    return of(Optional.of(schema), object, Phrase.of(expected), Phrase.of(found), toDo);
  }

  /** The same of an object whose schema is said by {@link #ofSchema}. */
  static Suspicion of(String object, String expected, String found, String toDo) {
    return in("", object, expected, found, toDo);
  }
}
