package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A body and the texts within it that it may run: its string constants, since EXECUTE runs them,
 * and those within them. What RAISE says and what a condition compares with is run by nobody.
 */
final class NestedTexts {
  /** Strings in strings; more are no EXECUTE that somebody wrote. */
  private static final int DEEPEST = 4;

  private static final Set<String> BEGIN_A_CONDITION = Set.of("if", "elsif", "elseif", "when");

  private final List<List<Token>> texts = new ArrayList<>();

  private NestedTexts() {}

  /**
   * The tokens of each, the body's own first.
   *
   * @throws SqlTextException if the body can't be split into tokens
   */
  static List<List<Token>> of(String body) {
    NestedTexts nested = new NestedTexts();
    nested.add(SqlLexer.tokenize(body), DEEPEST);
    return nested.texts;
  }

  private void add(List<Token> tokens, int depth) {
    texts.add(tokens);
    boolean told = false;
    for (Token token : tokens) {
      if (token.isPunctuation(";") || token.isWord("then")) {
        told = false;
      } else if (token.isWord("raise") || isCondition(token)) {
        told = true;
      } else if (token.kind() == Token.Kind.STRING && !told && depth > 0) {
        addString(token.text(), depth - 1);
      }
    }
  }

  private static boolean isCondition(Token token) {
    return token.kind() == Token.Kind.WORD && BEGIN_A_CONDITION.contains(token.text());
  }

  private void addString(String text, int depth) {
    try {
      add(SqlLexer.tokenize(text), depth);
    } catch (SqlTextException noSql) {
      // A message, a pattern: no text that could be run.
    }
  }
}
