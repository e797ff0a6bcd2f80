package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Calls that the SQL standard writes with words between their arguments, read as the calls that
 * PostgreSQL makes of them: {@code TRIM(LEADING 'x' FROM a)} is {@code ltrim(a, 'x')}.
 *
 * <p>Source: PostgreSQL's {@code src/backend/parser/gram.y}, func_expr_common_subexpr.
 */
final class FunctionSyntax {
  private static final Set<String> NAMES =
      Set.of("position", "overlay", "substring", "trim", "extract");

  private static final Map<String, String> TRIMS =
      Map.of("both", "btrim", "leading", "ltrim", "trailing", "rtrim");

  private final TokenCursor cursor;
  private final Supplier<Node> operand;

  /**
   * @param operand reads what may stand beside such a word, so without IN
   */
  FunctionSyntax(TokenCursor cursor, Supplier<Node> operand) {
    this.cursor = cursor;
    this.operand = operand;
  }

  static boolean isSpecial(String name) {
    return NAMES.contains(name);
  }

  /** Reads from behind the opening parenthesis to behind the closing one. */
  Node call(String name) {
    return switch (name) {
      case "position" -> position();
      case "extract" -> extract();
      case "trim" -> trim();
      case "overlay" -> worded(name, "placing");
      default -> worded(name, "from");
    };
  }

  private Node position() {
    Node first = operand.get();
    if (cursor.acceptWords("in")) {
      return closed("position", List.of(operand.get(), first));
    }
    return closed("position", further(first));
  }

  private Node extract() {
    String field = cursor.take().text();
    cursor.expectWords("from");
    return closed("extract", List.of(new Node.Leaf(Token.Kind.STRING, field), operand.get()));
  }

  private Node trim() {
    String function = "btrim";
    for (Map.Entry<String, String> side : TRIMS.entrySet()) {
      if (cursor.acceptWords(side.getKey())) {
        function = side.getValue();
      }
    }
    if (cursor.acceptWords("from")) {
      return closed(function, further(operand.get()));
    }
    Node first = operand.get();
    if (!cursor.acceptWords("from")) {
      return closed(function, further(first));
    }
    List<Node> arguments = new ArrayList<>(further(operand.get()));
    arguments.add(first);
    return closed(function, arguments);
  }

  /** {@code (a FROM b FOR c)}, {@code (a FOR c)}, which begins at 1, or {@code (a, b, c)}. */
  private Node worded(String name, String word) {
    Node first = operand.get();
    List<Node> arguments = new ArrayList<>(List.of(first));
    if (cursor.acceptWords(word)) {
      arguments.add(operand.get());
      if (cursor.acceptWords("from")) {
        arguments.add(operand.get());
      }
    }
    if (cursor.acceptWords("for")) {
      if (arguments.size() == 1) {
        arguments.add(new Node.Leaf(Token.Kind.NUMBER, "1"));
      }
      arguments.add(operand.get());
    }
    return closed(name, arguments.size() > 1 ? arguments : further(first));
  }

  private List<Node> further(Node first) {
    List<Node> arguments = new ArrayList<>(List.of(first));
    while (cursor.acceptPunctuation(",")) {
      arguments.add(operand.get());
    }
    return arguments;
  }

  private Node closed(String function, List<Node> arguments) {
    cursor.expectPunctuation(")");
    return new Node.Operation("call " + function, arguments);
  }
}
