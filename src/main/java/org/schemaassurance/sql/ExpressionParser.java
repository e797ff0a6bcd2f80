package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Precedence climbing over PostgreSQL's operators, from OR, which binds least, to the subscript.
 */
final class ExpressionParser {
  private static final Set<String> COMPARISONS = Set.of("<", ">", "=", "<=", ">=", "<>");
  private static final Map<String, String> PATTERN_OPERATORS = Map.of("like", "~~", "ilike", "~~*");
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

  private static final int MAX_DEPTH = 200;

  private final TokenCursor cursor;
  private int depth;

  private ExpressionParser(TokenCursor cursor) {
    this.cursor = cursor;
  }

  static Node parse(String text) {
    ExpressionParser parser = new ExpressionParser(new TokenCursor(SqlLexer.tokenize(text)));
    Node node = parser.or();
    if (!parser.cursor.atEnd()) {
      throw parser.cursor.unexpected("the end of the expression");
    }
    return node;
  }

  private Node or() {
    enter();
    List<Node> operands = new ArrayList<>(List.of(and()));
    while (cursor.acceptWords("or")) {
      operands.add(and());
    }
    depth--;
    return Node.flattened("or", operands);
  }

  /** To be called by what is called again by what it calls. */
  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw new SqlTextException("the expression nests deeper than " + MAX_DEPTH + " levels");
    }
  }

  private Node and() {
    List<Node> operands = new ArrayList<>(List.of(not()));
    while (cursor.acceptWords("and")) {
      operands.add(not());
    }
    return Node.flattened("and", operands);
  }

  private Node not() {
    int negations = 0;
    while (cursor.acceptWords("not")) {
      negations++;
    }
    Node node = is();
    for (int i = 0; i < negations; i++) {
      node = negated(node);
    }
    return node;
  }

  private static Node negated(Node node) {
    return Node.operation("not", node);
  }

  private Node is() {
    Node node = comparison();
    while (true) {
      if (cursor.acceptWords("isnull") || cursor.acceptWords("is", "null")) {
        node = Node.operation("is null", node);
      } else if (cursor.acceptWords("notnull") || cursor.acceptWords("is", "not", "null")) {
        node = Node.operation("is not null", node);
      } else if (cursor.acceptWords("is", "distinct", "from")) {
        node = distinct(node, comparison());
      } else if (cursor.acceptWords("is", "not", "distinct", "from")) {
        node = negated(distinct(node, comparison()));
      } else if (cursor.acceptWords("is", "not")) {
        node = Node.operation("is not " + cursor.takeName(), node);
      } else if (cursor.acceptWords("is")) {
        node = Node.operation("is " + cursor.takeName(), node);
      } else {
        return node;
      }
    }
  }

  private Node comparison() {
    Node left = pattern();
    while (cursor.sees(Token.Kind.OPERATOR)
        && COMPARISONS.contains(cursor.peek(0).orElseThrow().text())) {
      String operator = cursor.take().text();
      left = compared(operator, left, quantifiedOr(this::pattern));
    }
    return left;
  }

  private static Node distinct(Node left, Node right) {
    return areRows(left, right)
        ? eachPair("is distinct from", "or", left, right)
        : Node.operation("is distinct from", left, right);
  }

  /** {@code (a, b) = (1, 2)} is kept as {@code a = 1 AND b = 2}. */
  private static Node compared(String operator, Node left, Node right) {
    return areRows(left, right) && (operator.equals("=") || operator.equals("<>"))
        ? eachPair("operator " + operator, operator.equals("=") ? "and" : "or", left, right)
        : Node.operation("operator " + operator, left, right);
  }

  private static boolean areRows(Node left, Node right) {
    return left instanceof Node.Operation l
        && right instanceof Node.Operation r
        && l.name().equals("row")
        && r.name().equals("row")
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

  private Node quantifiedOr(java.util.function.Supplier<Node> operand) {
    for (String quantifier : List.of("any", "some", "all")) {
      if (cursor.acceptWords(quantifier)) {
        cursor.expectPunctuation("(");
        Node array = or();
        cursor.expectPunctuation(")");
        return Node.operation(quantifier.equals("some") ? "any" : quantifier, array);
      }
    }
    return operand.get();
  }

  /** BETWEEN, IN and LIKE, written as PostgreSQL keeps them. */
  private Node pattern() {
    Node left = otherOperator();
    boolean negative =
        cursor.seesWord("not") && cursor.peek(1).filter(this::startsPattern).isPresent();
    if (negative) {
      cursor.take();
    }
    if (cursor.acceptWords("between")) {
      return between(left, negative);
    }
    if (cursor.acceptWords("in")) {
      return in(left, negative);
    }
    for (Map.Entry<String, String> operator : PATTERN_OPERATORS.entrySet()) {
      if (cursor.acceptWords(operator.getKey())) {
        return Node.operation(
            "operator " + (negative ? "!" : "") + operator.getValue(),
            left,
            quantifiedOr(this::otherOperator));
      }
    }
    return left;
  }

  private boolean startsPattern(Token token) {
    return token.isWord("between")
        || token.isWord("in")
        || token.isWord("like")
        || token.isWord("ilike");
  }

  private Node between(Node left, boolean negative) {
    boolean symmetric = cursor.acceptWords("symmetric");
    cursor.acceptWords("asymmetric");
    Node low = otherOperator();
    cursor.expectWords("and");
    Node high = otherOperator();
    Node between = between(left, low, high, negative);
    return symmetric
        ? Node.flattened(
            negative ? "and" : "or", List.of(between, between(left, high, low, negative)))
        : between;
  }

  private static Node between(Node left, Node low, Node high, boolean negative) {
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
   * More than one constant becomes an array; each element that names a column, and each row, is
   * compared by itself.
   */
  private Node in(Node left, boolean negative) {
    cursor.expectPunctuation("(");
    List<Node> elements = list(")");
    if (elements.isEmpty()) {
      throw cursor.unexpected("a value");
    }
    String operator = negative ? "<>" : "=";
    boolean rows = left instanceof Node.Operation l && l.name().equals("row");
    List<Node> listed = rows ? List.of() : elements.stream().filter(e -> !namesColumn(e)).toList();
    List<Node> comparisons = new ArrayList<>();
    List<Node> single = new ArrayList<>(elements);
    if (listed.size() > 1) {
      Node array = Node.operation(negative ? "all" : "any", new Node.Operation("array", listed));
      comparisons.add(Node.operation("operator " + operator, left, array));
      single.removeAll(listed);
    }
    single.forEach(element -> comparisons.add(compared(operator, left, element)));
    return Node.flattened(negative ? "and" : "or", comparisons);
  }

  private static boolean namesColumn(Node node) {
    if (node instanceof Node.Cast cast) {
      return namesColumn(cast.operand());
    }
    if (node instanceof Node.Operation operation) {
      return operation.operands().stream().anyMatch(ExpressionParser::namesColumn);
    }
    return node instanceof Node.Leaf leaf && leaf.kind() == Token.Kind.WORD && !isValueWord(leaf);
  }

  /** Such as NULL and CURRENT_USER; a column of that name was in quotes and keeps them. */
  static boolean isValueWord(Node.Leaf leaf) {
    return Token.VALUE_WORDS.contains(leaf.text());
  }

  private Node otherOperator() {
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
        && !COMPARISONS.contains(cursor.peek(0).orElseThrow().text())
        && !Set.of("+", "-", "*", "/", "%", "^").contains(cursor.peek(0).orElseThrow().text());
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
        node = Node.operation("collate " + name(), node);
      } else {
        return node;
      }
    }
  }

  private Node signed() {
    enter();
    Node node;
    if (cursor.acceptOperator("-")) {
      node = minus(signed());
    } else if (cursor.acceptOperator("+")) {
      node = signed();
    } else if (cursor.sees(Token.Kind.OPERATOR)
        && !COMPARISONS.contains(cursor.peek(0).orElseThrow().text())) {
      node = Node.operation("prefix " + cursor.take().text(), signed());
    } else {
      node = postfix();
    }
    depth--;
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
    Node node = primary();
    while (true) {
      if (cursor.acceptPunctuation("::")) {
        node = Node.cast(TypeName.parse(cursor), node);
      } else if (cursor.acceptPunctuation("[")) {
        Node index = or();
        cursor.expectPunctuation("]");
        node = Node.operation("subscript", node, index);
      } else if (cursor.acceptPunctuation(".")) {
        node = Node.operation("field " + cursor.takeName(), node);
      } else {
        return node;
      }
    }
  }

  private Node primary() {
    if (cursor.acceptPunctuation("(")) {
      return parenthesized();
    }
    if (cursor.acceptWords("case")) {
      return caseExpression();
    }
    if (cursor.acceptWords("cast")) {
      cursor.expectPunctuation("(");
      Node operand = or();
      cursor.expectWords("as");
      Node cast = Node.cast(TypeName.parse(cursor), operand);
      cursor.expectPunctuation(")");
      return cast;
    }
    if (cursor.seesWord("array")
        && cursor.peek(1).filter(token -> token.isPunctuation("[")).isPresent()) {
      cursor.take();
      cursor.take();
      return new Node.Operation("array", list("]"));
    }
    if (cursor.seesWord("row")
        && cursor.peek(1).filter(token -> token.isPunctuation("(")).isPresent()) {
      cursor.take();
      cursor.take();
      return new Node.Operation("row", list(")"));
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
    List<Node> elements = list(")");
    if (elements.isEmpty()) {
      throw cursor.unexpected("a value");
    }
    return elements.size() == 1 ? elements.get(0) : new Node.Operation("row", elements);
  }

  private Node caseExpression() {
    List<Node> parts = new ArrayList<>();
    if (!cursor.seesWord("when")) {
      parts.add(Node.operation("of", or()));
    }
    while (cursor.acceptWords("when")) {
      Node condition = or();
      cursor.expectWords("then");
      parts.add(Node.operation("when", condition, or()));
    }
    // CASE without ELSE yields NULL, and PostgreSQL prints that.
    Node otherwise = cursor.acceptWords("else") ? or() : Node.NULL;
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
          ? new FunctionSyntax(cursor, this::otherOperator).call(function)
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
  private String name() {
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
        arguments.add(or());
      }
    }
    return arguments;
  }

  private List<Node> list(String close) {
    List<Node> elements = new ArrayList<>();
    if (cursor.acceptPunctuation(close)) {
      return elements;
    }
    do {
      elements.add(or());
    } while (cursor.acceptPunctuation(","));
    cursor.expectPunctuation(close);
    return elements;
  }
}
