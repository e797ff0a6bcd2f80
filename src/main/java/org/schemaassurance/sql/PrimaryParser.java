package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What operators stand between: names, calls, constants, and what is in parentheses. */
final class PrimaryParser {
  private static final Set<String> ARGUMENT_WORDS =
      Set.of(
          "from",
          "for",
          "placing",
          "in",
          "as",
          "using",
          "both",
          "leading",
          "trailing",
          "distinct",
          "variadic");
  private static final Set<String> RESERVED =
      Set.of(
          "and", "or", "not", "is", "in", "between", "like", "ilike", "similar", "then", "when",
          "else", "end", "from", "select", "where", "collate", "isnull", "notnull");

  private final TokenCursor cursor;
  private final ExpressionParser expressions;

  /**
   * @param expressions reads what stands in parentheses
   */
  PrimaryParser(TokenCursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  Node primary() {
    if (cursor.acceptPunctuation("(")) {
      return parenthesized();
    }
    if (cursor.acceptWords("case")) {
      return caseExpression();
    }
    if (cursor.acceptWords("cast")) {
      cursor.expectPunctuation("(");
      Node operand = expressions.or();
      cursor.expectWords("as");
      Node cast = Node.cast(TypeName.parse(cursor), operand);
      cursor.expectPunctuation(")");
      return cast;
    }
    if (cursor.seesWord("array")
        && cursor.peek(1).filter(token -> token.isPunctuation("[")).isPresent()) {
      cursor.take();
      cursor.take();
      return new Node.Operation("array", expressions.list("]"));
    }
    if (cursor.seesWord("row")
        && cursor.peek(1).filter(token -> token.isPunctuation("(")).isPresent()) {
      cursor.take();
      cursor.take();
      return new Node.Operation("row", expressions.list(")"));
    }
    if (cursor.seesName()) {
      return nameOrCall();
    }
    if (cursor.sees(Token.Kind.OPERATOR) || cursor.sees(Token.Kind.PUNCTUATION) || cursor.atEnd()) {
      throw cursor.unexpected("a value");
    }
    Token literal = cursor.take();
    return literal.kind() == Token.Kind.NUMBER
        ? Node.number(literal.text())
        : new Node.Leaf(literal.kind(), literal.text());
  }

  private Node parenthesized() {
    List<Node> elements = expressions.list(")");
    if (elements.isEmpty()) {
      throw cursor.unexpected("a value");
    }
    return elements.size() == 1 ? elements.get(0) : new Node.Operation("row", elements);
  }

  private Node caseExpression() {
    List<Node> parts = new ArrayList<>();
    if (!cursor.seesWord("when")) {
      parts.add(Node.operation("of", expressions.or()));
    }
    while (cursor.acceptWords("when")) {
      Node condition = expressions.or();
      cursor.expectWords("then");
      parts.add(Node.operation("when", condition, expressions.or()));
    }
    // CASE without ELSE yields NULL, and PostgreSQL prints that.
    Node otherwise = cursor.acceptWords("else") ? expressions.or() : Node.NULL;
    parts.add(Node.operation("else", otherwise));
    cursor.expectWords("end");
    return new Node.Operation("case", parts);
  }

  private Node nameOrCall() {
    Token first = cursor.peek(0).orElseThrow();
    if (first.kind() == Token.Kind.WORD && RESERVED.contains(first.text())) {
      throw cursor.unexpected("a value");
    }
    Optional<Node> constant = typedConstant();
    if (constant.isPresent()) {
      return constant.get();
    }
    String name = name();
    if (cursor.acceptPunctuation("(")) {
      String function =
          name.startsWith("pg_catalog.") ? name.substring("pg_catalog.".length()) : name;
      return first.kind() == Token.Kind.WORD && FunctionSyntax.isSpecial(name)
          ? new FunctionSyntax(cursor, expressions::operand).call(function)
          : new Node.Operation("call " + function, arguments());
    }
    return new Node.Leaf(Token.Kind.WORD, name);
  }

  /** {@code date '2026-01-01'}, {@code timestamp with time zone '2026-01-01 00:00+00'}. */
  private Optional<Node> typedConstant() {
    if (!cursor.sees(Token.Kind.WORD) || !startsTypedConstant(cursor.peek(1))) {
      return Optional.empty();
    }
    int begin = cursor.position();
    try {
      String type = TypeName.parse(cursor);
      if (cursor.sees(Token.Kind.STRING)) {
        return Optional.of(Node.cast(type, new Node.Leaf(Token.Kind.STRING, cursor.take().text())));
      }
    } catch (SqlTextException noType) {
      // Then it is a name or a call, and what is wrong with it is found there.
    }
    cursor.backTo(begin);
    return Optional.empty();
  }

  private static boolean startsTypedConstant(Optional<Token> second) {
    return second
        .filter(
            token ->
                token.kind() == Token.Kind.STRING
                    || Set.of("with", "without", "precision", "varying").stream()
                        .anyMatch(token::isWord))
        .isPresent();
  }

  /**
   * A name with its qualifiers; a dot inside a quoted part is written so that it cannot be taken
   * for one between parts.
   */
  String name() {
    StringBuilder name = new StringBuilder(part());
    while (cursor.seesPunctuation(".")
        && cursor
            .peek(1)
            .filter(
                token ->
                    token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_IDENTIFIER)
            .isPresent()) {
      cursor.take();
      name.append('.').append(part());
    }
    return name.toString();
  }

  private String part() {
    boolean quoted = cursor.sees(Token.Kind.QUOTED_IDENTIFIER);
    String name = cursor.takeName();
    return quoted && Token.VALUE_WORDS.contains(name)
        ? '"' + name + '"'
        : name.replace("\\", "\\\\").replace(".", "\\.");
  }

  private List<Node> arguments() {
    List<Node> arguments = new ArrayList<>();
    while (!cursor.acceptPunctuation(")")) {
      if (cursor.acceptOperator("*")) {
        arguments.add(new Node.Leaf(Token.Kind.WORD, "*"));
      } else if (cursor
          .peek(0)
          .filter(token -> token.kind() == Token.Kind.WORD && ARGUMENT_WORDS.contains(token.text()))
          .isPresent()) {
        arguments.add(new Node.Leaf(Token.Kind.OPERATOR, cursor.take().text()));
      } else if (!cursor.acceptPunctuation(",")) {
        arguments.add(expressions.or());
      }
    }
    return arguments;
  }
}
