package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;

/** Comparisons as PostgreSQL keeps them, whatever words they were written in. */
final class Comparison {
  private static final String ROW = "row";

  private Comparison() {}

  static Node distinct(Node left, Node right) {
    return areRows(left, right)
        ? eachPair("is distinct from", "or", left, right)
        : Node.operation("is distinct from", left, right);
  }

  /** {@code (a, b) = (1, 2)} is kept as {@code a = 1 AND b = 2}. */
  static Node of(String operator, Node left, Node right) {
    return areRows(left, right) && (operator.equals("=") || operator.equals("<>"))
        ? eachPair("operator " + operator, operator.equals("=") ? "and" : "or", left, right)
        : Node.operation("operator " + operator, left, right);
  }

  private static boolean areRows(Node left, Node right) {
    return left instanceof Node.Operation l
        && right instanceof Node.Operation r
        && l.name().equals(ROW)
        && r.name().equals(ROW)
        && !l.operands().isEmpty()
        && l.operands().size() == r.operands().size();
  }

  private static Node eachPair(String operation, String connective, Node left, Node right) {
    List<Node> lefts = ((Node.Operation) left).operands();
    List<Node> rights = ((Node.Operation) right).operands();
    List<Node> pairs = new ArrayList<>();
    for (int i = 0; i < lefts.size(); i++) {
      pairs.add(Node.operation(operation, lefts.get(i), rights.get(i)));
    }
    return Node.flattened(connective, pairs);
  }

  /** {@code left BETWEEN low AND high}, or NOT. */
  static Node between(Node left, Node low, Node high, boolean negative) {
    return negative
        ? Node.flattened(
            "or",
            List.of(
                Node.operation("operator <", left, low), Node.operation("operator >", left, high)))
        : Node.flattened(
            "and",
            List.of(
                Node.operation("operator >=", left, low),
                Node.operation("operator <=", left, high)));
  }

  /**
   * {@code left IN (…)}, or NOT: more than one constant becomes an array; each element that names a
   * column, and each row, is compared by itself.
   */
  static Node in(Node left, List<Node> elements, boolean negative) {
    String operator = negative ? "<>" : "=";
    boolean rows = left instanceof Node.Operation l && l.name().equals(ROW);
    List<Node> listed = rows ? List.of() : elements.stream().filter(e -> !namesColumn(e)).toList();
    List<Node> comparisons = new ArrayList<>();
    List<Node> single = new ArrayList<>(elements);
    if (listed.size() > 1) {
      Node array = Node.operation(negative ? "all" : "any", new Node.Operation("array", listed));
      comparisons.add(Node.operation("operator " + operator, left, array));
      single.removeAll(listed);
    }
    single.forEach(element -> comparisons.add(of(operator, left, element)));
    return Node.flattened(negative ? "and" : "or", comparisons);
  }

  private static boolean namesColumn(Node node) {
    if (node instanceof Node.Cast cast) {
      return namesColumn(cast.operand());
    }
    if (node instanceof Node.Operation operation) {
      return operation.operands().stream().anyMatch(Comparison::namesColumn);
    }
    return node instanceof Node.Leaf leaf && leaf.kind() == Token.Kind.WORD && !leaf.isValueWord();
  }
}
