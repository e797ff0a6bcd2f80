package org.schemaassurance.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table, or what stands where one is expected, with all that belongs to it.
 *
 * @param kind {@code table}, {@code partitioned table}, {@code view}, {@code materialized view},
 *     {@code foreign table}
 * @param columns in the table's order
 * @param triggers those that somebody created, by name; the server's own stand with the foreign
 *     keys
 * @param surroundings what changes or bypasses the table's behaviour
 * @param details what was read beside, if it was asked for
 */
public record Table(
    QualifiedName name,
    String kind,
    boolean logged,
    List<Column> columns,
    List<Index> indexes,
    List<ForeignKey> foreignKeys,
    List<CheckConstraint> checks,
    List<Trigger> triggers,
    Surroundings surroundings,
    TableDetails details) {

  public Table {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
    foreignKeys = List.copyOf(foreignKeys);
    checks = List.copyOf(checks);
    triggers = List.copyOf(triggers);
  }

  /** Whether it has rows of its own that constraints can be about: a view has none. */
  public boolean takesConstraints() {
    return kind.equals("table") || kind.equals("partitioned table");
  }

  public Optional<Column> column(String columnName) {
    for (Column column : columns) {
      if (column.name().equals(columnName)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  public Optional<Trigger> trigger(String triggerName) {
    return triggers.stream().filter(trigger -> trigger.name().equals(triggerName)).findFirst();
  }

  /**
   * A CHECK constraint of the table, from {@code pg_constraint}.
   *
   * @param expression as {@code pg_get_expr} prints it
   * @param validated {@code convalidated}: the rows that were there before have been checked
   * @param enforced {@code conenforced}: false for NOT ENFORCED (PostgreSQL 18)
   * @param inherited whether tables that inherit from this one have it too; false for NO INHERIT
   */
  public record CheckConstraint(
      String name, String expression, boolean validated, boolean enforced, boolean inherited) {}

  /**
   * A rule of {@code CREATE RULE}, which rewrites statements before any trigger sees them.
   *
   * @param definition as {@code pg_get_ruledef} prints it
   */
  public record RewriteRule(
      String name, String event, boolean instead, TriggerFiring firing, String definition) {}

  /** A policy of {@code CREATE POLICY}. */
  public record Policy(
      String name,
      String command,
      boolean permissive,
      List<String> roles,
      Optional<String> using,
      Optional<String> withCheck) {

    public Policy {
      roles = List.copyOf(roles);
    }
  }

  /**
   * What stands around a table and changes what it does.
   *
   * @param rowSecurity ENABLE ROW LEVEL SECURITY
   * @param rowSecurityForced FORCE ROW LEVEL SECURITY: the owner too
   * @param letThrough SELECT, INSERT, UPDATE and DELETE as far as a permissive policy without a
   *     condition lets everybody do it who may, whom policies do not pass by anyway, and no
   *     restrictive one with a condition is for any of those
   * @param parents tables that it inherits from or is a partition of
   * @param children tables that inherit from it, or its partitions
   * @param partitionTriggers those of its partitions, at any depth
   */
  public record Surroundings(
      boolean rowSecurity,
      boolean rowSecurityForced,
      Set<String> letThrough,
      List<Policy> policies,
      List<RewriteRule> rewriteRules,
      List<QualifiedName> parents,
      List<QualifiedName> children,
      List<PartitionTrigger> partitionTriggers) {

    public Surroundings {
      letThrough = Set.copyOf(letThrough);
      policies = List.copyOf(policies);
      rewriteRules = List.copyOf(rewriteRules);
      parents = List.copyOf(parents);
      children = List.copyOf(children);
      partitionTriggers = List.copyOf(partitionTriggers);
    }

    /**
     * Whether row security is on and may keep a row from somebody; not where everybody is let
     * through at all that they may.
     */
    public boolean policiesMayKeepRowsAway() {
      return rowSecurity && !letThrough.containsAll(Set.of("SELECT", "INSERT", "UPDATE", "DELETE"));
    }
  }

  /**
   * A trigger of a partition.
   *
   * @param inherited whether it is a copy of one of the partitioned table
   */
  public record PartitionTrigger(Trigger trigger, boolean inherited) {}
}
