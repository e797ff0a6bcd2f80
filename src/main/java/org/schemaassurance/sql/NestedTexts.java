package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A body and the texts within it that it may run: the string constants behind EXECUTE and DO, those
 * that a body with an EXECUTE puts into variables before, and those within them. What is compared,
 * returned, said by RAISE or written into a table is run by nobody.
 */
final class NestedTexts {
  /** Strings in strings; more are no EXECUTE that somebody wrote. */
  private static final int DEEPEST = 4;

  private static final Set<String> BEGIN_A_STATEMENT = Set.of("then", "else", "loop", "begin");

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
    boolean executes = tokens.stream().anyMatch(token -> token.isWord("execute"));
    boolean run = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isPunctuation(";") || token.isOneOf(BEGIN_A_STATEMENT)) {
        run = false;
      } else if (token.isWord("execute") || token.isWord("do")) {
        run = true;
      } else if (executes && isPutIntoAVariable(tokens, i)) {
        run = true;
      } else if (token.kind() == Token.Kind.STRING && run && depth > 0) {
        addString(token.text(), depth - 1);
      }
    }
  }

  /** {@code name := …}, {@code name = …} as a statement, {@code name text DEFAULT …}. */
  private static boolean isPutIntoAVariable(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    return token.isPunctuation(":=")
        || token.isWord("default")
        || token.isOperator("=")
            && i > 0
            && tokens.get(i - 1).isName()
            && (i == 1
                || tokens.get(i - 2).isPunctuation(";")
                || tokens.get(i - 2).isOneOf(BEGIN_A_STATEMENT));
  }

  private void addString(String text, int depth) {
    try {
      add(SqlLexer.tokenize(text), depth);
    } catch (SqlTextException noSql) {
      // A message, a pattern: no text that could be run.
    }
  }
}
