package org.schemaassurance.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.Table;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;

/** CHECK constraints that are gone, or there and not enforced, or let other rows through. */
final class CheckConstraintSabotage implements SabotageSource {
  private static final int NOT_ENFORCED_SINCE = 180000;

  @Override
  public Set<String> noticedBy() {
    return Set.of("check-constraint");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return subject.tables().stream()
        .flatMap(
            table ->
                table.checks().stream()
                    .filter(check -> subject.declares(table, columnsOf(check, table)))
                    .flatMap(check -> mutants(table, check, subject)));
  }

  private static Set<String> columnsOf(Table.CheckConstraint check, Table table) {
    return SqlLexer.tokenize(check.expression()).stream()
        .map(Token::text)
        .filter(name -> table.column(name).isPresent())
        .collect(Collectors.toSet());
  }

  private static Stream<Mutant> mutants(Table table, Table.CheckConstraint check, Subject subject) {
    String drop =
        "ALTER TABLE %s DROP CONSTRAINT %s; "
            .formatted(Quoted.name(table.name()), Quoted.name(check.name()));
    List<Mutant> mutants = new ArrayList<>();
    mutants.add(mutant(table, check, "dropped", drop));
    mutants.add(
        mutant(
            table, check, "NOT VALID", drop + add(table, check, check.expression(), "NOT VALID")));
    mutants.add(
        mutant(
            table,
            check,
            "that lets every row through",
            drop + add(table, check, "(" + check.expression() + ") IS NOT NULL OR true", "")));
    OtherLiteral.in(check.expression())
        .map(
            other ->
                mutant(
                    table,
                    check,
                    "with another literal",
                    drop + add(table, check, other, "NOT VALID")))
        .ifPresent(mutants::add);
    if (subject.contents().serverVersionNumber() >= NOT_ENFORCED_SINCE) {
      mutants.add(
          mutant(
              table,
              check,
              "NOT ENFORCED",
              drop + add(table, check, check.expression(), "NOT ENFORCED")));
    }
    return mutants.stream();
  }

  private static String add(
      Table table, Table.CheckConstraint check, String expression, String state) {
    return "ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s) %s"
        .formatted(Quoted.name(table.name()), Quoted.name(check.name()), expression, state);
  }

  private static Mutant mutant(
      Table table, Table.CheckConstraint check, String sabotage, String sql) {
    return new Mutant(
        "check " + check.name() + " of",
        table.name().toString(),
        sabotage,
        sql,
        "check: check-constraint, table: " + table.name() + ", expression: " + check.expression());
  }
}
