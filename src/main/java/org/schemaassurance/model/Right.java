package org.schemaassurance.model;

import java.util.Optional;

/**
 * One privilege on one object.
 *
 * @param privilege as the manual has it, in capitals: {@code SELECT}
 * @param column of a table, which a right on the whole table includes; {@link #ANY_COLUMN} for
 *     whichever; empty for the whole object
 */
public record Right(Securable on, String privilege, Optional<String> column) {
  /** No name of a column: it has no characters. */
  public static final String ANY_COLUMN = "";

  // For the reason that QualifiedName has.

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Right that
            && privilege.equals(that.privilege)
            && column.equals(that.column)
            && on.equals(that.on);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * on.hashCode() + privilege.hashCode()) + column.hashCode();
  }

  /** On the whole object. */
  public static Right of(String privilege, Securable on) {
    return new Right(on, privilege, Optional.empty());
  }

  /** On the table, or on one of its columns at least. */
  public static Right onAnyColumn(String privilege, QualifiedName table) {
    return new Right(Securable.table(table), privilege, Optional.of(ANY_COLUMN));
  }
}
