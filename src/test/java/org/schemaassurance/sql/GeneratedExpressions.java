package org.schemaassurance.sql;

import java.util.List;
import java.util.Random;

/**
 * Conditions on the table of {@link DeparsedExpressionIT}, each with another that differs in one
 * place: a literal, an operator, a column, a cast or the nesting.
 */
final class GeneratedExpressions {
  private static final List<String> INTEGERS = List.of("i", "j", "big");
  private static final List<String> NUMBERS = List.of("i", "j", "big", "n", "d");
  private static final List<String> TEXTS = List.of("v", "w", "x");
  private static final List<String> COMPARISONS = List.of("=", "<>", "<", ">", "<=", ">=");

  private final Random random;

  /** Of one seed the same expressions come every time. */
  GeneratedExpressions(long seed) {
    this.random = new Random(seed);
  }

  /**
   * @param written what somebody writes
   * @param other the same but for one place
   */
  record Pair(String written, String other) {}

  Pair next() {
    return condition(3);
  }

  private Pair condition(int depth) {
    return switch (random.nextInt(depth > 0 ? 14 : 9)) {
      case 0, 1 -> infix(number(depth), oneOf(COMPARISONS), oneOf(COMPARISONS), number(depth));
      case 2 -> infix(text(depth), oneOf(COMPARISONS), oneOf(COMPARISONS), text(depth));
      case 3 -> suffixed(text(depth), " IN ('a', 'B', 'c d')", " IN ('a', 'b', 'c d')");
      case 4 -> suffixed(number(depth), " BETWEEN 1 AND 5", " NOT BETWEEN 1 AND 5");
      case 5 -> suffixed(text(depth), " LIKE 'a%'", " ILIKE 'a%'");
      case 6 -> suffixed(integer(), " IN (1, 2, j)", " IN (1, j)");
      case 7 -> time();
      case 8 -> suffixed(text(depth), " IS NULL", " IS NOT NULL");
      case 9, 10 ->
          infix(
              parenthesized(condition(depth - 1)),
              "AND",
              "OR",
              parenthesized(condition(depth - 1)));
      case 11 -> infix(parenthesized(condition(depth - 1)), "OR", "AND", condition(depth - 1));
      case 12 -> wrapped("NOT (", condition(depth - 1), ")");
      default -> new Pair("(i = 1 OR b) AND i = 3", "i = 1 OR (b AND i = 3)");
    };
  }

  private Pair time() {
    return switch (random.nextInt(4)) {
      case 0 -> new Pair("at < timestamp '2026-01-01'", "at < timestamp '2026-01-01 00:00:01'");
      case 1 -> new Pair("at > '2026-01-31 10:00'", "at > '2026-01-31 10:01'");
      case 2 -> new Pair("at + interval '90 minutes' > day", "at + interval '91 minutes' > day");
      default -> new Pair("day + 1 >= date '2026-02-01'", "day + 1 >= date '2026-02-02'");
    };
  }

  private Pair number(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 3)) {
      case 0, 1 -> twoOf(NUMBERS);
      case 2 -> new Pair(oneOf(List.of("7", "2.50", "1e3", "-3")), "8");
      case 3 -> parenthesized(infix(number(depth - 1), "+", "-", number(depth - 1)));
      case 4 -> parenthesized(infix(number(depth - 1), "*", "+", integer()));
      case 5 -> wrapped("length(", text(depth - 1), ")");
      case 6 -> new Pair("i::numeric / 2", "i / 2");
      default -> new Pair("extract(year FROM at)", "extract(month FROM at)");
    };
  }

  private Pair text(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 3)) {
      case 0, 1 -> twoOf(TEXTS);
      case 2 -> new Pair("'it''s'", "'its'");
      case 3 -> wrapped("lower(", text(depth - 1), ")");
      case 4 -> parenthesized(infix(text(depth - 1), "|| ' ' ||", "|| '_' ||", text(depth - 1)));
      case 5 -> wrapped("substring(", text(depth - 1), " FROM 2 FOR 3)");
      case 6 -> wrapped("trim(both 'x' FROM ", text(depth - 1), ")");
      default -> wrapped("coalesce(", text(depth - 1), ", '')");
    };
  }

  private Pair integer() {
    return twoOf(INTEGERS);
  }

  private Pair twoOf(List<String> columns) {
    int first = random.nextInt(columns.size());
    return new Pair(columns.get(first), columns.get((first + 1) % columns.size()));
  }

  private String oneOf(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  /** One of the three is another in the other. */
  private Pair infix(Pair left, String operator, String otherOperator, Pair right) {
    String written = left.written() + " " + operator + " " + right.written();
    return switch (random.nextInt(operator.equals(otherOperator) ? 2 : 3)) {
      case 0 -> new Pair(written, left.other() + " " + operator + " " + right.written());
      case 1 -> new Pair(written, left.written() + " " + operator + " " + right.other());
      default -> new Pair(written, left.written() + " " + otherOperator + " " + right.written());
    };
  }

  private Pair suffixed(Pair operand, String suffix, String otherSuffix) {
    return random.nextBoolean()
        ? new Pair(operand.written() + suffix, operand.other() + suffix)
        : new Pair(operand.written() + suffix, operand.written() + otherSuffix);
  }

  private static Pair parenthesized(Pair pair) {
    return wrapped("(", pair, ")");
  }

  private static Pair wrapped(String before, Pair pair, String behind) {
    return new Pair(before + pair.written() + behind, before + pair.other() + behind);
  }
}
