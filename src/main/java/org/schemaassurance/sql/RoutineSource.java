package org.schemaassurance.sql;

import java.util.List;
import java.util.stream.IntStream;
import org.schemaassurance.model.QualifiedName;

/** Finds the body of a routine in a file of SQL. */
public final class RoutineSource {
  private RoutineSource() {}

  /**
   * The string constant behind AS of the last {@code CREATE [OR REPLACE] FUNCTION|PROCEDURE
   * schema.name(} in the text: the last one wins, as it does when the file runs.
   *
   * @throws SqlTextException if the text does not create that routine
   */
  public static String bodyOf(QualifiedName routine, String text) {
    List<Token> tokens = SqlLexer.tokenize(text);
    int start =
        IntStream.range(0, tokens.size())
            .filter(i -> creates(tokens, i, routine))
            .reduce((first, second) -> second)
            .orElseThrow(
                () -> new SqlTextException("there is no CREATE FUNCTION " + routine + " in it"));
    for (int i = start; i + 1 < tokens.size() && !tokens.get(i).isPunctuation(";"); i++) {
      if (tokens.get(i).isWord("as") && tokens.get(i + 1).kind() == Token.Kind.STRING) {
        return tokens.get(i + 1).text();
      }
    }
    throw new SqlTextException("CREATE FUNCTION " + routine + " has no body behind AS");
  }

  private static boolean creates(List<Token> tokens, int i, QualifiedName routine) {
    return i + 4 < tokens.size()
        && (tokens.get(i).isWord("function") || tokens.get(i).isWord("procedure"))
        && tokens.get(i + 1).text().equals(routine.schema())
        && tokens.get(i + 2).isPunctuation(".")
        && tokens.get(i + 3).text().equals(routine.name())
        && tokens.get(i + 4).isPunctuation("(")
        && i > 0
        && (tokens.get(i - 1).isWord("create") || tokens.get(i - 1).isWord("replace"));
  }
}
