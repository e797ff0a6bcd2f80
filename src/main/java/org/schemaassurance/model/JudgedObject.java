package org.schemaassurance.model;

import java.util.Optional;

/**
 * What a finding is about.
 *
 * @param name the qualified name
 * @param said how a sentence about it begins: mostly the name alone
 * @param origin the changeset that creates it, where one is known
 * @param end which changeset has dropped or disabled it in this database, where one is known, in a
 *     sentence
 */
public record JudgedObject(
    String name, String said, Optional<Origin> origin, Optional<String> end) {
  /** One that no changeset is known to have taken away. */
  public JudgedObject(String name, String said, Optional<Origin> origin) {
    this(name, said, origin, Optional.empty());
  }
}
