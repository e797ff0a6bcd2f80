package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;
import org.schemaassurance.verify.DataQueries;
import org.schemaassurance.verify.Judgement;

/**
 * A row that a table has to take.
 *
 * @param values by column; what is not given is left to the default
 */
record RowToInsert(Table table, Map<String, String> values) {

  /** The columns without which it is not taken. */
  List<Judgement> lacks() {
    return table.columns().stream()
        .filter(column -> !values.containsKey(column.name()) && !column.mayBeOmitted())
        .map(
            column ->
                Judgement.broken(
                    nameOf(column.name()),
                    Phrase.of("nullable, or with a default")
                        .saying("that a row with " + words() + " alone is taken"),
                    Phrase.of("NOT NULL without default"),
                    alterColumn(column, "SET DEFAULT …")))
        .toList();
  }

  /** What refuses it: CHECK constraints, and types that are too short. */
  List<Judgement> refusals(DataQueries data) {
    Stream<Judgement> byConstraints =
        table.checks().stream()
            .filter(Table.CheckConstraint::enforced)
            .flatMap(check -> refusal(check, data).stream());
    Stream<Judgement> byTypes =
        values.entrySet().stream()
            .flatMap(
                value ->
                    table.column(value.getKey()).stream()
                        .flatMap(column -> cutOff(column, value.getValue(), data).stream()));
    return Stream.concat(byConstraints, byTypes).toList();
  }

  private Optional<Judgement> refusal(Table.CheckConstraint check, DataQueries data) {
    // A CHECK refuses what makes it false; NULL passes (manual, "Check Constraints").
    String query =
        "SELECT (%s) IS NOT FALSE AS taken FROM (SELECT %s) AS %s"
            .formatted(
                check.expression(),
                columnsNamedIn(check.expression()),
                SqlIdentifier.quote(table.name().name()));
    String object = nameOf(check.name());
    String taken = "a row with " + words() + " is taken";
    return unlessTaken(
        object,
        words(),
        data.rows(query, 1),
        () ->
            Judgement.broken(
                object,
                Phrase.of(taken).saying("that " + taken),
                Phrase.of("CHECK (" + check.expression() + ")")
                    .addingInSentence(", which refuses it"),
                "ALTER TABLE %s DROP CONSTRAINT %s;"
                    .formatted(table.name(), SqlIdentifier.display(check.name()))));
  }

  /**
   * A value for each column that the expression names; a default is worked out only where it is
   * needed.
   */
  private String columnsNamedIn(String expression) {
    Set<String> named =
        SqlLexer.tokenize(expression).stream().map(Token::text).collect(Collectors.toSet());
    String columns =
        table.columns().stream()
            .filter(column -> named.contains(column.name()))
            .map(this::asColumn)
            .collect(Collectors.joining(", "));
    return columns.isEmpty() ? "1 AS nothing" : columns;
  }

  private String asColumn(Column column) {
    String value =
        Optional.ofNullable(values.get(column.name()))
            .map(RowToInsert::literal)
            .or(column::defaultExpression)
            .orElse("NULL");
    return "(" + value + ")::" + column.type() + " AS " + SqlIdentifier.quote(column.name());
  }

  /** An explicit cast cuts a text off where an INSERT fails. */
  private Optional<Judgement> cutOff(Column column, String value, DataQueries data) {
    String literal = literal(value);
    String query =
        "SELECT (%s::%s)::pg_catalog.text = %s AS taken".formatted(literal, column.type(), literal);
    String object = nameOf(column.name());
    return unlessTaken(
        object,
        "'" + value + "'",
        data.rows(query, 1),
        () ->
            Judgement.broken(
                object,
                "a type that takes '" + value + "'",
                column.type(),
                alterColumn(column, "TYPE …")));
  }

  private static Optional<Judgement> unlessTaken(
      String object, String what, DataQueries.Answer answer, Supplier<Judgement> refused) {
    if (answer instanceof DataQueries.Answer.Refused unanswered) {
      return Optional.of(
          Judgement.unknown(object, "find out whether it takes " + what, unanswered));
    }
    boolean taken =
        ((DataQueries.Answer.Rows) answer).rows().stream().allMatch(row -> row.get(0).equals("t"));
    return taken ? Optional.empty() : Optional.of(refused.get());
  }

  private String nameOf(String part) {
    return table.name() + "." + SqlIdentifier.display(part);
  }

  private String alterColumn(Column column, String action) {
    return "ALTER TABLE %s ALTER COLUMN %s %s;"
        .formatted(table.name(), SqlIdentifier.display(column.name()), action);
  }

  private static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private String words() {
    return values.entrySet().stream()
        .map(value -> value.getKey() + " '" + value.getValue() + "'")
        .collect(Collectors.joining(", "));
  }
}
