package org.schemaassurance.verify;

import java.util.Optional;
import org.schemaassurance.model.Origin;

/** What a changelog tells of an object. */
public interface ObjectHistory {
  /** Where nothing is known of a changelog. */
  ObjectHistory UNKNOWN =
      new ObjectHistory() {
        @Override
        public Optional<Origin> origin(String object) {
          return Optional.empty();
        }

        @Override
        public Optional<String> end(String object) {
          return Optional.empty();
        }
      };

  /** Which changeset creates the object of a name, where one is known. */
  Optional<Origin> origin(String object);

  /**
   * Which changeset has dropped or disabled it here, and none has made it again; asked of what is
   * not as it should be.
   *
   * @return a sentence
   */
  Optional<String> end(String object);
}
