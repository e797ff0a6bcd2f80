package org.schemaassurance.model;

import java.util.List;
import java.util.Optional;

/**
 * An index, from {@code pg_index}; primary keys and unique constraints are enforced by one.
 *
 * @param keys the key columns in order, an expression as {@code pg_get_indexdef} prints it
 * @param included columns of INCLUDE, in order
 * @param enforcement what the server does with it
 * @param predicate the WHERE of a partial index
 * @param nullsNotDistinct UNIQUE NULLS NOT DISTINCT
 * @param method {@code btree} and the like
 * @param constraint the constraint that owns the index
 * @param exclusion whether it excludes by operators: EXCLUDE, or a key WITHOUT OVERLAPS (PostgreSQL
 *     18)
 * @param options of the key columns, in their order
 */
public record Index(
    String name,
    List<String> keys,
    List<String> included,
    boolean unique,
    boolean primary,
    Enforcement enforcement,
    Optional<String> predicate,
    boolean nullsNotDistinct,
    String method,
    Optional<KeyConstraint> constraint,
    boolean exclusion,
    List<KeyOptions> options) {

  public Index {
    keys = List.copyOf(keys);
    included = List.copyOf(included);
    options = List.copyOf(options);
  }

  /**
   * How one key column is kept.
   *
   * @param order {@code asc} or {@code desc}, with {@code nulls first} or {@code nulls last} where
   *     that is not what follows
   * @param operatorClass in SQL, with the schema if that is not {@code pg_catalog}
   * @param defaultClass whether that is the one that is taken where none is given
   * @param alienEquality what makes other values equal than the column does: another collation, one
   *     of the two nondeterministic, or an operator class of somebody's own
   * @param collation in SQL, where it is not the column's own
   * @param excludes the operator of EXCLUDE, in SQL, with the schema if that is not {@code
   *     pg_catalog}
   */
  public record KeyOptions(
      String order,
      String operatorClass,
      boolean defaultClass,
      Optional<String> alienEquality,
      Optional<String> collation,
      Optional<String> excludes) {}

  /**
   * The flags that {@code pg_get_indexdef} does not tell.
   *
   * @param valid {@code indisvalid}: queries may use it, and a unique one holds for the rows that
   *     are there
   * @param ready {@code indisready}: inserts go into it
   * @param live {@code indislive}: it is not being dropped
   * @param lookedFor {@code pg_class.relhasindex} of the table: otherwise the server looks for none
   *     of its indexes, whatever {@code pg_index} has
   * @param immediate {@code indimmediate}: uniqueness is checked at once, not at the end of the
   *     statement or transaction
   */
  public record Enforcement(
      boolean valid, boolean ready, boolean live, boolean lookedFor, boolean immediate) {

    /** Whether readers and writers both use the index. */
    public boolean inForce() {
      return valid && ready && live && lookedFor;
    }

    /** Whether inserts go into it, so that it can refuse them even while it is invalid. */
    public boolean takesInserts() {
      return ready && live && lookedFor;
    }
  }

  /** The PRIMARY KEY, UNIQUE or EXCLUDE constraint that an index belongs to. */
  public record KeyConstraint(String name, boolean deferrable, boolean initiallyDeferred) {}
}
