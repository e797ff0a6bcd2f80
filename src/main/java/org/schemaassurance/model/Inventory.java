package org.schemaassurance.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What there is under some names, before anything of it is read. What an extension made, the
 * server's own schemas, ours and Liquibase's tables are never in it.
 *
 * @param relations tables and views
 * @param routines functions and procedures
 */
public record Inventory(Set<QualifiedName> relations, List<RoutineIdentity> routines) {
  public Inventory {
    relations = Collections.unmodifiableSet(new TreeSet<>(relations));
    routines = List.copyOf(routines);
  }

  /**
   * What tells overloads apart.
   *
   * @param arguments as in {@link Routine#arguments}
   */
  public record RoutineIdentity(QualifiedName name, List<String> arguments) {
    public RoutineIdentity {
      arguments = List.copyOf(arguments);
    }
  }

  /** To read all of it. */
  public CatalogRequest request() {
    return new CatalogRequest(
        relations,
        routines.stream().map(RoutineIdentity::name).collect(Collectors.toSet()),
        Set.of(),
        Set.of(),
        EnumSet.allOf(CatalogRequest.Detail.class),
        access());
  }

  /** Who may insert into the tables, what that takes, and what else has their names. */
  private AccessRequest access() {
    Set<Right> rights =
        relations.stream()
            .map(table -> Right.onAnyColumn("INSERT", table))
            .collect(Collectors.toCollection(HashSet::new));
    rights.add(Right.of("CONNECT", Securable.database()));
    return new AccessRequest(
        rights,
        relations,
        relations.stream().map(QualifiedName::name).collect(Collectors.toSet()),
        Set.of(),
        Set.of());
  }

  /** Whether this very overload belongs to it. */
  public boolean has(Routine routine) {
    return routines.contains(new RoutineIdentity(routine.name(), routine.arguments()));
  }

  /** Whether there is a relation of the pattern, or a routine that would be one. */
  public boolean hasSomethingOf(TablePattern pattern) {
    return relations.stream().anyMatch(pattern::matches)
        || routines.stream().map(RoutineIdentity::name).anyMatch(pattern::matches);
  }
}
