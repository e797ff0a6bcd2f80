package org.schemaassurance.mutate;

import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.checks.ColumnsCheck.DeclaredColumns;

/** A further column or index that refuses rows, of a table that routines work with or is closed. */
final class FurtherSabotage implements SabotageSource {
  private static final String NAME = "further";

  @Override
  public Set<String> noticedBy() {
    return Set.of("columns", "indexes");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return subject.guardedTables().stream()
        .flatMap(
            table ->
                Stream.concat(
                    isLenient(table, subject) ? Stream.of() : Stream.of(needingValue(table)),
                    Stream.of(ofSequence(table), raising(table, subject))));
  }

  private static boolean isLenient(Table table, Subject subject) {
    return subject
        .declared(DeclaredColumns.class)
        .anyMatch(rule -> rule.lenient() && rule.table().equals(table.name()));
  }

  private static Mutant needingValue(Table table) {
    return column(
        table,
        "a further column NOT NULL",
        "ALTER TABLE %s ADD COLUMN %s integer NOT NULL".formatted(Quoted.name(table.name()), NAME));
  }

  private static Mutant ofSequence(Table table) {
    QualifiedName sequence = new QualifiedName(table.name().schema(), "used_up");
    String name = Quoted.name(sequence);
    return column(
        table,
        "a further column by a sequence at its end",
        "CREATE SEQUENCE %s MAXVALUE 2; ALTER TABLE %s ADD COLUMN %s bigint; ALTER TABLE %s ALTER COLUMN %s SET DEFAULT nextval(%s); SELECT setval(%s, 2)"
            .formatted(
                name,
                Quoted.name(table.name()),
                NAME,
                Quoted.name(table.name()),
                NAME,
                SqlLiteral.of(name),
                SqlLiteral.of(name)));
  }

  /** Rather of what nobody tries to give and no default fills in, which any row would show. */
  private static Mutant raising(Table table, Subject subject) {
    Column computed =
        table.columns().stream()
            .filter(column -> column.defaultExpression().isEmpty())
            .filter(column -> subject.triedValues(table.name(), column.name()).isEmpty())
            .findFirst()
            .orElse(table.columns().get(0));
    QualifiedName function = new QualifiedName(table.name().schema(), "raising");
    return mutant(
        "index",
        table,
        "on an expression that raises an error",
        "CREATE FUNCTION %s(anyelement) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RAISE EXCEPTION USING MESSAGE = ''no''; END'; CREATE INDEX %s ON %s (%s(%s))"
            .formatted(
                Quoted.name(function),
                NAME,
                Quoted.name(table.name()),
                Quoted.name(function),
                Quoted.name(computed.name())),
        "check: indexes, table: " + table.name());
  }

  private static Mutant column(Table table, String sabotage, String sql) {
    return mutant("column", table, sabotage, sql, "check: columns, table: " + table.name());
  }

  private static Mutant mutant(
      String kind, Table table, String sabotage, String sql, String noticedBy) {
    return new Mutant(
        kind, table.name() + "." + SqlIdentifier.display(NAME), sabotage, sql, noticedBy);
  }
}
