package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Columns of a query's only table, before which some versions print its name. */
final class UnqualifiedColumns {
  /** What ends the FROM clause of a query, or makes it more than one query. */
  private static final Set<String> BEHIND_FROM =
      Set.of("where", "group", "having", "window", "order", "limit", "offset", "fetch", "for");

  private static final Set<String> SEVERAL_QUERIES = Set.of("union", "intersect", "except");
  private static final Set<String> SEVERAL_TABLES = Set.of("join", "cross", "natural");

  private UnqualifiedColumns() {}

  /** Drops the name of a query's only table before its columns. */
  static List<Token> of(List<Token> tokens) {
    Set<Integer> outermost = Nesting.outermost(tokens);
    Optional<Token> table = onlyTable(tokens, outermost);
    if (table.isEmpty()) {
      return tokens;
    }
    Set<Integer> ofThisQuery = Nesting.outsideSubqueries(tokens);
    List<Token> unqualified = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      boolean qualifier =
          ofThisQuery.contains(i)
              && i + 2 < tokens.size()
              && tokens.get(i).means(table.get())
              && tokens.get(i + 1).isPunctuation(".")
              && tokens.get(i + 2).isName()
              && (i == 0 || !tokens.get(i - 1).isPunctuation("."));
      if (qualifier) {
        i++;
      } else {
        unqualified.add(tokens.get(i));
      }
    }
    return unqualified;
  }

  /** The name or alias of the table, if the FROM clause has one alone. */
  private static Optional<Token> onlyTable(List<Token> tokens, Set<Integer> outermost) {
    boolean inFrom = false;
    Optional<Token> table = Optional.empty();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (!outermost.contains(i)) {
        continue;
      }
      if (token.isOneOf(SEVERAL_QUERIES)) {
        return Optional.empty();
      }
      if (inFrom && (token.isPunctuation(",") || token.isOneOf(SEVERAL_TABLES))) {
        return Optional.empty();
      }
      if (token.isWord("from")) {
        inFrom = true;
      } else if (token.isOneOf(BEHIND_FROM)) {
        inFrom = false;
      } else if (inFrom && token.isName()) {
        table = Optional.of(token);
      }
    }
    return table;
  }
}
