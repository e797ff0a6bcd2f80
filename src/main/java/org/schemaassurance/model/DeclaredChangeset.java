package org.schemaassurance.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A changeset as a changelog's files declare it. File, id and author together are its identity.
 *
 * @param file as Liquibase stores it in FILENAME: the logical path, where there is one
 * @param place where it starts, in the file that it really stands in, relative to the changelog's
 *     root
 * @param contexts the context expression with those that it inherits, as written
 * @param labels the labels with those that it inherits, as written
 * @param dbms the databases it is limited to (a leading {@code !} excludes one); empty means all
 * @param passedOver why an update may go on without having run it, in words
 * @param unset parameters of the changelog in it that have no value
 * @param changes what the SQL does to objects that Liquibase makes of it, in order of appearance;
 *     an unqualified name counts as in the default schema
 */
public record DeclaredChangeset(
    String file,
    String id,
    String author,
    FileLine place,
    Optional<String> contexts,
    Optional<String> labels,
    Set<String> dbms,
    boolean runAlways,
    boolean runOnChange,
    Optional<String> passedOver,
    List<String> unset,
    List<ObjectChange> changes) {
  public DeclaredChangeset {
    dbms = Set.copyOf(dbms);
    unset = List.copyOf(unset);
    changes = List.copyOf(changes);
  }

  /** {@code file::id::author}: what Liquibase tells changesets apart by. */
  public String key() {
    return file + "::" + id + "::" + author;
  }

  /**
   * What it creates, by display name, in order of appearance: {@code public.orders}, {@code
   * public.orders.status} for columns, triggers and constraints, {@code public.orders
   * (customer_id)} for the columns of a key, {@code public.f(integer)} for routines.
   */
  public List<String> objects() {
    return changes.stream().flatMap(ObjectChange::made).distinct().toList();
  }

  /** Where it starts in its file, from 1. */
  public int line() {
    return place.line();
  }
}
