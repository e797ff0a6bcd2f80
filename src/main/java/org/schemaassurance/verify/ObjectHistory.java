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

        @Override
        public Optional<Replacement> replacement(String object, Optional<FoundDefinition> found) {
          return Optional.empty();
        }
      };

  /** The same for what is as it should be, where nobody has to be found. */
  default ObjectHistory ofWhatHolds() {
    return this;
  }

  /** Which changeset creates the object of a name, where one is known. */
  Optional<Origin> origin(String object);

  /**
   * Which changeset has dropped or disabled it here, and none has made it again; asked of what is
   * not as it should be.
   *
   * @return a sentence
   */
  Optional<String> end(String object);

  /**
   * Which changeset may have made what is there instead of what a rule declares; asked of what is
   * not as it should be.
   *
   * @param found what is there; empty where nothing is, or what it is does not matter
   * @return empty where it is known of none: somebody else has been there
   */
  Optional<Replacement> replacement(String object, Optional<FoundDefinition> found);
}
