package org.schemaassurance.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which tokens of a query stand in parentheses, and in which. */
final class Nesting {
  private static final Set<String> SUBQUERY = Set.of("select", "with", "values");

  private Nesting() {}

  /** The positions of tokens that stand in no parentheses. */
  static Set<Integer> outermost(List<Token> tokens) {
    Set<Integer> outermost = new HashSet<>();
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += tokens.get(i).isPunctuation("(") ? 1 : 0;
      if (depth == 0) {
        outermost.add(i);
      }
      depth -= tokens.get(i).isPunctuation(")") ? 1 : 0;
    }
    return outermost;
  }

  /** The positions of tokens that belong to no query in parentheses. */
  static Set<Integer> outsideSubqueries(List<Token> tokens) {
    Set<Integer> outside = new HashSet<>();
    int depth = 0;
    int subqueryAt = Integer.MAX_VALUE;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isPunctuation("(")) {
        depth++;
        if (depth < subqueryAt && i + 1 < tokens.size() && tokens.get(i + 1).isOneOf(SUBQUERY)) {
          subqueryAt = depth;
        }
      }
      if (depth < subqueryAt) {
        outside.add(i);
      }
      if (tokens.get(i).isPunctuation(")")) {
        depth--;
        if (depth < subqueryAt) {
          subqueryAt = Integer.MAX_VALUE;
        }
      }
    }
    return outside;
  }
}
