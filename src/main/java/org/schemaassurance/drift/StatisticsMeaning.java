package org.schemaassurance.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Token;

/**
 * The columns and expressions of an extended statistics object, which are a set: PostgreSQL prints
 * columns in the order in which their table has them, which is another one where a column was
 * dropped and came again.
 *
 * <p>Source: CreateStatistics sorts {@code stxkeys}; pg_get_statisticsobjdef prints them first.
 */
final class StatisticsMeaning {
  private StatisticsMeaning() {}

  /**
   * A definition with its columns and expressions in the order of their text.
   *
   * @param definition as the server prints it behind the name: {@code [(kinds)] ON a, (b + 1) FROM
   *     t}
   */
  static String sorted(String definition) {
    try {
      return sorted(definition, SqlLexer.tokenize(definition));
    } catch (SqlTextException unreadable) {
      return definition;
    }
  }

  private static String sorted(String definition, List<Token> tokens) {
    List<String> columns = new ArrayList<>();
    int depth = 0;
    int first = -1;
    int begun = -1;
    for (Token token : tokens) {
      depth += depth(token);
      if (depth == 0 && first < 0 && token.isWord("on")) {
        first = token.end();
        begun = first;
      } else if (depth == 0 && first >= 0 && endsColumn(token)) {
        columns.add(definition.substring(begun, token.start()).strip());
        begun = token.end();
        if (token.isWord("from")) {
          return definition.substring(0, first)
              + columns.stream().sorted().collect(Collectors.joining(", ", " ", " "))
              + definition.substring(token.start());
        }
      }
    }
    return definition;
  }

  private static int depth(Token token) {
    return token.isPunctuation("(") ? 1 : token.isPunctuation(")") ? -1 : 0;
  }

  private static boolean endsColumn(Token token) {
    return token.isPunctuation(",") || token.isWord("from");
  }
}
