package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** Of the bytes of one character in UTF-8. */
  private static final int BYTES = 4;

  private static final Pattern LENGTH = Pattern.compile("^character(?: varying)?\\((\\d+)\\)$");

  /** Of a long value they make a short one. */
  private static final Set<String> SHORTENING =
      Set.of(
          "md5",
          "left",
          "hashtext",
          "sha256",
          "sha512",
          "length",
          "char_length",
          "substring",
          "substr",
          "to_tsvector",
          "octet_length");

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
            && tokens.stream().anyMatch(token -> SHORTENING.contains(token.text()));
    return shortened
        ? Optional.empty()
        : Stream.concat(Stream.of(key), tokens.stream().map(Token::text))
            .filter(name -> !shortColumns.contains(name))
            .filter(name -> table.column(name).filter(IndexRisk::isLong).isPresent())
            .findFirst();
  }

  private static boolean isLong(Column column) {
    String type = column.domain().map(Column.Domain::type).orElse(column.type());
    Matcher length = LENGTH.matcher(type.toLowerCase(Locale.ROOT));
    return length.find()
        ? Long.parseLong(length.group(1)) * BYTES > LARGEST
        : ExpressionRisk.isText(type) || type.equals("bytea") || type.endsWith("[]");
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
