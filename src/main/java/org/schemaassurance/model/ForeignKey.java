package org.schemaassurance.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A foreign key, from {@code pg_constraint}, with the internal triggers that enforce it.
 *
 * @param columns the referencing columns, in the order of the key
 * @param referencedColumns the columns that they reference, in the same order
 * @param matchFull MATCH FULL: columns of which some are NULL are refused, not let pass
 * @param period whether the last column only has to be covered (PERIOD, PostgreSQL 18)
 * @param enforcingTriggers the internal triggers on both tables and on their partitions
 */
public record ForeignKey(
    String name,
    List<String> columns,
    QualifiedName referencedTable,
    List<String> referencedColumns,
    Actions actions,
    Checking checking,
    boolean matchFull,
    boolean period,
    List<EnforcingTrigger> enforcingTriggers) {

  public ForeignKey {
    columns = List.copyOf(columns);
    referencedColumns = List.copyOf(referencedColumns);
    enforcingTriggers = List.copyOf(enforcingTriggers);
  }

  /**
   * What happens to the referencing rows as the referenced one changes.
   *
   * @param setOnDelete the columns that ON DELETE SET NULL or SET DEFAULT sets (PostgreSQL 15);
   *     empty where that is all of the key, or nothing is set
   */
  public record Actions(
      ReferentialAction onUpdate, ReferentialAction onDelete, List<String> setOnDelete) {
    public Actions {
      setOnDelete = List.copyOf(setOnDelete);
    }
  }

  /**
   * Whether and when rows are checked.
   *
   * @param validated {@code convalidated}: the rows that were there before have been checked
   * @param enforced {@code conenforced}: false for NOT ENFORCED (PostgreSQL 18)
   */
  public record Checking(
      boolean validated, boolean enforced, boolean deferrable, boolean initiallyDeferred) {}

  /** Whether it connects these columns with those, each with its partner, in whatever order. */
  public boolean connects(List<String> from, QualifiedName table, List<String> to) {
    return referencedTable.equals(table)
        && from.size() == columns.size()
        && to.size() == columns.size()
        && partners(columns, referencedColumns).equals(partners(from, to));
  }

  private static Map<String, String> partners(List<String> from, List<String> to) {
    Map<String, String> partners = new HashMap<>();
    for (int i = 0; i < from.size(); i++) {
      partners.put(from.get(i), to.get(i));
    }
    return partners;
  }

  /** One internal trigger of the key: without it the constraint is only written down. */
  public record EnforcingTrigger(QualifiedName table, String function, TriggerFiring firing) {}
}
