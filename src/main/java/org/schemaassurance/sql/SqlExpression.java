package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An SQL expression, compared by meaning: the case of keywords, white space, redundant parentheses,
 * other spellings of one operator ({@code IN}, {@code BETWEEN}, {@code LIKE}, {@code !=}) and the
 * casts that PostgreSQL adds as it prints an expression make no difference; literals, names,
 * operators and nesting do.
 *
 * <p>Source: PostgreSQL manual, "Lexical Structure", operator precedence; {@code
 * src/backend/utils/adt/ruleutils.c} for what is added on the way out.
 */
public final class SqlExpression {
  /**
   * Casts that PostgreSQL prints where nobody wrote them: it resolves an operator for these types.
   */
  private static final Set<String> IMPLICIT_TARGETS =
      Set.of(
          "text",
          "text[]",
          "character varying",
          "character varying[]",
          "character",
          "bigint",
          "numeric",
          "double precision",
          "timestamp without time zone",
          "timestamp with time zone");

  private static final Set<String> TEXT_TYPES =
      Set.of("text", "text[]", "character varying", "character varying[]");

  private static final Set<String> NUMERIC_TYPES =
      Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private SqlExpression() {}

  /**
   * Whether two expressions mean the same.
   *
   * <p>Text that is no expression we can read is compared token by token: stricter, never looser.
   */
  public static boolean sameMeaning(String one, String other) {
    try {
      return same(ExpressionParser.parse(one), ExpressionParser.parse(other));
    } catch (SqlTextException unreadable) {
      return sameTokens(one, other);
    }
  }

  /**
   * Whether two texts are the same but for comments, layout, and the case of what is not quoted.
   */
  public static boolean sameTokens(String one, String other) {
    try {
      List<Token> left = SqlLexer.tokenize(one);
      List<Token> right = SqlLexer.tokenize(other);
      if (left.size() != right.size()) {
        return false;
      }
      for (int i = 0; i < left.size(); i++) {
        if (!left.get(i).means(right.get(i))) {
          return false;
        }
      }
      return true;
    } catch (SqlTextException unreadable) {
      return one.strip().equals(other.strip());
    }
  }

  private static boolean same(Node one, Node other) {
    Node left = withoutTextCasts(one);
    Node right = withoutTextCasts(other);
    boolean leftCast = left instanceof Node.Cast;
    boolean rightCast = right instanceof Node.Cast;
    if (leftCast && !rightCast) {
      return isAddedByServer((Node.Cast) left) && same(((Node.Cast) left).operand(), right);
    }
    if (rightCast && !leftCast) {
      return isAddedByServer((Node.Cast) right) && same(left, ((Node.Cast) right).operand());
    }
    if (left instanceof Node.Cast l && right instanceof Node.Cast r) {
      return l.type().equals(r.type()) && same(l.operand(), r.operand());
    }
    return sameShape(left, right);
  }

  private static boolean sameShape(Node left, Node right) {
    if (left instanceof Node.Leaf || right instanceof Node.Leaf) {
      return left.equals(right);
    }
    Node.Operation l = (Node.Operation) left;
    Node.Operation r = (Node.Operation) right;
    if (!l.name().equals(r.name()) || l.operands().size() != r.operands().size()) {
      return false;
    }
    for (int i = 0; i < l.operands().size(); i++) {
      if (!same(l.operands().get(i), r.operands().get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * varchar is compared as text: which of the two a dump and restore leaves behind depends on the
   * server.
   */
  private static Node withoutTextCasts(Node node) {
    Node stripped = node;
    while (stripped instanceof Node.Cast cast
        && TEXT_TYPES.contains(cast.type())
        && isTextual(cast.operand())) {
      stripped = cast.operand();
    }
    return stripped;
  }

  private static boolean isTextual(Node node) {
    Node operand = node;
    while (operand instanceof Node.Cast cast && TEXT_TYPES.contains(cast.type())) {
      operand = cast.operand();
    }
    return operand instanceof Node.Leaf leaf && leaf.kind() == Token.Kind.STRING
        || operand instanceof Node.Operation operation && operation.name().equals("array");
  }

  private static boolean isAddedByServer(Node.Cast cast) {
    return IMPLICIT_TARGETS.contains(cast.type()) || isConstant(cast.operand());
  }

  private static boolean isConstant(Node node) {
    if (node instanceof Node.Cast cast) {
      return isConstant(cast.operand());
    }
    if (node instanceof Node.Operation operation) {
      return operation.name().equals("array")
          && operation.operands().stream().allMatch(SqlExpression::isConstant);
    }
    return node instanceof Node.Leaf leaf
        && (leaf.kind() == Token.Kind.STRING
            || leaf.kind() == Token.Kind.NUMBER
            || leaf.equals(Node.NULL));
  }

  /** A node of a parsed expression. */
  sealed interface Node {
    Leaf NULL = new Leaf(Token.Kind.WORD, "null");

    /** What walks over nodes does so recursively. */
    int MAX_DEPTH = 500;

    /** How many nodes stand below each other, this one among them. */
    int depth();

    /** A name, a literal or a parameter. */
    record Leaf(Token.Kind kind, String text) implements Node {
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
      boolean number =
          NUMERIC_TYPES.contains(type)
              && operand instanceof Leaf leaf
              && leaf.kind() == Token.Kind.STRING
              && NUMBER.matcher(leaf.text()).matches();
      return new Cast(
          type, number ? new Leaf(Token.Kind.NUMBER, ((Leaf) operand).text()) : operand);
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
}
