package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.schemaassurance.model.QualifiedName;

/** The columns of a table to which statements give a value, as far as they name them. */
public final class GivenColumns {
  private GivenColumns() {}

  /**
   * Those of {@code INSERT INTO table (a, b)}; none where a statement leaves the list out.
   *
   * @throws SqlTextException if a statement can't be split into tokens
   */
  public static List<String> inserted(List<String> statements, QualifiedName table) {
    Set<String> columns = new LinkedHashSet<>();
    for (String statement : statements) {
      List<Token> tokens = SqlLexer.tokenize(statement);
      for (int i = 0; i + 1 < tokens.size(); i++) {
        if (tokens.get(i).isWord("insert")
            && tokens.get(i + 1).isWord("into")
            && TableReference.at(tokens, i + 2).filter(at -> at.mayMean(table)).isPresent()) {
          List<String> list = list(tokens, i + 2);
          if (list.isEmpty()) {
            return List.of();
          }
          columns.addAll(list);
        }
      }
    }
    return List.copyOf(columns);
  }

  private static List<String> list(List<Token> tokens, int start) {
    boolean qualified = tokens.size() > start + 1 && tokens.get(start + 1).isPunctuation(".");
    int at = start + (qualified ? 3 : 1);
    if (at < tokens.size() && tokens.get(at).isWord("as")) {
      at += 2;
    }
    return at < tokens.size() && tokens.get(at).isPunctuation("(")
        ? names(tokens.subList(at + 1, tokens.size()))
        : List.of();
  }

  /** A query may stand in parentheses, too: {@code INSERT INTO table (SELECT 1)}. */
  private static List<String> names(List<Token> behindParenthesis) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i + 1 < behindParenthesis.size(); i += 2) {
      Token behind = behindParenthesis.get(i + 1);
      if (!behindParenthesis.get(i).isName()) {
        return List.of();
      }
      names.add(behindParenthesis.get(i).text());
      if (behind.isPunctuation(")")) {
        return names;
      }
      if (!behind.isPunctuation(",")) {
        return List.of();
      }
    }
    return List.of();
  }

  /**
   * Those of {@code UPDATE table SET a = 1}.
   *
   * @throws SqlTextException if a statement can't be split into tokens
   */
  public static List<String> updated(List<String> statements, QualifiedName table) {
    Set<String> columns = new LinkedHashSet<>();
    for (String statement : statements) {
      RowWrites.in(statement).stream()
          .filter(write -> write.kind() == RowWrites.Kind.UPDATE)
          .filter(write -> write.table().filter(named -> named.mayMean(table)).isPresent())
          .forEach(write -> columns.addAll(write.columns()));
    }
    return List.copyOf(columns);
  }
}
