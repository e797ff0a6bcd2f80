package org.schemaassurance.sql;

import java.util.List;

/**
 * The time at which a transaction began, which has three names: {@code now()}, {@code
 * transaction_timestamp()} and {@code CURRENT_TIMESTAMP}.
 *
 * <p>Source: PostgreSQL manual, "Date/Time Functions and Operators", current date/time.
 */
public final class TransactionTime {
  private static final String ONE_NAME = "CURRENT_TIMESTAMP";

  private TransactionTime() {}

  /** The text with one name for all three; a function of that name in a schema is another one. */
  public static String byOneName(String text) {
    if (!text.contains("now") && !text.contains("transaction_timestamp")) {
      return text;
    }
    try {
      return replaced(text, SqlLexer.tokenize(text));
    } catch (SqlTextException unreadable) {
      return text;
    }
  }

  private static String replaced(String text, List<Token> tokens) {
    StringBuilder replaced = new StringBuilder();
    int copied = 0;
    for (int i = 0; i + 2 < tokens.size(); i++) {
      if (isCall(tokens, i)) {
        replaced.append(text, copied, tokens.get(i).start()).append(ONE_NAME);
        copied = tokens.get(i + 2).end();
      }
    }
    return replaced.append(text, copied, text.length()).toString();
  }

  private static boolean isCall(List<Token> tokens, int i) {
    Token name = tokens.get(i);
    return (name.isWord("now") || name.isWord("transaction_timestamp"))
        && tokens.get(i + 1).isPunctuation("(")
        && tokens.get(i + 2).isPunctuation(")")
        && (i == 0 || !tokens.get(i - 1).isPunctuation("."));
  }
}
