package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Precedence climbing over PostgreSQL's operators, from OR, which binds least, to the comparisons;
 * {@link OperatorParser} goes on from there to the subscript.
 */
final class ExpressionParser {
  static final Set<String> COMPARISONS = Set.of("<", ">", "=", "<=", ">=", "<>");
  private static final Map<String, String> PATTERN_OPERATORS = Map.of("like", "~~", "ilike", "~~*");
  private static final int MAX_DEPTH = 200;

  private final TokenCursor cursor;
  private final OperatorParser operators;
  private int depth;

  private ExpressionParser(TokenCursor cursor) {
    this.cursor = cursor;
    this.operators = new OperatorParser(cursor, this);
  }

  static Node parse(String text) {
    ExpressionParser parser = new ExpressionParser(new TokenCursor(SqlLexer.tokenize(text)));
    Node node = parser.or();
    if (!parser.cursor.atEnd()) {
      throw parser.cursor.unexpected("the end of the expression");
    }
    return node;
  }

  Node or() {
    enter();
    List<Node> operands = new ArrayList<>(List.of(and()));
    while (cursor.acceptWords("or")) {
      operands.add(and());
    }
    leave();
    return Node.flattened("or", operands);
  }

  /** To be called by what is called again by what it calls. */
  void enter() {
    if (++depth > MAX_DEPTH) {
      throw new SqlTextException("the expression nests deeper than " + MAX_DEPTH + " levels");
    }
  }

  void leave() {
    depth--;
  }

  /** What may stand beside a word of a call, so without BETWEEN and IN. */
  Node operand() {
    return operators.otherOperator();
  }

  /** Expressions with commas between, up to behind what closes them. */
  List<Node> list(String close) {
    List<Node> elements = new ArrayList<>();
    if (cursor.acceptPunctuation(close)) {
      return elements;
    }
    do {
      elements.add(or());
    } while (cursor.acceptPunctuation(","));
    cursor.expectPunctuation(close);
    return elements;
  }

  private Node and() {
    List<Node> operands = new ArrayList<>(List.of(not()));
    while (cursor.acceptWords("and")) {
      operands.add(not());
    }
    return Node.flattened("and", operands);
  }

  private Node not() {
    int negations = 0;
    while (cursor.acceptWords("not")) {
      negations++;
    }
    Node node = is();
    for (int i = 0; i < negations; i++) {
      node = negated(node);
    }
    return node;
  }

  private static Node negated(Node node) {
    return Node.operation("not", node);
  }

  private Node is() {
    Node node = comparison();
    while (true) {
      if (cursor.acceptWords("isnull") || cursor.acceptWords("is", "null")) {
        node = Node.operation("is null", node);
      } else if (cursor.acceptWords("notnull") || cursor.acceptWords("is", "not", "null")) {
        node = Node.operation("is not null", node);
      } else if (cursor.acceptWords("is", "distinct", "from")) {
        node = Comparison.distinct(node, comparison());
      } else if (cursor.acceptWords("is", "not", "distinct", "from")) {
        node = negated(Comparison.distinct(node, comparison()));
      } else if (cursor.acceptWords("is", "not")) {
        node = Node.operation("is not " + cursor.takeName(), node);
      } else if (cursor.acceptWords("is")) {
        node = Node.operation("is " + cursor.takeName(), node);
      } else {
        return node;
      }
    }
  }

  private Node comparison() {
    Node left = pattern();
    while (cursor.sees(Token.Kind.OPERATOR)
        && COMPARISONS.contains(cursor.peek(0).orElseThrow().text())) {
      String operator = cursor.take().text();
      left = Comparison.of(operator, left, operators.quantifiedOr(this::pattern));
    }
    return left;
  }

  /** BETWEEN, IN and LIKE, written as PostgreSQL keeps them. */
  private Node pattern() {
    Node left = operand();
    boolean negative =
        cursor.seesWord("not") && cursor.peek(1).filter(this::startsPattern).isPresent();
    if (negative) {
      cursor.take();
    }
    if (cursor.acceptWords("between")) {
      return between(left, negative);
    }
    if (cursor.acceptWords("in")) {
      return in(left, negative);
    }
    for (Map.Entry<String, String> operator : PATTERN_OPERATORS.entrySet()) {
      if (cursor.acceptWords(operator.getKey())) {
        return Node.operation(
            "operator " + (negative ? "!" : "") + operator.getValue(),
            left,
            operators.quantifiedOr(this::operand));
      }
    }
    return left;
  }

  private boolean startsPattern(Token token) {
    return token.isWord("between")
        || token.isWord("in")
        || token.isWord("like")
        || token.isWord("ilike");
  }

  private Node between(Node left, boolean negative) {
    boolean symmetric = cursor.acceptWords("symmetric");
    cursor.acceptWords("asymmetric");
    Node low = operand();
    cursor.expectWords("and");
    Node high = operand();
    Node between = Comparison.between(left, low, high, negative);
    return symmetric
        ? Node.flattened(
            negative ? "and" : "or",
            List.of(between, Comparison.between(left, high, low, negative)))
        : between;
  }

  private Node in(Node left, boolean negative) {
    cursor.expectPunctuation("(");
    List<Node> elements = list(")");
    if (elements.isEmpty()) {
      throw cursor.unexpected("a value");
    }
    return Comparison.in(left, elements, negative);
  }
}
