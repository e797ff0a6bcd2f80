package org.schemaassurance.assurance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.schemaassurance.model.ObjectChange;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Token;

/** Tells from an object's display name without which others it can't be there. */
final class Enclosing {
  private Enclosing() {}

  /**
   * From the nearest to the farthest: of {@code public.orders (id)} its columns, its table, its
   * schema, and so of an index or a foreign key; of a routine the name that stands for the only
   * one.
   */
  static Stream<String> of(String object) {
    List<Token> tokens;
    try {
      tokens = SqlLexer.tokenize(ObjectChange.withoutKind(object));
    } catch (SqlTextException notOfThatKind) {
      return Stream.empty();
    }
    Predicate<Token> isParenthesis = token -> token.isPunctuation("(");
    List<String> name = names(tokens.stream().takeWhile(isParenthesis.negate()));
    String whole = String.join(".", name);
    boolean isKey = object.contains(" (");
    List<String> nearest = new ArrayList<>();
    if (isKey) {
      names(tokens.stream().dropWhile(isParenthesis.negate()))
          .forEach(column -> nearest.add(whole + "." + column));
      nearest.add(whole);
    } else if (tokens.stream().anyMatch(isParenthesis)) {
      nearest.add(whole + "(*)");
    }
    return Stream.concat(
        nearest.stream(),
        IntStream.iterate(name.size() - 1, length -> length > 0, length -> length - 1)
            .mapToObj(length -> String.join(".", name.subList(0, length))));
  }

  private static List<String> names(Stream<Token> tokens) {
    return tokens.filter(Token::isName).map(Token::text).map(SqlIdentifier::display).toList();
  }
}
