package org.schemaassurance.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.checks.DeclaredColumn;
import org.schemaassurance.verify.checks.TableCheck.DeclaredTable;
import org.schemaassurance.verify.checks.UniqueCheck.DeclaredUnique;

/** What rules say of columns: that they are there, their type, whether they take NULL, defaults. */
final class ColumnSabotage implements SabotageSource {

  @Override
  public Set<String> noticedBy() {
    return Set.of("table");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return Stream.concat(
        subject.declared(DeclaredTable.class).flatMap(rule -> ofTable(rule, subject)),
        subject.declared(DeclaredUnique.class).flatMap(rule -> ofUnique(rule, subject)));
  }

  private static Stream<Mutant> ofTable(DeclaredTable rule, Subject subject) {
    Optional<Table> table = subject.contents().schema().table(rule.table());
    return rule.columns().entrySet().stream()
        .flatMap(
            entry ->
                table
                    .flatMap(found -> found.column(entry.getKey()))
                    .map(column -> mutants(table.orElseThrow(), column, entry.getValue()))
                    .orElse(Stream.of()));
  }

  private static Stream<Mutant> mutants(Table table, Column column, DeclaredColumn declared) {
    List<Mutant> mutants = new ArrayList<>();
    String alter = "ALTER TABLE " + Quoted.name(table.name());
    String name = Quoted.name(column.name());
    String dropped = alter + " DROP COLUMN " + name + " CASCADE";
    mutants.add(mutant(table, column, "dropped", dropped));
    if (!declared.types().isEmpty()) {
      String type = otherType(declared.types());
      mutants.add(
          mutant(
              table,
              column,
              "of type " + type,
              dropped + "; " + alter + " ADD COLUMN " + name + " " + type));
    }
    if (!column.generated()) {
      mutants.add(
          mutant(
              table,
              column,
              "generated, so that no value of anybody gets in",
              "%s; %s ADD COLUMN %s %s GENERATED ALWAYS AS (NULL::%s) STORED"
                  .formatted(dropped, alter, name, column.type(), column.type())));
    }
    if (declared.nullable().isPresent()) {
      mutants.add(nullability(table, column));
    }
    if (!declared.defaults().isEmpty()) {
      defaults(table, column, declared).forEach(mutants::add);
    }
    return mutants.stream();
  }

  private static String otherType(List<String> declared) {
    return Stream.of("bytea", "point", "xml")
        .filter(type -> !declared.contains(type))
        .findFirst()
        .orElse("tsvector");
  }

  private static Mutant nullability(Table table, Column column) {
    String alterColumn =
        "ALTER TABLE " + Quoted.name(table.name()) + " ALTER COLUMN " + Quoted.name(column.name());
    return column.nullable()
        ? mutant(table, column, "NOT NULL", alterColumn + " SET NOT NULL")
        : mutant(
            table,
            column,
            "nullable",
            withoutPrimaryKey(table, column) + alterColumn + " DROP NOT NULL");
  }

  /** The server would not let a column of the primary key take NULL. */
  private static String withoutPrimaryKey(Table table, Column column) {
    return table.indexes().stream()
        .filter(index -> index.primary() && index.keys().contains(column.name()))
        .flatMap(index -> index.constraint().stream())
        .map(
            constraint ->
                "ALTER TABLE "
                    + Quoted.name(table.name())
                    + " DROP CONSTRAINT "
                    + Quoted.name(constraint.name())
                    + " CASCADE; ")
        .findFirst()
        .orElse("");
  }

  private static Stream<Mutant> defaults(Table table, Column column, DeclaredColumn declared) {
    String alterColumn =
        "ALTER TABLE " + Quoted.name(table.name()) + " ALTER COLUMN " + Quoted.name(column.name());
    if (column.defaultExpression().isEmpty()) {
      return Stream.of(
          mutant(
              table,
              column,
              "a default where there was none",
              alterColumn
                  + " SET DEFAULT CASE WHEN pg_catalog.random() < 0 THEN NULL::"
                  + column.type()
                  + " END"));
    }
    Stream<Mutant> dropped =
        declared.defaults().contains(DeclaredColumn.NO_DEFAULT)
            ? Stream.of()
            : Stream.of(mutant(table, column, "default dropped", alterColumn + " DROP DEFAULT"));
    Stream<Mutant> changed =
        column.defaultExpression().stream()
            .map(
                expression ->
                    // A default that is there, of the right type, and NULL all the same.
                    mutant(
                        table,
                        column,
                        "default changed",
                        alterColumn
                            + " SET DEFAULT CASE WHEN pg_catalog.random() < 0 THEN "
                            + expression
                            + " END"));
    return Stream.concat(dropped, changed);
  }

  /** NULL is never equal to NULL, so a nullable column of a unique constraint guards nothing. */
  private static Stream<Mutant> ofUnique(DeclaredUnique rule, Subject subject) {
    return subject.contents().schema().table(rule.table()).stream()
        .filter(table -> !rule.nullable())
        .flatMap(
            table ->
                rule.columns().stream()
                    .flatMap(name -> table.column(name).stream())
                    .filter(column -> !column.nullable())
                    .map(column -> nullability(table, column)));
  }

  private static Mutant mutant(Table table, Column column, String sabotage, String sql) {
    return new Mutant(
        "column",
        table.name() + "." + SqlIdentifier.display(column.name()),
        sabotage,
        sql,
        "check: table, table: "
            + table.name()
            + ", columns: {"
            + SqlIdentifier.display(column.name())
            + ": …}");
  }
}
