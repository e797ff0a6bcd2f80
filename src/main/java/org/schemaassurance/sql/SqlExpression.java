package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An SQL expression, compared by meaning: the case of keywords, white space, redundant parentheses,
 * other spellings of one operator ({@code IN}, {@code BETWEEN}, {@code LIKE}, {@code !=}) and the
 * casts that PostgreSQL adds as it prints an expression make no difference, nor does the order of
 * what AND, OR, {@code =} and {@code <>} combine; literals, names, operators and nesting do.
 *
 * <p>Source: PostgreSQL manual, "Lexical Structure", operator precedence; {@code
 * src/backend/utils/adt/ruleutils.c} for what is added on the way out.
 */
public final class SqlExpression {
  /** Which of them a constant is cast to depends on the server, and on a dump and restore. */
  static final Set<String> TEXT_TYPES =
      Set.of("text", "text[]", "character varying", "character varying[]");

  /** SQL doesn't say which operand is evaluated first ("Expression Evaluation Rules"). */
  private static final Set<String> JUNCTIONS = Set.of("and", "or");

  /** Each is its own commutator for all built-in types; an alien one is printed with its schema. */
  private static final Set<String> ORDERLESS =
      Set.of("operator =", "operator <>", "is distinct from");

  private final CastTolerance casts;

  private SqlExpression(CastTolerance casts) {
    this.casts = casts;
  }

  /**
   * Whether two expressions mean the same, where nothing is known of the columns: a cast that the
   * server may have added makes no difference.
   *
   * <p>Text that is no expression we can read is compared token by token: stricter, never looser.
   */
  public static boolean sameMeaning(String one, String other) {
    return sameMeaning(one, other, ColumnTypes.UNKNOWN);
  }

  /**
   * Whether two expressions mean the same over columns of these types: a cast makes no difference
   * if the server adds it to an operand of that type.
   *
   * <p>Text that is no expression we can read is compared token by token: stricter, never looser.
   */
  public static boolean sameMeaning(String one, String other, ColumnTypes columns) {
    return sameMeaning(one, other, new AddedCasts(columns));
  }

  /**
   * Whether what a server has printed certainly means what was written: it is not said of casts
   * that depend on a type that only the server knows.
   *
   * @param written by somebody
   * @param printed by a server, with all of its casts
   */
  public static boolean certainlySameMeaning(String written, String printed, ColumnTypes columns) {
    return sameMeaning(written, printed, new CertainCasts(columns));
  }

  /**
   * Whether two expressions mean the same that servers have printed, each with all of its casts.
   * Only those between types of text make no difference: after a dump and restore they stand
   * elsewhere.
   *
   * <p>Text that is no expression we can read is compared token by token: stricter, never looser.
   */
  public static boolean sameMeaningPrinted(String one, String other) {
    return sameMeaning(one, other, CastTolerance.NONE);
  }

  private static boolean sameMeaning(String one, String other, CastTolerance casts) {
    if (one.equals(other)) {
      return true;
    }
    try {
      return new SqlExpression(casts)
          .same(ExpressionParser.parse(one), ExpressionParser.parse(other), Place.ALONE);
    } catch (SqlTextException | StackOverflowError unreadable) {
      // The parser descends into what nests; no printed expression nests so deeply.
      return sameTokens(one, other);
    }
  }

  /**
   * Whether two texts are the same but for comments, layout, and the case of what is not quoted.
   */
  public static boolean sameTokens(String one, String other) {
    try {
      return Token.sameMeaning(SqlLexer.tokenize(one), SqlLexer.tokenize(other));
    } catch (SqlTextException unreadable) {
      return one.strip().equals(other.strip());
    }
  }

  /**
   * Where two operands stand, each in its expression.
   *
   * @param operator the name of the operation
   * @param leftBeside the other operand of the left one's operator
   * @param rightBeside the same of the right one's
   */
  private record Place(String operator, Optional<Node> leftBeside, Optional<Node> rightBeside) {
    private static final Place ALONE = new Place("", Optional.empty(), Optional.empty());
  }

  private boolean same(Node one, Node other, Place place) {
    Node left = withoutTextCasts(one);
    Node right = withoutTextCasts(other);
    if (left instanceof Node.Cast l && right instanceof Node.Cast r) {
      return l.type().equals(r.type())
          ? same(l.operand(), r.operand(), Place.ALONE)
          : sameUnderOneMore(l, r, place);
    }
    if (left instanceof Node.Cast cast) {
      return casts.drops(cast, right, place.rightBeside(), place.operator())
          && same(cast.operand(), typed(right, cast), place);
    }
    if (right instanceof Node.Cast cast) {
      return casts.adds(cast, left, place.leftBeside(), place.operator())
          && same(typed(left, cast), cast.operand(), place);
    }
    return sameShape(left, right, place);
  }

  /** {@code x::integer} is printed as {@code x::integer::numeric} beside a numeric. */
  private boolean sameUnderOneMore(Node.Cast left, Node.Cast right, Place place) {
    if (left.operand() instanceof Node.Cast inner && inner.type().equals(right.type())) {
      return casts.drops(left, right, place.rightBeside(), place.operator())
          && same(inner, right, Place.ALONE);
    }
    return right.operand() instanceof Node.Cast inner
        && inner.type().equals(left.type())
        && casts.adds(right, left, place.leftBeside(), place.operator())
        && same(left, inner, Place.ALONE);
  }

  /** A string constant is what its type makes of it. */
  private static Node typed(Node constant, Node.Cast cast) {
    return constant instanceof Node.Leaf leaf && leaf.kind() == Token.Kind.STRING
        ? TypedConstant.of(cast.type(), leaf.text())
        : constant;
  }

  private boolean sameShape(Node left, Node right, Place place) {
    if (left instanceof Node.Leaf || right instanceof Node.Leaf) {
      return left instanceof Node.Leaf one
          && right instanceof Node.Leaf other
          && one.kind() == other.kind()
          && one.text().equals(other.text());
    }
    Node.Operation l = (Node.Operation) left;
    Node.Operation r = (Node.Operation) right;
    if (!l.name().equals(r.name()) || l.operands().size() != r.operands().size()) {
      return false;
    }
    if (JUNCTIONS.contains(l.name())) {
      // Not in their order first: the time would double with each level of nesting.
      return sameInAnyOrder(l.operands(), r.operands());
    }
    return sameInOrder(l, r, place)
        || ORDERLESS.contains(l.name())
            && l.operands().size() == 2
            && sameInOrder(l, turned(r), place);
  }

  private boolean sameInOrder(Node.Operation left, Node.Operation right, Place place) {
    for (int i = 0; i < left.operands().size(); i++) {
      if (!same(left.operands().get(i), right.operands().get(i), placeOf(i, left, right, place))) {
        return false;
      }
    }
    return true;
  }

  private static Node.Operation turned(Node.Operation pair) {
    return new Node.Operation(pair.name(), List.of(pair.operands().get(1), pair.operands().get(0)));
  }

  private boolean sameInAnyOrder(List<Node> left, List<Node> right) {
    List<Node> unmatched = new ArrayList<>(right);
    return left.stream().allMatch(operand -> takesOne(unmatched, operand));
  }

  /** By its place, so that nodes are compared in one way alone. */
  private boolean takesOne(List<Node> unmatched, Node operand) {
    for (int i = 0; i < unmatched.size(); i++) {
      if (same(operand, unmatched.get(i), Place.ALONE)) {
        unmatched.remove(i);
        return true;
      }
    }
    return false;
  }

  /** What stands beside {@code ANY (ARRAY[1, 2])} stands beside each of its elements. */
  private static Place placeOf(int i, Node.Operation left, Node.Operation right, Place around) {
    boolean list = Set.of("any", "all", "array").contains(left.name());
    if (list || !left.name().startsWith("operator ") || left.operands().size() != 2) {
      return list ? around : Place.ALONE;
    }
    return new Place(
        left.name(),
        Optional.of(left.operands().get(1 - i)),
        Optional.of(right.operands().get(1 - i)));
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
}
