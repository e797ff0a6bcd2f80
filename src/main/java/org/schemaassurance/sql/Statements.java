package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;

/** Text that holds one or several statements, split at its semicolons. */
public final class Statements {
  private Statements() {}

  /**
   * The statements, without their semicolons and without comments around them, in their order.
   *
   * @throws SqlTextException if the text can't be split into tokens, or parentheses don't match
   */
  public static List<String> of(String text) {
    List<String> statements = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    for (Token token : SqlLexer.tokenize(text)) {
      if (token.isPunctuation(";")) {
        add(statements, current, text);
        current = new ArrayList<>();
      } else {
        current.add(token);
      }
    }
    add(statements, current, text);
    return statements;
  }

  private static void add(List<String> statements, List<Token> tokens, String text) {
    if (!tokens.isEmpty()) {
      SingleQuery.requireOneStatement(tokens);
      statements.add(text.substring(tokens.get(0).start(), tokens.get(tokens.size() - 1).end()));
    }
  }
}
