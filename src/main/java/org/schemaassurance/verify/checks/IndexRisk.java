package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.Table;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;
import org.schemaassurance.verify.Judgement;

/**
 * What in an index may refuse a row, beside that it is unique.
 *
 * @param words behind the index's definition
 * @param certain otherwise it is not known
 */
record IndexRisk(String words, boolean certain) {
  /** A third of a page (BTMaxItemSize in nbtree.h), and a row of it has a header. */
  private static final int LARGEST = 2700;

  /** Of an index that takes inserts. */
  static Optional<IndexRisk> of(Table table, Index index, Set<String> shortColumns) {
    if (!index.enforcement().ready() || !index.enforcement().live()) {
      return Optional.empty();
    }
    return expressions(table, index)
        .flatMap(
            expression ->
                ExpressionRisk.in(expression, name -> table.column(name).map(Column::type))
                    .stream())
        .map(risk -> new IndexRisk("with " + risk.words(), risk.certain()))
        .findFirst()
        .or(() -> tooLarge(table, index, shortColumns));
  }

  private static Stream<String> expressions(Table table, Index index) {
    return Stream.concat(
        index.keys().stream().filter(key -> table.column(key).isEmpty()),
        index.predicate().stream());
  }

  /** Those of constraints are keys, which rules list elsewhere. */
  private static Optional<IndexRisk> tooLarge(Table table, Index index, Set<String> shortColumns) {
    return index.constraint().isPresent() || !index.method().equals("btree")
        ? Optional.empty()
        : Stream.concat(index.keys().stream(), index.included().stream())
            .flatMap(key -> longColumn(table, key, shortColumns).stream())
            .findFirst()
            .map(
                column ->
                    new IndexRisk(
                        "where "
                            + column
                            + " may be longer than the "
                            + LARGEST
                            + " bytes that it takes",
                        true));
  }

  private static Optional<String> longColumn(Table table, String key, Set<String> shortColumns) {
    List<Token> tokens = SqlLexer.tokenize(key);
    boolean shortened =
        table.column(key).isEmpty()
            && tokens.stream().anyMatch(token -> ValueLength.SHORTENING.contains(token.text()));
    return shortened
        ? Optional.empty()
        : Stream.concat(Stream.of(key), tokens.stream().map(Token::text))
            .filter(name -> !shortColumns.contains(name))
            .filter(name -> table.column(name).filter(column -> isLong(table, column)).isPresent())
            .findFirst();
  }

  private static boolean isLong(Table table, Column column) {
    return ValueLength.most(table, column).filter(bytes -> bytes <= LARGEST).isEmpty();
  }

  Judgement judge(Index index, Table table, ClosedList list) {
    String definition =
        "INDEX ("
            + String.join(", ", index.keys())
            + ")"
            + index.predicate().map(predicate -> " WHERE " + predicate).orElse("");
    Judgement judgement =
        list.alien(
            index.name(),
            Phrase.of(definition).addingInSentence(", " + words),
            "its columns",
            index
                .constraint()
                .map(Index.KeyConstraint::name)
                .map(list::dropConstraint)
                .orElseGet(() -> list.dropIndex(index.name(), table)));
    return certain ? judgement : judgement.asWarning();
  }
}
