package org.schemaassurance.mutate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.model.Table;

/** Somebody else's keys on a table that triggers or routines work with, or that is closed. */
final class AlienKeySabotage implements SabotageSource {
  private static final String NAME = "alien";

  @Override
  public Set<String> noticedBy() {
    return Set.of("foreign-keys", "unique-keys");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return subject.guardedTables().stream()
        .flatMap(table -> Stream.concat(foreignKey(table, subject), uniqueKey(table)));
  }

  /** Rather of what is given with a row than of what the server fills in, which any row shows. */
  private static Stream<Mutant> foreignKey(Table table, Subject subject) {
    QualifiedName decoy = new QualifiedName(table.name().schema(), "decoy");
    return columnsOfIndexes(table)
        .sorted(Comparator.comparing(column -> column.defaultExpression().isPresent()))
        .limit(1)
        .map(
            column ->
                mutant(
                    table,
                    "a further foreign key on " + column.name(),
                    "CREATE TABLE %s (value %s PRIMARY KEY); %sALTER TABLE %s ADD CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s%s"
                        .formatted(
                            Quoted.name(decoy),
                            column.type(),
                            rows(decoy, subject.triedValues(table.name(), column.name())),
                            Quoted.name(table.name()),
                            NAME,
                            Quoted.name(column.name()),
                            Quoted.name(decoy),
                            table.kind().equals("table") ? " NOT VALID" : ""),
                    "foreign-keys"));
  }

  private static String rows(QualifiedName table, Set<String> values) {
    return values.isEmpty()
        ? ""
        : "INSERT INTO %s VALUES %s; "
            .formatted(
                Quoted.name(table),
                values.stream()
                    .map(value -> "(" + SqlLiteral.of(value) + ")")
                    .collect(Collectors.joining(", ")));
  }

  private static Stream<Mutant> uniqueKey(Table table) {
    return columnsOfIndexes(table)
        .filter(column -> table.indexes().stream().noneMatch(index -> keepsUnique(index, column)))
        .limit(1)
        .map(
            column ->
                mutant(
                    table,
                    "a further unique index on " + column.name(),
                    "CREATE UNIQUE INDEX %s ON %s (%s)"
                        .formatted(NAME, Quoted.name(table.name()), Quoted.name(column.name())),
                    "unique-keys"));
  }

  /** Of such a type a key can be made. */
  private static Stream<Column> columnsOfIndexes(Table table) {
    return table.indexes().stream()
        .filter(index -> index.method().equals("btree"))
        .flatMap(index -> index.keys().stream())
        .distinct()
        .map(table::column)
        .flatMap(Optional::stream);
  }

  private static boolean keepsUnique(Index index, Column column) {
    return index.unique()
        && index.predicate().isEmpty()
        && index.keys().equals(List.of(column.name()));
  }

  private static Mutant mutant(Table table, String sabotage, String sql, String check) {
    return new Mutant(
        "constraint",
        table.name() + "." + SqlIdentifier.display(NAME),
        sabotage,
        sql,
        "check: " + check + ", table: " + table.name() + ", only: […]");
  }
}
