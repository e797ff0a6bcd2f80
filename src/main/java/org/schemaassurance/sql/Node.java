package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;

/** A node of a parsed expression. */
sealed interface Node {
  Leaf NULL = new Leaf(Token.Kind.WORD, "null");

  /** What walks over nodes does so recursively. */
  int MAX_DEPTH = 500;

  /** How many nodes stand below each other, this one among them. */
  int depth();

  /** A name, a literal or a parameter. */
  record Leaf(Token.Kind kind, String text) implements Node {
    /** Such as NULL and CURRENT_USER; a column of that name was in quotes and keeps them. */
    boolean isValueWord() {
      return Token.VALUE_WORDS.contains(text);
    }

    @Override
    public int depth() {
      return 1;
    }
  }

  /** {@code operand::type}. */
  record Cast(String type, Node operand, int depth) implements Node {
    Cast(String type, Node operand) {
      this(type, operand, below(List.of(operand)));
    }
  }

  /** Everything else: an operator, a call, AND, CASE. */
  record Operation(String name, List<Node> operands, int depth) implements Node {
    public Operation {
      operands = List.copyOf(operands);
    }

    Operation(String name, List<Node> operands) {
      this(name, operands, below(operands));
    }
  }

  private static int below(List<Node> operands) {
    int depth = 1 + operands.stream().mapToInt(Node::depth).max().orElse(0);
    if (depth > MAX_DEPTH) {
      throw new SqlTextException("the expression nests deeper than " + MAX_DEPTH + " levels");
    }
    return depth;
  }

  static Node operation(String name, Node... operands) {
    return new Operation(name, List.of(operands));
  }

  /** A cast; {@code '-1'::integer} is the number that PostgreSQL means by it. */
  static Node cast(String type, Node operand) {
    if (!(operand instanceof Leaf leaf) || leaf.kind() != Token.Kind.STRING) {
      return new Cast(type, operand);
    }
    Leaf constant = TypedConstant.of(type, leaf.text());
    // true and false need no cast to be what they are.
    return constant.kind() == Token.Kind.WORD ? constant : new Cast(type, constant);
  }

  /** A number as PostgreSQL keeps it: {@code 1e3} is {@code '1000'::numeric}. */
  static Node number(String text) {
    String plain = TypedConstant.plainNumber(text);
    Leaf number = new Leaf(Token.Kind.NUMBER, plain);
    return plain.equals(text) || plain.contains(".") ? number : new Cast("numeric", number);
  }

  /** AND and OR of any number: {@code a AND (b AND c)} is {@code a AND b AND c}. */
  static Node flattened(String name, List<Node> operands) {
    List<Node> flat = new ArrayList<>();
    for (Node operand : operands) {
      if (operand instanceof Operation inner && inner.name().equals(name)) {
        flat.addAll(inner.operands());
      } else {
        flat.add(operand);
      }
    }
    return flat.size() == 1 ? flat.get(0) : new Operation(name, flat);
  }
}
