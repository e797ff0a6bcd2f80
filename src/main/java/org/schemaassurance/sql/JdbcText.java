package org.schemaassurance.sql;

import java.util.List;

/** SQL as the driver takes it. */
public final class JdbcText {
  private JdbcText() {}

  /**
   * The same text, none of whose question marks is a parameter: those of operators, such as jsonb's
   * {@code ?}, are doubled. The driver itself leaves those in strings and comments alone.
   *
   * <p>Source: pgJDBC's documentation, "Issuing a Query and Processing the Result".
   *
   * @throws SqlTextException if the text can't be split into tokens
   */
  public static String withoutParameters(String sql) {
    List<Token> operators =
        SqlLexer.tokenize(sql).stream()
            .filter(token -> token.kind() == Token.Kind.OPERATOR)
            .toList();
    StringBuilder text = new StringBuilder();
    int copied = 0;
    for (Token operator : operators) {
      text.append(sql, copied, operator.start());
      text.append(sql.substring(operator.start(), operator.end()).replace("?", "??"));
      copied = operator.end();
    }
    return text.append(sql.substring(copied)).toString();
  }
}
