package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/**
 * A table that no other unique keys than these refuse rows of: constraints, unique indexes and
 * exclusion constraints.
 */
public final class UniqueKeysCheck implements CheckOfTable<UniqueKeysCheck.DeclaredUniqueKeys> {

  /**
   * @param allowed the keys that the table may have beside its primary key
   * @param given the columns that whoever inserts gives; empty if that is not known
   */
  public record DeclaredUniqueKeys(
      QualifiedName table, Allowance<ListedIndex> allowed, Optional<List<String>> given)
      implements TableDeclaration {
    @Override
    public DeclaredUniqueKeys ofTable(QualifiedName other) {
      return new DeclaredUniqueKeys(other, allowed, given);
    }
  }

  @Override
  public String name() {
    return "unique-keys";
  }

  @Override
  public Class<DeclaredUniqueKeys> declarationType() {
    return DeclaredUniqueKeys.class;
  }

  @Override
  public DeclaredUniqueKeys read(QualifiedName table, YamlMapping mapping) {
    return new DeclaredUniqueKeys(
        table, Allowance.ofIndexes(mapping), mapping.optionalTexts("given"));
  }

  @Override
  public String expected(DeclaredUniqueKeys declared) {
    return "a table with no other unique keys";
  }

  @Override
  public List<Judgement> judge(DeclaredUniqueKeys declared, Table table, Evidence evidence) {
    Comparison comparison = new Comparison(declared.object());
    TableExpressions expressions = TableExpressions.of(table, evidence);
    List<ListedIndex> listed = declared.allowed().of(declared.table(), evidence);
    ClosedList list = declared.allowed().closing(declared.table(), "unique key", listed);
    table.indexes().stream()
        .filter(UniqueKeysCheck::mayRefuse)
        .filter(index -> !isListed(index, listed, expressions))
        .filter(index -> !refusesNoMoreThanAnother(index, listed, expressions))
        .filter(index -> !isLeftNull(index, declared, table))
        .flatMap(index -> judge(index, declared, table, evidence, list).stream())
        .forEach(comparison::add);
    return comparison.orHolds(declared.object() + " has no other unique keys");
  }

  /** An invalid one that takes inserts refuses them, too. */
  private static boolean mayRefuse(Index index) {
    return (index.unique() || index.exclusion())
        && !index.primary()
        && index.enforcement().takesInserts();
  }

  private static boolean isListed(
      Index index, List<ListedIndex> listed, TableExpressions expressions) {
    return listed.stream().anyMatch(one -> lists(one, index, expressions));
  }

  private static boolean lists(ListedIndex listed, Index index, TableExpressions expressions) {
    return listed.covers(index, expressions)
        && (listed.unique() || !index.unique())
        && (listed.exclusion() || !index.exclusion())
        && (listed.nullsNotDistinct()
            || !index.nullsNotDistinct()
            || !takesNull(index, expressions.table()));
  }

  private static boolean takesNull(Index index, Table table) {
    return index.keys().stream()
        .anyMatch(key -> table.column(key).map(Column::nullable).orElse(true));
  }

  /** NULL is equal to nothing, so who leaves one of the columns out is not refused. */
  private static boolean isLeftNull(Index index, DeclaredUniqueKeys declared, Table table) {
    return declared.given().isPresent()
        && !index.nullsNotDistinct()
        && index.keys().stream()
            .filter(key -> !declared.given().get().contains(key))
            .flatMap(key -> table.column(key).stream())
            .anyMatch(
                column ->
                    column.nullable()
                        && column.defaultExpression().isEmpty()
                        && !column.identity());
  }

  /** Two rows that are equal in more columns are equal in fewer. */
  private static boolean refusesNoMoreThanAnother(
      Index index, List<ListedIndex> listed, TableExpressions expressions) {
    return !index.exclusion()
        && index.options().stream().allMatch(option -> option.alienEquality().isEmpty())
        && enforcedKeys(listed, expressions)
            .anyMatch(
                key ->
                    index.keys().containsAll(key.keys())
                        && (!index.nullsNotDistinct() || !takesNull(key, expressions.table())));
  }

  /** The primary key, and those listed that refuse every row that they mean to. */
  private static Stream<Index> enforcedKeys(
      List<ListedIndex> listed, TableExpressions expressions) {
    return expressions.table().indexes().stream()
        .filter(index -> index.primary() || isListed(index, listed, expressions))
        .filter(index -> KeyIndexes.shortcomings(index, index.keys()).isEmpty());
  }

  private static Optional<Judgement> judge(
      Index index, DeclaredUniqueKeys declared, Table table, Evidence evidence, ClosedList list) {
    Judgement alien = alien(index, table, list);
    if (declared.given().isEmpty()) {
      return Optional.of(alien);
    }
    return new FreshKeys(
            table,
            evidence.further().intake(table.name()),
            evidence.data(),
            declared.given().get()::contains)
        .judge(index, alien);
  }

  private static Judgement alien(Index index, Table table, ClosedList list) {
    String found =
        (index.exclusion() ? "EXCLUDE (" : "UNIQUE (")
            + String.join(", ", index.keys())
            + ")"
            + (index.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
            + index.predicate().map(predicate -> " WHERE " + predicate).orElse("");
    return list.alien(
        index.name(),
        Phrase.of(found).addingInSentence(refusingThough(index)),
        "its columns",
        index
            .constraint()
            .map(Index.KeyConstraint::name)
            .map(list::dropConstraint)
            .orElseGet(() -> list.dropIndex(index.name(), table)));
  }

  private static String refusingThough(Index index) {
    return Optional.of(", which is invalid and refuses new rows all the same")
        .filter(words -> !index.enforcement().valid())
        .orElse("");
  }
}
