package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Conditions of one kind in a row, which PostgreSQL prints nested where BETWEEN was written. */
final class FlatConditions {
  private static final Predicate<Token> BEFORE_CONDITIONS =
      token -> token.isPunctuation("(") || token.isOneOf(Set.of("where", "on", "having", "when"));

  /** What a group of conditions may hold beside the word that joins them. */
  private static final Map<String, Set<String>> NOT_WITHIN =
      Map.of(
          "and", Set.of("or", "between", "case", "not", "select"),
          "or", Set.of("between", "case", "select"));

  private FlatConditions() {}

  /**
   * Drops parentheses around {@code a AND b} where further conditions follow with AND, and around
   * {@code a OR b} where they do with OR.
   */
  static List<Token> of(List<Token> tokens) {
    List<Token> flat = new ArrayList<>();
    List<Integer> opened = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      flat.add(tokens.get(i));
      if (tokens.get(i).isPunctuation("(")) {
        opened.add(flat.size() - 1);
      } else if (tokens.get(i).isPunctuation(")") && !opened.isEmpty()) {
        int open = opened.remove(opened.size() - 1);
        if (i + 1 < tokens.size() && open > 0) {
          Token next = tokens.get(i + 1);
          List<Token> group = flat.subList(open + 1, flat.size() - 1);
          if (isJoinedBy(next, flat.get(open - 1), group)) {
            flat.remove(flat.size() - 1);
            flat.remove(open);
          }
        }
      }
    }
    return flat;
  }

  /** Whether a group in parentheses is one of those that a word joins anyway. */
  private static boolean isJoinedBy(Token word, Token before, List<Token> group) {
    if (!word.isOneOf(NOT_WITHIN.keySet())
        || !(BEFORE_CONDITIONS.test(before) || before.isWord(word.text()))) {
      return false;
    }
    Set<String> words =
        Nesting.outermost(group).stream()
            .map(group::get)
            .filter(token -> token.kind() == Token.Kind.WORD)
            .map(Token::text)
            .collect(Collectors.toSet());
    return words.contains(word.text()) && Collections.disjoint(words, NOT_WITHIN.get(word.text()));
  }
}
