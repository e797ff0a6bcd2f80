package org.schemaassurance.rehearse.hints;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.sql.StatementPattern;
import org.schemaassurance.sql.StatementPattern.Match;
import org.schemaassurance.sql.Token;

/**
 * A column as ADD COLUMN or CREATE TABLE declares it.
 *
 * @param type its tokens
 * @param constraints what stands behind the type: DEFAULT, NOT NULL and the like
 */
record ColumnText(String name, List<Token> type, List<Token> constraints) {
  private static final StatementPattern ADD = StatementPattern.of("ADD [COLUMN] [IF NOT EXISTS]");
  private static final StatementPattern COLUMN = StatementPattern.of("<column>");
  private static final StatementPattern CREATE_TABLE =
      StatementPattern.of("CREATE [UNLOGGED] TABLE [IF NOT EXISTS] <table>");

  private static final Set<String> BEGIN_OF_CONSTRAINT =
      Set.of("constraint", "check", "unique", "primary", "foreign", "exclude", "like", "not");
  private static final Set<String> BEHIND_TYPE =
      Set.of(
          "default",
          "not",
          "null",
          "generated",
          "references",
          "constraint",
          "primary",
          "unique",
          "check",
          "collate",
          "storage",
          "compression",
          "deferrable",
          "initially");

  /** The column that an action of ALTER TABLE adds, if it does. */
  static Optional<ColumnText> added(List<Token> action) {
    return ADD.in(action).map(Match::rest).flatMap(ColumnText::of);
  }

  /** A table that a statement makes, with its columns. */
  record NewTable(QualifiedName table, List<ColumnText> columns) {}

  /** The table that a statement makes, if it declares its columns. */
  static Optional<NewTable> created(TextStatement statement) {
    return statement
        .match(CREATE_TABLE)
        .filter(match -> !match.rest().isEmpty() && match.rest().get(0).isPunctuation("("))
        .map(
            match ->
                new NewTable(
                    match.name("table"),
                    AlterAction.items(inParentheses(match.rest())).stream()
                        .flatMap(item -> of(item).stream())
                        .toList()));
  }

  /** What stands in the parenthesis that a text begins with. */
  static List<Token> inParentheses(List<Token> tokens) {
    int depth = 0;
    for (int at = 0; at < tokens.size(); at++) {
      if (tokens.get(at).isPunctuation("(")) {
        depth++;
      } else if (tokens.get(at).isPunctuation(")") && --depth == 0) {
        return tokens.subList(1, at);
      }
    }
    return tokens.subList(1, tokens.size());
  }

  private static Optional<ColumnText> of(List<Token> declaration) {
    if (declaration.isEmpty()
        || (declaration.get(0).kind() == Token.Kind.WORD
            && BEGIN_OF_CONSTRAINT.contains(declaration.get(0).text()))) {
      return Optional.empty();
    }
    return COLUMN
        .in(declaration)
        .map(
            match -> {
              int end = endOfType(match.rest());
              return new ColumnText(
                  match.name("column").name(),
                  match.rest().subList(0, end),
                  match.rest().subList(end, match.rest().size()));
            });
  }

  private static int endOfType(List<Token> tokens) {
    int at = 0;
    while (at < tokens.size()
        && !(tokens.get(at).kind() == Token.Kind.WORD
            && BEHIND_TYPE.contains(tokens.get(at).text()))) {
      at++;
    }
    return at;
  }

  /** The first word of its type, behind the schema if it has one. */
  String typeName() {
    return COLUMN.in(type).map(match -> match.name("column").name()).orElse("");
  }

  /** Whether words stand among its constraints, in this order. */
  boolean has(String words) {
    return StatementPattern.of("... " + words).begins(constraints);
  }

  /** The text of its default, if it has one. */
  List<Token> defaultValue() {
    return StatementPattern.of("... DEFAULT").in(constraints).map(Match::rest).orElse(List.of());
  }
}
