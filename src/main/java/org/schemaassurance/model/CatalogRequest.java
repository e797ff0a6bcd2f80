package org.schemaassurance.model;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What rules need to know of a database; nothing else is read.
 *
 * @param tables tables with all that belongs to them
 * @param routines functions and procedures; those of the same name in other schemas come along
 * @param triggerNames triggers that are looked for on other tables too, so that a finding can say
 *     where one went
 * @param tablePatterns tables and views that are known by a pattern of their names alone
 * @param details what else is read of all the tables
 * @param access roles and their rights
 */
public record CatalogRequest(
    Set<QualifiedName> tables,
    Set<QualifiedName> routines,
    Set<String> triggerNames,
    Set<TablePattern> tablePatterns,
    Set<Detail> details,
    AccessRequest access) {

  /** What takes a query of its own, and few rules need. */
  public enum Detail {
    /** Publications under which an UPDATE or DELETE of the table fails. */
    REPLICA_IDENTITY,
    /** How far the sequences are that columns take their default from. */
    SEQUENCES,
    /** What each partition is, and what it has of its own. */
    PARTITIONS,
    /** Collations that the library has in another version than the recorded one. */
    COLLATIONS,
    /** Locks that transactions which were prepared and never ended hold on it. */
    PREPARED_LOCKS,
    /** Columns of which no value is moved out of its row. */
    STORAGE
  }

  public static final CatalogRequest NOTHING = new CatalogRequest(Set.of(), Set.of(), Set.of());

  public CatalogRequest {
    tables = sorted(tables);
    routines = sorted(routines);
    triggerNames = sorted(triggerNames);
    tablePatterns = sorted(tablePatterns);
    details = sorted(details);
  }

  /** Most are of one table and nothing else, and each rule has one. */
  private static <T> Set<T> sorted(Set<T> some) {
    return some.size() < 2 ? Set.copyOf(some) : Collections.unmodifiableSet(new TreeSet<>(some));
  }

  /** Of tables that are known by name. */
  public CatalogRequest(
      Set<QualifiedName> tables, Set<QualifiedName> routines, Set<String> triggerNames) {
    this(tables, routines, triggerNames, Set.of());
  }

  /** Without roles and their rights. */
  public CatalogRequest(
      Set<QualifiedName> tables,
      Set<QualifiedName> routines,
      Set<String> triggerNames,
      Set<TablePattern> tablePatterns) {
    this(tables, routines, triggerNames, tablePatterns, Set.of(), AccessRequest.NOTHING);
  }

  /** Of roles and their rights alone. */
  public static CatalogRequest ofAccess(AccessRequest access) {
    return new CatalogRequest(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), access);
  }

  public static CatalogRequest ofTable(QualifiedName table) {
    return new CatalogRequest(Set.of(table), Set.of(), Set.of());
  }

  public static CatalogRequest ofRoutine(QualifiedName routine) {
    return new CatalogRequest(Set.of(), Set.of(routine), Set.of());
  }

  /** The same with a detail of its tables. */
  public CatalogRequest with(Detail detail) {
    Set<Detail> more = new TreeSet<>(details);
    more.add(detail);
    return new CatalogRequest(tables, routines, triggerNames, tablePatterns, more, access);
  }

  /** All that any of them asks for. */
  public static CatalogRequest union(Collection<CatalogRequest> requests) {
    // Sorted at the end: ten rules ask for each of thousands of tables.
    Set<QualifiedName> tables = new HashSet<>();
    Set<QualifiedName> routines = new HashSet<>();
    Set<String> triggerNames = new HashSet<>();
    Set<TablePattern> tablePatterns = new HashSet<>();
    Set<Detail> details = EnumSet.noneOf(Detail.class);
    for (CatalogRequest request : requests) {
      tables.addAll(request.tables());
      routines.addAll(request.routines());
      triggerNames.addAll(request.triggerNames());
      tablePatterns.addAll(request.tablePatterns());
      details.addAll(request.details());
    }
    return new CatalogRequest(
        tables,
        routines,
        triggerNames,
        tablePatterns,
        details,
        AccessRequest.union(requests.stream().map(CatalogRequest::access).toList()));
  }
}
