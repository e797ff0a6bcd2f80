package org.schemaassurance.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a database really has of what was asked for, read in one snapshot.
 *
 * @param tables those of the request that exist
 * @param routines all of the names that were asked for, in every schema
 * @param triggersElsewhere triggers of the names that were asked for on tables that were not
 * @param eventTriggers those that fire in ordinary sessions
 * @param settings with which sessions of this database start
 * @param access who may do what
 */
public record LiveSchema(
    SortedMap<QualifiedName, Table> tables,
    List<Routine> routines,
    List<Trigger> triggersElsewhere,
    List<EventTrigger> eventTriggers,
    List<RoleSetting> settings,
    Access access) {

  public LiveSchema {
    tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    routines = List.copyOf(routines);
    triggersElsewhere = List.copyOf(triggersElsewhere);
    eventTriggers = List.copyOf(eventTriggers);
    settings = List.copyOf(settings);
  }

  public Optional<Table> table(QualifiedName name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** The tables, partitioned ones too, whose names a pattern means; views are none. */
  public List<QualifiedName> tablesLike(TablePattern pattern) {
    Stream<Table> candidates =
        pattern
            .exact()
            .map(name -> table(name).stream())
            .orElseGet(
                () -> tables.values().stream().filter(table -> pattern.matches(table.name())));
    return candidates.filter(Table::takesConstraints).map(Table::name).toList();
  }

  /** The overloads of one name in one schema. */
  public List<Routine> routines(QualifiedName name) {
    return routines.stream().filter(routine -> routine.name().equals(name)).toList();
  }

  /** Every trigger of that name that is not on the given table. */
  public List<Trigger> triggersOfThatNameElsewhere(QualifiedName table, String triggerName) {
    return Stream.concat(
            tables.values().stream().flatMap(candidate -> candidate.triggers().stream()),
            triggersElsewhere.stream())
        .filter(trigger -> trigger.name().equals(triggerName) && !trigger.table().equals(table))
        .distinct()
        .toList();
  }
}
