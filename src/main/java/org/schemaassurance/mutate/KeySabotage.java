package org.schemaassurance.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.checks.UniqueCheck.DeclaredUnique;

/**
 * Unique constraints on columns that rules speak of and every primary key, and what looks like one
 * and guards less.
 */
final class KeySabotage implements SabotageSource {

  @Override
  public Set<String> noticedBy() {
    return Set.of("primary-key", "unique");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return subject
        .indexes()
        .filter(one -> one.index().unique() && one.index().predicate().isEmpty())
        .filter(one -> one.index().primary() || subject.declares(one.table(), one.index().keys()))
        .flatMap(one -> mutants(one.table(), one.index(), subject));
  }

  private static Stream<Mutant> mutants(Table table, Index index, Subject subject) {
    String drop = drop(table, index);
    String kind = index.primary() ? "PRIMARY KEY" : "UNIQUE";
    String columns = Quoted.columns(index.keys());
    String first = Quoted.name(index.keys().get(0));
    List<Mutant> mutants = new ArrayList<>();
    mutants.add(mutant(table, index, "dropped", drop));
    mutants.add(
        mutant(table, index, "only a plain index", drop + createIndex(table, index, "", "")));
    mutants.add(
        mutant(
            table,
            index,
            "only a partial unique index",
            drop + createIndex(table, index, "UNIQUE", " WHERE " + first + " IS NOT NULL")));
    mutants.add(
        mutant(
            table,
            index,
            "deferrable",
            drop + addConstraint(table, index, kind, columns) + " DEFERRABLE"));
    anotherColumn(table, index)
        .map(
            column ->
                mutant(
                    table,
                    index,
                    "on more columns",
                    drop + addConstraint(table, index, kind, columns + ", " + column)))
        .ifPresent(mutants::add);
    if (index.keys().size() > 1) {
      mutants.add(
          mutant(
              table, index, "on fewer columns", drop + addConstraint(table, index, kind, first)));
    }
    if (index.primary()) {
      mutants.add(
          mutant(
              table,
              index,
              "only a unique constraint, to which its foreign keys refer",
              drop
                  + addConstraint(table, index, "UNIQUE", columns)
                  + "; "
                  + foreignKeysTo(table, subject)));
    }
    if (hasToBeAConstraint(table, index, subject)) {
      mutants.add(
          mutant(
              table,
              index,
              "only a unique index, and no constraint",
              drop + createIndex(table, index, "UNIQUE", "")));
    }
    mutants.add(mutant(table, index, "invalid", IndexDdl.invalid(table, index)));
    return mutants.stream();
  }

  /** Otherwise an index does as well. */
  private static boolean hasToBeAConstraint(Table table, Index index, Subject subject) {
    return !index.primary()
        && subject
            .declared(DeclaredUnique.class)
            .filter(rule -> rule.constraint() && rule.table().equals(table.name()))
            .anyMatch(rule -> Set.copyOf(rule.columns()).equals(Set.copyOf(index.keys())));
  }

  /** CASCADE: the foreign keys that refer to it go as well. */
  private static String drop(Table table, Index index) {
    return index
        .constraint()
        .map(
            constraint ->
                "ALTER TABLE "
                    + Quoted.name(table.name())
                    + " DROP CONSTRAINT "
                    + Quoted.name(constraint.name())
                    + " CASCADE; ")
        .orElse(IndexDdl.drop(table, index));
  }

  private static String createIndex(Table table, Index index, String unique, String where) {
    return "CREATE %s INDEX %s ON %s (%s)%s"
        .formatted(
            unique,
            Quoted.name(index.name()),
            Quoted.name(table.name()),
            Quoted.columns(index.keys()),
            where);
  }

  private static String addConstraint(Table table, Index index, String kind, String columns) {
    return "ALTER TABLE %s ADD CONSTRAINT %s %s (%s)"
        .formatted(Quoted.name(table.name()), Quoted.name(index.name()), kind, columns);
  }

  private static Optional<String> anotherColumn(Table table, Index index) {
    return table.columns().stream()
        .map(Column::name)
        .filter(column -> !index.keys().contains(column))
        .map(Quoted::name)
        .findFirst();
  }

  private static String foreignKeysTo(Table table, Subject subject) {
    return subject.contents().schema().tables().values().stream()
        .flatMap(
            referencing ->
                referencing.foreignKeys().stream()
                    .filter(key -> key.referencedTable().equals(table.name()))
                    .map(key -> ForeignKeyDdl.add(referencing, key)))
        .collect(Collectors.joining("; "));
  }

  private static Mutant mutant(Table table, Index index, String sabotage, String sql) {
    String columns = String.join(", ", index.keys());
    return new Mutant(
        (index.primary() ? "primary key (" : "unique (") + columns + ") of",
        table.name().toString(),
        sabotage,
        sql,
        "check: "
            + (index.primary() ? "primary-key" : "unique")
            + ", table: "
            + table.name()
            + ", columns: ["
            + columns
            + "]");
  }
}
