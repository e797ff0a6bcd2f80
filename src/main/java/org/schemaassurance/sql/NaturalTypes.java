package org.schemaassurance.sql;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The type that an expression has before the server casts anything; empty where only the server
 * knows, as of a call, or of a string constant, which takes any.
 *
 * @param columns what is known of columns
 */
record NaturalTypes(ColumnTypes columns) {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
  private static final int INTEGER_BITS = 31;
  private static final int BIGINT_BITS = 63;

  /** A backslash protects a dot that belongs to a name. */
  private static final Pattern QUALIFIER = Pattern.compile("^.*(?<!\\\\)\\.");

  Optional<String> of(Node node) {
    if (node instanceof Node.Cast cast) {
      return Optional.of(TypeName.withoutModifier(cast.type()));
    }
    if (node instanceof Node.Leaf leaf) {
      return ofLeaf(leaf);
    }
    Node.Operation operation = (Node.Operation) node;
    return switch (operation.name()) {
      case "array" -> operation.operands().stream().findFirst().flatMap(this::of);
      case "any", "all" ->
          of(operation.operands().get(0)).map(type -> type.replaceFirst("\\[]$", ""));
      case "prefix -" -> of(operation.operands().get(0));
      default -> Optional.empty();
    };
  }

  private Optional<String> ofLeaf(Node.Leaf leaf) {
    if (leaf.isValueWord()) {
      return Optional.empty();
    }
    return switch (leaf.kind()) {
      case NUMBER -> Optional.of(ofNumber(leaf.text()));
      case WORD -> columns.typeOf(columnName(leaf)).map(TypeName::withoutModifier);
      default -> Optional.empty();
    };
  }

  private static String columnName(Node.Leaf name) {
    return QUALIFIER.matcher(name.text()).replaceFirst("").replaceAll("[\\\\\"]", "");
  }

  private static String ofNumber(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return "numeric";
    }
    int bits = new BigInteger(text).bitLength();
    return bits <= INTEGER_BITS ? "integer" : bits <= BIGINT_BITS ? "bigint" : "numeric";
  }
}
