package org.schemaassurance.model;

import java.util.Optional;

/**
 * One sabotage of a throwaway database.
 *
 * @param kind what is sabotaged: {@code trigger}, {@code column}, …
 * @param object the qualified name; a finding has to name it, or nobody has noticed
 * @param sabotage what is done to it, in words
 * @param sql one or several statements
 * @param noticedBy the rule that would notice, as it is written in a rule file
 * @param violates the one rule that has to notice, for a mutant that a rule file declares
 */
public record Mutant(
    String kind,
    String object,
    String sabotage,
    String sql,
    String noticedBy,
    Optional<String> violates) {

  /** A mutant that is derived from what the database has: any rule may notice it. */
  public Mutant(String kind, String object, String sabotage, String sql, String noticedBy) {
    this(kind, object, sabotage, sql, noticedBy, Optional.empty());
  }

  /** For reading: {@code trigger public.orders.order_reserves_stock: disabled}. */
  @Override
  public String toString() {
    return kind + " " + object + ": " + sabotage;
  }
}
