package org.schemaassurance.model;

import java.util.List;
import java.util.Optional;

/**
 * A column of a table, from {@code pg_attribute}.
 *
 * @param type as {@code format_type} prints it under an empty search_path, for example {@code
 *     character varying(255)}
 * @param nullable whether a row may have NULL there; false too where the type is a domain that is
 *     NOT NULL
 * @param defaultExpression as {@code pg_get_expr} prints it, the column's own or else its domain's;
 *     of a generated column its expression
 * @param numbering how the server numbers it (GENERATED … AS IDENTITY), if it does
 * @param computation how the server computes it (GENERATED ALWAYS AS …), if it does
 * @param collation where it is not that of the type, or is nondeterministic
 * @param domain where the type is one
 * @param zonedBySession whether its default has no time zone and the column has one: what is stored
 *     depends on the session's {@code TimeZone} then
 */
public record Column(
    String name,
    String type,
    boolean nullable,
    Optional<String> defaultExpression,
    Optional<Numbering> numbering,
    Optional<Computation> computation,
    Optional<Collation> collation,
    Optional<Domain> domain,
    boolean zonedBySession) {

  /**
   * How texts are compared, from {@code pg_collation}.
   *
   * @param name in SQL, with the schema if that is not {@code pg_catalog}
   * @param deterministic {@code collisdeterministic}: whether only equal bytes are equal
   */
  public record Collation(String name, boolean deterministic) {}

  /**
   * A domain with those that it is made over, from {@code pg_type} and {@code pg_constraint}.
   *
   * @param type that it is made over at last
   * @param checks of all of them, as {@code pg_get_constraintdef} prints them
   */
  public record Domain(String type, List<String> checks) {
    public Domain {
      checks = List.copyOf(checks);
    }
  }

  /** Whether an INSERT may give another number, from {@code attidentity}. */
  public enum Numbering {
    ALWAYS,
    BY_DEFAULT
  }

  /** When a generated column is computed, from {@code attgenerated}. */
  public enum Computation {
    STORED,
    VIRTUAL
  }

  /** Whether the server numbers it. */
  public boolean identity() {
    return numbering.isPresent();
  }

  /** Whether the server computes it. */
  public boolean generated() {
    return computation.isPresent();
  }

  /** Whether an INSERT may leave this column out. */
  public boolean mayBeOmitted() {
    return nullable || defaultExpression.isPresent() || identity() || generated();
  }
}
