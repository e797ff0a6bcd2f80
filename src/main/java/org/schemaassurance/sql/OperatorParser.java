package org.schemaassurance.sql;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Precedence climbing over the operators that bind more than comparisons. */
final class OperatorParser {
  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%", "^");

  private final TokenCursor cursor;
  private final ExpressionParser expressions;
  private final PrimaryParser primaries;

  /**
   * @param expressions reads what stands in parentheses
   */
  OperatorParser(TokenCursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.primaries = new PrimaryParser(cursor, expressions);
  }

  Node otherOperator() {
    Node left = additive();
    while (seesOtherOperator()) {
      String operator = takeOperator();
      left = Node.operation("operator " + operator, left, quantifiedOr(this::additive));
    }
    return left;
  }

  private boolean seesOtherOperator() {
    if (cursor.seesWord("operator")) {
      return true;
    }
    return cursor.sees(Token.Kind.OPERATOR)
        && !ExpressionParser.COMPARISONS.contains(cursor.peek(0).orElseThrow().text())
        && !ARITHMETIC.contains(cursor.peek(0).orElseThrow().text());
  }

  /** An operator, or {@code OPERATOR(pg_catalog.=)}. */
  private String takeOperator() {
    if (!cursor.acceptWords("operator")) {
      return cursor.take().text();
    }
    cursor.expectPunctuation("(");
    StringBuilder name = new StringBuilder();
    while (cursor.seesName()) {
      String schema = cursor.takeName();
      cursor.expectPunctuation(".");
      name.append(schema.equals("pg_catalog") ? "" : schema + ".");
    }
    name.append(cursor.take().text());
    cursor.expectPunctuation(")");
    return name.toString();
  }

  private Node additive() {
    Node left = multiplicative();
    while (cursor.seesOperator("+") || cursor.seesOperator("-")) {
      left = Node.operation("operator " + cursor.take().text(), left, multiplicative());
    }
    return left;
  }

  private Node multiplicative() {
    Node left = power();
    while (cursor.seesOperator("*") || cursor.seesOperator("/") || cursor.seesOperator("%")) {
      left = Node.operation("operator " + cursor.take().text(), left, power());
    }
    return left;
  }

  private Node power() {
    Node left = zoned();
    while (cursor.acceptOperator("^")) {
      left = Node.operation("operator ^", left, zoned());
    }
    return left;
  }

  private Node zoned() {
    Node node = signed();
    while (true) {
      if (cursor.acceptWords("at", "time", "zone")) {
        node = Node.operation("call timezone", signed(), node);
      } else if (cursor.acceptWords("at", "local")) {
        node = Node.operation("call timezone", node);
      } else if (cursor.acceptWords("collate")) {
        node = Node.operation("collate " + primaries.name(), node);
      } else {
        return node;
      }
    }
  }

  private Node signed() {
    expressions.enter();
    Node node;
    if (cursor.acceptOperator("-")) {
      node = minus(signed());
    } else if (cursor.acceptOperator("+")) {
      node = signed();
    } else if (cursor.sees(Token.Kind.OPERATOR)
        && !ExpressionParser.COMPARISONS.contains(cursor.peek(0).orElseThrow().text())) {
      node = Node.operation("prefix " + cursor.take().text(), signed());
    } else {
      node = postfix();
    }
    expressions.leave();
    return node;
  }

  /** PostgreSQL prints a negative constant as {@code '-1'::integer} or {@code (-1)}. */
  private static Node minus(Node operand) {
    if (operand instanceof Node.Cast cast
        && cast.type().equals("numeric")
        && cast.operand() instanceof Node.Leaf whole
        && whole.kind() == Token.Kind.NUMBER) {
      return new Node.Cast("numeric", minus(whole));
    }
    return operand instanceof Node.Leaf leaf && leaf.kind() == Token.Kind.NUMBER
        ? Node.number("-" + leaf.text())
        : Node.operation("prefix -", operand);
  }

  private Node postfix() {
    Node node = primaries.primary();
    while (true) {
      if (cursor.acceptPunctuation("::")) {
        node = Node.cast(TypeName.parse(cursor), node);
      } else if (cursor.acceptPunctuation("[")) {
        Node index = expressions.or();
        cursor.expectPunctuation("]");
        node = Node.operation("subscript", node, index);
      } else if (cursor.acceptPunctuation(".")) {
        node = Node.operation("field " + cursor.takeName(), node);
      } else {
        return node;
      }
    }
  }

  /** {@code ANY (…)}, {@code ALL (…)}, or else an operand. */
  Node quantifiedOr(Supplier<Node> operand) {
    for (String quantifier : List.of("any", "some", "all")) {
      if (cursor.acceptWords(quantifier)) {
        cursor.expectPunctuation("(");
        Node array = expressions.or();
        cursor.expectPunctuation(")");
        return Node.operation(quantifier.equals("some") ? "any" : quantifier, array);
      }
    }
    return operand.get();
  }
}
