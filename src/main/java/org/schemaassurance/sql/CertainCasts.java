package org.schemaassurance.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The casts that a server adds and drops for certain, since all types that decide about it are
 * known. What it may have done besides is left to the server itself.
 *
 * <p>Source: PostgreSQL manual, "Type Conversion", operators; {@code DeparsedExpressionIT} asks
 * servers whether they see it so.
 */
final class CertainCasts implements CastTolerance {
  private static final List<String> EXACT_NUMBERS =
      List.of("smallint", "integer", "bigint", "numeric");

  private static final Set<String> COMPARED_AS_TEXT = Set.of("text", "character varying");

  private final NaturalTypes types;

  CertainCasts(ColumnTypes columns) {
    this.types = new NaturalTypes(columns);
  }

  /** To what it is already; with a length it may be cut. */
  @Override
  public boolean drops(Node.Cast cast, Node bare, Optional<Node> beside, String operator) {
    return types.of(cast.operand()).filter(cast.type()::equals).isPresent();
  }

  @Override
  public boolean adds(Node.Cast cast, Node bare, Optional<Node> beside, String operator) {
    Optional<String> source = types.of(bare);
    if (source.isEmpty()) {
      return isString(bare) && beside.flatMap(types::of).filter(cast.type()::equals).isPresent();
    }
    if (source.get().equals(cast.type())) {
      return true;
    }
    if (isFamily(COMPARED_AS_TEXT, source.get()) && cast.type().equals(asText(source.get()))) {
      // Nothing is lost, and no operator of varchar is another one than that of text.
      return true;
    }
    return EXACT_NUMBERS.contains(source.get())
        && EXACT_NUMBERS.indexOf(source.get()) < EXACT_NUMBERS.indexOf(cast.type())
        && beside.flatMap(types::of).filter(cast.type()::equals).isPresent();
  }

  private static boolean isString(Node node) {
    return node instanceof Node.Leaf leaf && leaf.kind() == Token.Kind.STRING;
  }

  private static boolean isFamily(Set<String> family, String type) {
    return family.contains(type.replaceFirst("\\[]$", ""));
  }

  private static String asText(String type) {
    return type.endsWith("[]") ? "text[]" : "text";
  }
}
