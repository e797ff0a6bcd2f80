package org.schemaassurance.sql;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names in a body that stand before a parenthesis: what may be a call. */
public final class CalledNames {
  private CalledNames() {}

  /**
   * Those names without their schemas, keywords among them.
   *
   * @throws SqlTextException if the body can't be split into tokens
   */
  public static Set<String> in(String body) {
    Set<String> names = new TreeSet<>();
    for (List<Token> tokens : NestedTexts.of(body)) {
      for (int i = 0; i + 1 < tokens.size(); i++) {
        if (tokens.get(i).isName() && tokens.get(i + 1).isPunctuation("(")) {
          names.add(tokens.get(i).text());
        }
      }
    }
    return names;
  }
}
