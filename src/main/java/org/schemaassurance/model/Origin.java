package org.schemaassurance.model;

import java.util.Optional;

/**
 * Where an object comes from.
 *
 * @param changeset {@code file::id::author} of the changeset that creates it
 * @param start where the changeset stands
 * @param remark what is odd about how that changeset ran in this database, in one sentence; empty
 *     also where nobody asked
 */
public record Origin(String changeset, FileLine start, Optional<String> remark) {
  /** One of which nobody asked how it ran. */
  public Origin(String changeset, FileLine start) {
    this(changeset, start, Optional.empty());
  }
}
