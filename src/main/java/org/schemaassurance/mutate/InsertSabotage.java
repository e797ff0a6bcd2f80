package org.schemaassurance.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.checks.InsertsCheck.DeclaredInserts;

/**
 * What refuses rows that have to be taken: those that rules declare, and any row where routines
 * insert or triggers stand.
 */
final class InsertSabotage implements SabotageSource {
  private static final String NAME = "refuses";

  @Override
  public Set<String> noticedBy() {
    return Set.of("inserts", "check-constraints");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return Stream.concat(
        subject.guardedTables().stream().flatMap(InsertSabotage::refusals),
        Stream.concat(
            subject.tablesThatRoutinesFill().stream().flatMap(InsertSabotage::refusalsOfOne),
            subject.declared(DeclaredInserts.class).flatMap(rule -> ofRule(rule, subject))));
  }

  private static Stream<Mutant> refusals(Table table) {
    return Stream.of(mutant(table, NAME, "a CHECK that refuses every row", check(table, "false")));
  }

  /** Of a value that nobody thinks of who lists rows that have to be taken. */
  private static Stream<Mutant> refusalsOfOne(Table table) {
    return table.foreignKeys().stream()
        .map(key -> key.columns().get(0))
        .distinct()
        .map(
            column ->
                mutant(
                    table,
                    NAME,
                    "a CHECK that refuses one " + column,
                    check(table, Quoted.name(column) + "::pg_catalog.text <> 'this one'")));
  }

  private static Stream<Mutant> ofRule(DeclaredInserts rule, Subject subject) {
    return subject.contents().schema().table(rule.table()).stream()
        .flatMap(table -> Stream.concat(refusedValues(table, rule), alienKeys(table, rule)));
  }

  private static Stream<Mutant> refusedValues(Table table, DeclaredInserts rule) {
    List<Mutant> mutants = new ArrayList<>();
    for (Map<String, String> row : rule.rows()) {
      row.forEach(
          (column, value) ->
              mutants.add(
                  mutant(
                      table,
                      NAME,
                      "a CHECK that refuses " + column + " '" + value + "'",
                      check(table, Quoted.name(column) + " <> " + SqlLiteral.of(value)))));
    }
    return mutants.stream();
  }

  /** A key on part of a declared one, which refuses rows that the declared one lets through. */
  private static Stream<Mutant> alienKeys(Table table, DeclaredInserts rule) {
    return rule.unique().isEmpty()
        ? Stream.of()
        : table.columns().stream()
            .map(Column::name)
            .filter(column -> rule.unique().stream().anyMatch(key -> key.contains(column)))
            .filter(column -> rule.unique().stream().noneMatch(key -> key.equals(Set.of(column))))
            .map(
                column ->
                    mutant(
                        table,
                        NAME,
                        "a further unique key on " + column,
                        "ALTER TABLE %s ADD CONSTRAINT %s UNIQUE (%s)"
                            .formatted(Quoted.name(table.name()), NAME, Quoted.name(column))));
  }

  private static String check(Table table, String condition) {
    return "ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s)"
        .formatted(Quoted.name(table.name()), NAME, condition);
  }

  private static Mutant mutant(Table table, String name, String sabotage, String sql) {
    return new Mutant(
        "constraint",
        table.name() + "." + SqlIdentifier.display(name),
        sabotage,
        sql,
        "check: inserts, table: " + table.name() + ", rows: [{…}], unique: [{columns: […]}]");
  }
}
