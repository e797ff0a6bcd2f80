package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The text of a query, or of another definition that PostgreSQL prints, compared by meaning:
 * comments, layout and the case of keywords make no difference, nor does what servers of other
 * versions or a dump and restore print otherwise:
 *
 * <ul>
 *   <li>text constants and arrays of them come with casts and parentheses, or without;
 *   <li>{@code a BETWEEN 1 AND 2 AND b} comes as {@code (a >= 1 AND a <= 2) AND b} first, and
 *       {@code a NOT BETWEEN 1 AND 2 OR b} as {@code (a < 1 OR a > 2) OR b};
 *   <li>a view of one table names it before each column up to PostgreSQL 15, and no more since 16.
 * </ul>
 *
 * <p>Source: {@code src/backend/utils/adt/ruleutils.c}.
 */
public final class QueryText {
  /** What ends the FROM clause of a query, or makes it more than one query. */
  private static final Set<String> BEHIND_FROM =
      Set.of("where", "group", "having", "window", "order", "limit", "offset", "fetch", "for");

  private static final Set<String> SEVERAL_QUERIES = Set.of("union", "intersect", "except");
  private static final Set<String> SEVERAL_TABLES = Set.of("join", "cross", "natural");
  private static final Set<String> SUBQUERY = Set.of("select", "with", "values");

  private static final Predicate<Token> BEFORE_CONDITIONS =
      token -> token.isPunctuation("(") || isWordOf(token, Set.of("where", "on", "having", "when"));

  /** What a group of conditions may hold beside the word that joins them. */
  private static final Map<String, Set<String>> NOT_WITHIN =
      Map.of(
          "and", Set.of("or", "between", "case", "not", "select"),
          "or", Set.of("between", "case", "select"));

  /** The work grows with the square of what nests; longer texts are compared token by token. */
  private static final int MOST_TOKENS = 10_000;

  private QueryText() {}

  /**
   * Whether two texts mean the same. Text that is no SQL is compared letter by letter: stricter,
   * never looser.
   */
  public static boolean sameMeaning(String one, String other) {
    if (SqlExpression.sameTokens(one, other)) {
      return true;
    }
    try {
      List<Token> tokens = SqlLexer.tokenize(one);
      List<Token> otherTokens = SqlLexer.tokenize(other);
      return tokens.size() <= MOST_TOKENS
          && otherTokens.size() <= MOST_TOKENS
          && Token.sameMeaning(canonical(tokens), canonical(otherTokens));
    } catch (SqlTextException unreadable) {
      return false;
    }
  }

  private static List<Token> canonical(List<Token> tokens) {
    return withoutOnlyQualifier(withFlatConditions(withPlainConstants(tokens)));
  }

  /**
   * Drops parentheses around {@code a AND b} where further conditions follow with AND, and around
   * {@code a OR b} where they do with OR.
   */
  private static List<Token> withFlatConditions(List<Token> tokens) {
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
    if (!isWordOf(word, NOT_WITHIN.keySet())
        || !(BEFORE_CONDITIONS.test(before) || before.isWord(word.text()))) {
      return false;
    }
    Set<String> words =
        outermost(group).stream()
            .map(group::get)
            .filter(token -> token.kind() == Token.Kind.WORD)
            .map(Token::text)
            .collect(Collectors.toSet());
    return words.contains(word.text()) && Collections.disjoint(words, NOT_WITHIN.get(word.text()));
  }

  /** Drops casts of constants to text, and the parentheses that were there for them. */
  private static List<Token> withPlainConstants(List<Token> tokens) {
    List<Token> plain = new ArrayList<>();
    TokenCursor cursor = new TokenCursor(tokens);
    while (!cursor.atEnd()) {
      if (cursor.seesPunctuation("::") && beginOfTextConstant(plain, plain.size()) >= 0) {
        List<Token> cast = castAt(cursor);
        if (!SqlExpression.TEXT_TYPES.contains(typeOf(cast))) {
          plain.addAll(cast);
        }
      } else {
        plain.add(cursor.take());
        dropParenthesesAroundTextConstant(plain);
      }
    }
    return plain;
  }

  private static List<Token> castAt(TokenCursor cursor) {
    List<Token> cast = new ArrayList<>();
    cast.add(cursor.take());
    int before = cursor.position();
    TypeName.parse(cursor);
    cast.addAll(cursor.between(before, cursor.position()));
    return cast;
  }

  private static String typeOf(List<Token> cast) {
    return TypeName.parse(new TokenCursor(cast.subList(1, cast.size())));
  }

  /** The parentheses of a call or of IN are none of these. */
  private static void dropParenthesesAroundTextConstant(List<Token> tokens) {
    int close = tokens.size() - 1;
    if (!tokens.get(close).isPunctuation(")")) {
      return;
    }
    int open = beginOfTextConstant(tokens, close) - 1;
    boolean grouping =
        open >= 0
            && tokens.get(open).isPunctuation("(")
            && (open == 0 || !tokens.get(open - 1).isName());
    if (grouping) {
      tokens.remove(close);
      tokens.remove(open);
    }
  }

  /**
   * Where the string, or the ARRAY of strings, begins that ends before a position; -1 if none does.
   */
  private static int beginOfTextConstant(List<Token> tokens, int end) {
    if (end == 0) {
      return -1;
    }
    if (tokens.get(end - 1).kind() == Token.Kind.STRING) {
      return end - 1;
    }
    if (!tokens.get(end - 1).isPunctuation("]")) {
      return -1;
    }
    int i = end - 2;
    while (i >= 0
        && (tokens.get(i).kind() == Token.Kind.STRING || tokens.get(i).isPunctuation(","))) {
      i--;
    }
    return i > 0 && tokens.get(i).isPunctuation("[") && tokens.get(i - 1).isWord("array")
        ? i - 1
        : -1;
  }

  /** Drops the name of a query's only table before its columns. */
  private static List<Token> withoutOnlyQualifier(List<Token> tokens) {
    Set<Integer> outermost = outermost(tokens);
    Optional<Token> table = onlyTable(tokens, outermost);
    if (table.isEmpty()) {
      return tokens;
    }
    Set<Integer> ofThisQuery = outsideSubqueries(tokens);
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
      if (isWordOf(token, SEVERAL_QUERIES)) {
        return Optional.empty();
      }
      if (inFrom && (token.isPunctuation(",") || isWordOf(token, SEVERAL_TABLES))) {
        return Optional.empty();
      }
      if (token.isWord("from")) {
        inFrom = true;
      } else if (isWordOf(token, BEHIND_FROM)) {
        inFrom = false;
      } else if (inFrom && token.isName()) {
        table = Optional.of(token);
      }
    }
    return table;
  }

  private static boolean isWordOf(Token token, Set<String> words) {
    return token.kind() == Token.Kind.WORD && words.contains(token.text());
  }

  /** The positions of tokens that stand in no parentheses. */
  private static Set<Integer> outermost(List<Token> tokens) {
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
  private static Set<Integer> outsideSubqueries(List<Token> tokens) {
    Set<Integer> outside = new HashSet<>();
    int depth = 0;
    int subqueryAt = Integer.MAX_VALUE;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isPunctuation("(")) {
        depth++;
        if (depth < subqueryAt && i + 1 < tokens.size() && isWordOf(tokens.get(i + 1), SUBQUERY)) {
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
