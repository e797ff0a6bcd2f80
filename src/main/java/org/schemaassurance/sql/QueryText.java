package org.schemaassurance.sql;

import java.util.List;

/**
 * The text of a query, or of another definition that PostgreSQL prints, compared by meaning:
 * comments, layout and the case of keywords make no difference, nor does what servers of other
 * versions or a dump and restore print otherwise:
 *
 * <ul>
 *   <li>text constants and arrays of them come with casts and parentheses, or without;
 *   <li>{@code a BETWEEN 1 AND 2 AND b} comes as {@code (a >= 1 AND a <= 2) AND b} first, and
 *       {@code a NOT BETWEEN 1 AND 2 OR b} as {@code (a < 1 OR a > 2) OR b};
 *   <li>a view of one table names it before each column up to PostgreSQL 15, and no more since 16.
 * </ul>
 *
 * <p>Source: {@code src/backend/utils/adt/ruleutils.c}.
 */
public final class QueryText {
  /** The work grows with the square of what nests; longer texts are compared token by token. */
  private static final int MOST_TOKENS = 10_000;

  private QueryText() {}

  /**
   * Whether two texts mean the same. Text that is no SQL is compared letter by letter: stricter,
   * never looser.
   */
  public static boolean sameMeaning(String one, String other) {
    if (SqlExpression.sameTokens(one, other)) {
      return true;
    }
    try {
      List<Token> tokens = SqlLexer.tokenize(one);
      List<Token> otherTokens = SqlLexer.tokenize(other);
      return tokens.size() <= MOST_TOKENS
          && otherTokens.size() <= MOST_TOKENS
          && Token.sameMeaning(canonical(tokens), canonical(otherTokens));
    } catch (SqlTextException unreadable) {
      return false;
    }
  }

  private static List<Token> canonical(List<Token> tokens) {
    return UnqualifiedColumns.of(FlatConditions.of(PlainConstants.of(tokens)));
  }
}
