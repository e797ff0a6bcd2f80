package org.schemaassurance.sql;

import java.util.List;
import java.util.Set;
import org.schemaassurance.model.Excerpt;

/**
 * Checks that a text is one query and stays one when it is put into parentheses. The server has the
 * last word; this keeps a text from closing the parenthesis that it stands in, or from bringing a
 * second statement.
 */
public final class SingleQuery {
  private static final Set<String> QUERY_WORDS = Set.of("select", "with", "values", "table");

  private SingleQuery() {}

  /**
   * The query without a trailing semicolon.
   *
   * @throws SqlTextException if the text is empty, not a query, more than one statement, or has
   *     parentheses that don't match
   */
  public static String of(String text) {
    List<Token> tokens = SqlLexer.tokenize(text);
    while (!tokens.isEmpty() && tokens.get(tokens.size() - 1).isPunctuation(";")) {
      tokens = tokens.subList(0, tokens.size() - 1);
    }
    if (tokens.isEmpty()) {
      throw new SqlTextException("expected a query, found nothing");
    }
    Token first =
        tokens.stream()
            .filter(token -> !token.isPunctuation("("))
            .findFirst()
            .orElse(tokens.get(0));
    if (first.kind() != Token.Kind.WORD || !QUERY_WORDS.contains(first.text())) {
      throw new SqlTextException(
          "expected a query that begins with SELECT, WITH, VALUES or TABLE, found "
              + Excerpt.of(first.text()));
    }
    requireOneStatement(tokens);
    // Up to the last token: a comment behind it could swallow what the query is wrapped into.
    return text.substring(tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
  }

  /** No semicolon between, and every parenthesis closed that is opened. */
  static void requireOneStatement(List<Token> tokens) {
    int depth = 0;
    for (Token token : tokens) {
      if (token.isPunctuation(";")) {
        throw new SqlTextException(
            "expected one query, found a second statement behind a semicolon");
      }
      depth += token.isPunctuation("(") ? 1 : token.isPunctuation(")") ? -1 : 0;
      if (depth < 0) {
        throw new SqlTextException("a parenthesis is closed that was not opened");
      }
    }
    if (depth > 0) {
      throw new SqlTextException("a parenthesis is not closed");
    }
  }
}
