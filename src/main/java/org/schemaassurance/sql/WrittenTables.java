package org.schemaassurance.sql;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.schemaassurance.model.QualifiedName;

/**
 * The tables that a text writes to: behind INSERT INTO, MERGE INTO, UPDATE, DELETE FROM and
 * TRUNCATE. Reads what is written down; sees too much rather than too little, since {@code SELECT
 * INTO} a variable looks like a table, too.
 */
public final class WrittenTables {
  /** In the place of a schema where none is given; no schema has that name. */
  public static final String NO_SCHEMA = "";

  private static final Set<String> BETWEEN = Set.of("only", "table", "into", "from");
  private static final Set<String> WRITES = Set.of("into", "update", "truncate");

  private WrittenTables() {}

  /**
   * Those tables.
   *
   * @return as they are written; without a schema they have {@link #NO_SCHEMA}
   * @throws SqlTextException if it can't be split into tokens
   */
  public static Set<QualifiedName> of(String text) {
    List<Token> tokens = SqlLexer.tokenize(text);
    Set<QualifiedName> tables = new TreeSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (writes(tokens, i)) {
        addName(tables, tokens, behindKeywords(tokens, i + 1));
      }
    }
    return tables;
  }

  private static boolean writes(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    return token.kind() == Token.Kind.WORD
        && (WRITES.contains(token.text())
            || (token.text().equals("from") && i > 0 && tokens.get(i - 1).isWord("delete")));
  }

  private static int behindKeywords(List<Token> tokens, int start) {
    int at = start;
    while (at < tokens.size()
        && tokens.get(at).kind() == Token.Kind.WORD
        && BETWEEN.contains(tokens.get(at).text())) {
      at++;
    }
    return at;
  }

  private static void addName(Set<QualifiedName> tables, List<Token> tokens, int at) {
    if (at >= tokens.size() || !tokens.get(at).isName()) {
      return;
    }
    boolean qualified =
        at + 2 < tokens.size()
            && tokens.get(at + 1).isPunctuation(".")
            && tokens.get(at + 2).isName();
    tables.add(
        qualified
            ? new QualifiedName(tokens.get(at).text(), tokens.get(at + 2).text())
            : new QualifiedName(NO_SCHEMA, tokens.get(at).text()));
  }
}
