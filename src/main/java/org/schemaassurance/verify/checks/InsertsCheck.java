package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.rules.YamlMapping;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.DataQueries;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;

/**
 * That a table takes certain rows. Nothing is inserted: the other columns' defaults, the CHECK
 * constraints, the lengths of the types and the unique keys are asked whether they would refuse.
 */
public final class InsertsCheck implements Check<InsertsCheck.DeclaredInserts> {

  /**
   * @param rows values by column; what is not given is left to the default
   * @param complete whether a row has to be taken with these values alone; otherwise whoever
   *     inserts gives the other columns that need a value
   * @param unique the keys that may refuse a row, since it is there already; empty for any
   */
  public record DeclaredInserts(
      QualifiedName table,
      List<Map<String, String>> rows,
      boolean complete,
      List<Set<String>> unique)
      implements TableDeclaration {
    public DeclaredInserts {
      rows = List.copyOf(rows);
      unique = unique.stream().map(Set::copyOf).toList();
    }
  }

  @Override
  public String name() {
    return "inserts";
  }

  @Override
  public Class<DeclaredInserts> declarationType() {
    return DeclaredInserts.class;
  }

  @Override
  public DeclaredInserts read(YamlMapping mapping) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (YamlMapping row : mapping.mappings("rows")) {
      rows.add(row.texts());
    }
    if (rows.isEmpty()) {
      throw mapping.problemWith("rows", "expected at least one row for 'rows', found none");
    }
    List<Set<String>> keys = new ArrayList<>();
    for (YamlMapping key : mapping.mappings("unique")) {
      keys.add(new HashSet<>(key.texts("columns")));
      key.refuseUnknownKeys();
    }
    return new DeclaredInserts(
        mapping.qualifiedName("table"),
        rows,
        mapping.optionalBoolean("complete").orElse(true),
        keys);
  }

  @Override
  public List<Judgement> judge(DeclaredInserts declared, Evidence evidence) {
    Optional<Table> table = evidence.schema().table(declared.table());
    if (table.isEmpty()) {
      return Comparison.withoutTable(declared, "a table that takes rows");
    }
    Comparison comparison = new Comparison(declared.table().toString());
    for (Map<String, String> row : declared.rows()) {
      if (declared.complete()) {
        comparison.addAll(omitted(table.get(), row));
      }
      comparison.addAll(refusals(table.get(), row, evidence.data()));
    }
    if (!declared.unique().isEmpty()) {
      comparison.addAll(alienKeys(table.get(), declared));
    }
    return comparison.orHolds(declared.table() + " takes the rows that it has to take");
  }

  private static List<Judgement> omitted(Table table, Map<String, String> row) {
    return table.columns().stream()
        .filter(column -> !row.containsKey(column.name()) && !column.mayBeOmitted())
        .<Judgement>map(
            column ->
                Judgement.broken(
                    table.name() + "." + SqlIdentifier.display(column.name()),
                    Phrase.of("nullable, or with a default")
                        .saying("that a row with " + words(row) + " alone is taken"),
                    Phrase.of("NOT NULL without default"),
                    "ALTER TABLE "
                        + table.name()
                        + " ALTER COLUMN "
                        + SqlIdentifier.display(column.name())
                        + " SET DEFAULT …;"))
        .toList();
  }

  private static List<Judgement> refusals(Table table, Map<String, String> row, DataQueries data) {
    List<Judgement> refusals = new ArrayList<>();
    for (Table.CheckConstraint check : table.checks()) {
      if (check.enforced()) {
        refusal(table, row, check, data).ifPresent(refusals::add);
      }
    }
    for (Map.Entry<String, String> value : row.entrySet()) {
      table
          .column(value.getKey())
          .flatMap(column -> cutOff(table, column, value.getValue(), data))
          .ifPresent(refusals::add);
    }
    return refusals;
  }

  private static Optional<Judgement> refusal(
      Table table, Map<String, String> row, Table.CheckConstraint check, DataQueries data) {
    String object = table.name() + "." + SqlIdentifier.display(check.name());
    // A CHECK refuses what makes it false; NULL passes (manual, "Check Constraints").
    String query =
        "SELECT ("
            + check.expression()
            + ") IS NOT FALSE AS taken FROM (SELECT "
            + values(table, row, check.expression())
            + ") AS "
            + SqlIdentifier.quote(table.name().name());
    return answer(
        object,
        words(row),
        query,
        data,
        () ->
            Judgement.broken(
                object,
                Phrase.of("a row with " + words(row) + " is taken")
                    .saying("that a row with " + words(row) + " is taken"),
                Phrase.of("CHECK (" + check.expression() + ")")
                    .addingInSentence(", which refuses it"),
                "ALTER TABLE "
                    + table.name()
                    + " DROP CONSTRAINT "
                    + SqlIdentifier.display(check.name())
                    + ";"));
  }

  /** An explicit cast cuts a text off where an INSERT fails. */
  private static Optional<Judgement> cutOff(
      Table table, Column column, String value, DataQueries data) {
    String object = table.name() + "." + SqlIdentifier.display(column.name());
    String literal = literal(value);
    String query =
        "SELECT ("
            + literal
            + "::"
            + column.type()
            + ")::pg_catalog.text = "
            + literal
            + " AS taken";
    return answer(
        object,
        "'" + value + "'",
        query,
        data,
        () ->
            Judgement.broken(
                object,
                "a type that takes '" + value + "'",
                column.type(),
                "ALTER TABLE "
                    + table.name()
                    + " ALTER COLUMN "
                    + SqlIdentifier.display(column.name())
                    + " TYPE …;"));
  }

  private static Optional<Judgement> answer(
      String object,
      String row,
      String query,
      DataQueries data,
      java.util.function.Supplier<Judgement> refused) {
    DataQueries.Answer answer = data.rows(query, 1);
    if (answer instanceof DataQueries.Answer.Refused unanswered) {
      return Optional.of(Judgement.unknown(object, "find out whether it takes " + row, unanswered));
    }
    boolean taken =
        ((DataQueries.Answer.Rows) answer)
            .rows().stream().allMatch(values -> values.get(0).equals("t"));
    return taken ? Optional.empty() : Optional.of(refused.get());
  }

  /**
   * A value for each column that the expression names; a default is worked out only where it is
   * needed.
   */
  private static String values(Table table, Map<String, String> row, String expression) {
    Set<String> named =
        SqlLexer.tokenize(expression).stream().map(Token::text).collect(Collectors.toSet());
    Map<String, String> values = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      if (named.contains(column.name())) {
        String value =
            Optional.ofNullable(row.get(column.name()))
                .map(InsertsCheck::literal)
                .or(column::defaultExpression)
                .orElse("NULL");
        values.put(
            column.name(),
            "(" + value + ")::" + column.type() + " AS " + SqlIdentifier.quote(column.name()));
      }
    }
    return values.isEmpty() ? "1 AS nothing" : String.join(", ", values.values());
  }

  private static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private static String words(Map<String, String> row) {
    return row.entrySet().stream()
        .map(value -> value.getKey() + " '" + value.getValue() + "'")
        .collect(Collectors.joining(", "));
  }

  /**
   * A unique key on more columns than a declared one refuses nothing that the declared one lets
   * through.
   */
  private static List<Judgement> alienKeys(Table table, DeclaredInserts declared) {
    return table.indexes().stream()
        .filter(index -> (index.unique() || index.constraint().isPresent()) && !index.primary())
        .filter(
            index ->
                declared.unique().stream()
                    .noneMatch(
                        key -> index.unique() && new HashSet<>(index.keys()).containsAll(key)))
        .<Judgement>map(index -> alienKey(table, index))
        .toList();
  }

  private static Judgement alienKey(Table table, Index index) {
    String object = table.name() + "." + SqlIdentifier.display(index.name());
    String found =
        (index.unique() ? "UNIQUE (" : "EXCLUDE (")
            + String.join(", ", index.keys())
            + ")"
            + index.predicate().map(predicate -> " WHERE " + predicate).orElse("");
    return Judgement.broken(
        object,
        Phrase.of("no other key")
            .saying("no key but the declared ones that can refuse a row of " + table.name()),
        Phrase.of(found),
        "Drop it, or add its columns to the rule's 'unique'.");
  }
}
