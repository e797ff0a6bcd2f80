package org.schemaassurance.model;

import java.util.Optional;

/**
 * Where an object comes from.
 *
 * @param changeset {@code file::id::author} of the changeset that creates it: where it is known
 *     which have run in the database, the last of those that have, if one has
 * @param start where the changeset stands
 * @param before the changeset that created it first, where this one has made it anew
 * @param ran whether the changeset's changes were made in this database; empty where nobody asked
 * @param remark what is odd about how that changeset ran in this database, or that a later one has
 *     not run, in a sentence or two; empty also where nobody asked
 */
public record Origin(
    String changeset,
    FileLine start,
    Optional<String> before,
    Optional<Boolean> ran,
    Optional<String> remark) {
  /** One of which nobody asked how it ran. */
  public Origin(String changeset, FileLine start) {
    this(changeset, start, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Who has made the object, as in {@code made by a.sql::1::me, made anew by b.sql::2::me}. */
  public String makers() {
    return before.map(first -> first + ", made anew by " + changeset).orElse(changeset);
  }
}
