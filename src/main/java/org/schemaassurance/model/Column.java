package org.schemaassurance.model;

import java.util.Optional;

/**
 * A column of a table, from {@code pg_attribute}.
 *
 * @param type as {@code format_type} prints it under an empty search_path, for example {@code
 *     character varying(255)}
 * @param defaultExpression as {@code pg_get_expr} prints it; of a generated column its expression
 * @param identity whether the server numbers it (GENERATED … AS IDENTITY)
 * @param generated whether the server computes it (GENERATED ALWAYS AS …)
 */
public record Column(
    String name,
    String type,
    boolean nullable,
    Optional<String> defaultExpression,
    boolean identity,
    boolean generated) {

  /** Whether an INSERT may leave this column out. */
  public boolean mayBeOmitted() {
    return nullable || defaultExpression.isPresent() || identity || generated;
  }
}
