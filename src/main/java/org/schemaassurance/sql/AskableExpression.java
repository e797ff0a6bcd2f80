package org.schemaassurance.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An expression that the server may be asked to plan. The planner evaluates immutable functions of
 * constants, and reading a constant runs the input function of its type: so each name in it is one
 * of {@code pg_catalog}, as all are that have no schema while search_path is empty. And what a plan
 * prints of it is all that there is to it, which is not so of a subquery, a window or a COLLATE
 * (ADR 108).
 *
 * @param text without comments around it
 * @param names the words and quoted names in it, keywords among them
 */
public record AskableExpression(String text, Set<String> names) {
  private static final Set<String> NOT_ALL_PRINTED =
      Set.of("select", "with", "values", "table", "over", "collate");

  public AskableExpression {
    names = Set.copyOf(names);
  }

  /**
   * Looks at a text.
   *
   * @param rows the names that rows have in it, such as {@code old} and {@code new}
   * @return empty if it may not be asked about
   */
  public static Optional<AskableExpression> of(String text, Set<String> rows) {
    try {
      List<Token> tokens = SqlLexer.tokenize(text);
      SingleQuery.requireOneStatement(tokens);
      // The driver would split at a semicolon, wherever it takes one for the end of a statement.
      return tokens.isEmpty() || text.contains(";") || reachesFurther(tokens, rows)
          ? Optional.empty()
          : Optional.of(
              new AskableExpression(
                  text.substring(tokens.get(0).start(), tokens.get(tokens.size() - 1).end()),
                  tokens.stream()
                      .filter(Token::isName)
                      .map(Token::text)
                      .collect(Collectors.toSet())));
    } catch (SqlTextException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean reachesFurther(List<Token> tokens, Set<String> rows) {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Token.Kind.PARAMETER
          || (token.kind() == Token.Kind.WORD && NOT_ALL_PRINTED.contains(token.text()))
          || (token.isPunctuation(".") && !isBehindKnownName(tokens, i, rows))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBehindKnownName(List<Token> tokens, int dot, Set<String> rows) {
    if (dot == 0 || !tokens.get(dot - 1).isName()) {
      return false;
    }
    String before = tokens.get(dot - 1).text();
    return before.equals("pg_catalog") || rows.contains(before);
  }
}
