package org.schemaassurance.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which casts that an expression is printed with the server has added: it resolves an operator for
 * some types, casts the operands to them, and prints that. Where the type of an operand is not
 * known, what the server may have done counts as done.
 *
 * <p>Source: PostgreSQL manual, "Type Conversion", operators; {@code pg_cast}, the implicit ones.
 */
final class AddedCasts implements CastTolerance {
  private static final Set<String> TEXT_TYPES =
      Set.of("text", "character varying", "character", "name", "\"char\"");

  /** Each is cast to those behind it without being asked. */
  private static final List<String> NUMERIC_TYPES =
      List.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

  private static final List<String> TIME_TYPES =
      List.of("date", "timestamp without time zone", "timestamp with time zone");

  /** What the server resolves an operator for, where the operand's own type is not known. */
  private static final Set<String> COMMON_TARGETS =
      Set.of(
          "bigint",
          "numeric",
          "double precision",
          "timestamp without time zone",
          "timestamp with time zone");

  private final NaturalTypes types;

  AddedCasts(ColumnTypes columns) {
    this.types = new NaturalTypes(columns);
  }

  @Override
  public boolean adds(Node.Cast cast, Node written, Optional<Node> beside, String operator) {
    String target = cast.type();
    if (!TypeName.withoutModifier(target).equals(target)) {
      // A length cuts what is longer: nobody adds that to what is compared.
      return false;
    }
    Optional<String> source = types.of(written).filter(AddedCasts::isKnown);
    if (isConstant(written)) {
      return source.isEmpty()
          || NUMERIC_TYPES.contains(target) && isResolved(target, source.get(), beside, operator);
    }
    String element = target.replaceFirst("\\[]$", "");
    if (TEXT_TYPES.contains(element)) {
      return source.isEmpty() || TEXT_TYPES.contains(source.get().replaceFirst("\\[]$", ""));
    }
    if (NUMERIC_TYPES.contains(target)) {
      return isWidening(NUMERIC_TYPES, source, target)
          && isResolved(target, source.orElse(""), beside, operator);
    }
    return TIME_TYPES.contains(target) && isWidening(TIME_TYPES, source, target);
  }

  private static boolean isKnown(String type) {
    String element = type.replaceFirst("\\[]$", "");
    return TEXT_TYPES.contains(element)
        || NUMERIC_TYPES.contains(element)
        || TIME_TYPES.contains(element)
        || Set.of("boolean", "uuid", "interval", "jsonb", "json", "bytea").contains(element);
  }

  /** A cast back, which would lose something, nobody adds. */
  private static boolean isWidening(List<String> order, Optional<String> source, String target) {
    return source
        .map(type -> order.contains(type) && order.indexOf(type) < order.indexOf(target))
        .orElse(COMMON_TARGETS.contains(target));
  }

  /** Whether the operator takes this type because of its other operand. */
  private boolean isResolved(String target, String source, Optional<Node> beside, String operator) {
    if (beside.isEmpty() || target.equals(source)) {
      return true;
    }
    if (operator.equals("operator ^")) {
      return target.equals("double precision") || target.equals("numeric");
    }
    Node other = beside.get();
    if (other instanceof Node.Leaf leaf && leaf.kind() == Token.Kind.STRING) {
      // A string constant takes the type of the other operand, not the other way round.
      return false;
    }
    Optional<String> resolving = types.of(other).filter(AddedCasts::isKnown);
    return resolving.isEmpty()
        || resolving.get().equals(target)
        || target.equals("double precision") && approximates(resolving.get(), source);
  }

  /** {@code real} beside an exact number is compared as {@code double precision}. */
  private static boolean approximates(String one, String other) {
    return one.equals("real") || other.equals("real");
  }

  static boolean isConstant(Node node) {
    if (node instanceof Node.Cast cast) {
      return isConstant(cast.operand());
    }
    if (node instanceof Node.Operation operation) {
      return operation.name().equals("array")
          && operation.operands().stream().allMatch(AddedCasts::isConstant);
    }
    return node instanceof Node.Leaf leaf
        && (leaf.kind() == Token.Kind.STRING
            || leaf.kind() == Token.Kind.NUMBER
            || leaf.equals(Node.NULL));
  }
}
