package org.schemaassurance.sql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The names in a body that stand before a parenthesis: what may be a call. */
public final class CalledNames {
  private CalledNames() {}

  /**
   * One of them.
   *
   * @param schema none where search_path decides
   */
  public record CalledName(Optional<String> schema, String name) {}

  /**
   * Those names, keywords among them.
   *
   * @throws SqlTextException if the body can't be split into tokens
   */
  public static Set<CalledName> in(String body) {
    Set<CalledName> names = new LinkedHashSet<>();
    for (List<Token> tokens : NestedTexts.of(body)) {
      for (int i = 0; i + 1 < tokens.size(); i++) {
        if (tokens.get(i).isName() && tokens.get(i + 1).isPunctuation("(")) {
          names.add(new CalledName(schema(tokens, i), tokens.get(i).text()));
        }
      }
    }
    return names;
  }

  private static Optional<String> schema(List<Token> tokens, int name) {
    return name > 1 && tokens.get(name - 1).isPunctuation(".") && tokens.get(name - 2).isName()
        ? Optional.of(tokens.get(name - 2).text())
        : Optional.empty();
  }
}
