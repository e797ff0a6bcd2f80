package org.schemaassurance.verify.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.sql.BodyStatement.Text;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;

/** A variable of a body that is filled in as a whole, {@code ROW(…)}, and field by field. */
final class FilledRow {
  private int width;
  private final Set<String> fields = new HashSet<>();

  /** All that it held is gone. */
  void fill(Text value) {
    width = width(value.tokens());
    fields.clear();
  }

  void fill(String field) {
    fields.add(field);
  }

  /** Of {@code ROW(…)}: of anything else, nothing is known to be in it. */
  private static int width(List<Token> tokens) {
    if (tokens.size() < 4 || !tokens.get(0).isWord("row") || !tokens.get(1).isPunctuation("(")) {
      return 0;
    }
    int depth = 0;
    int width = 1;
    for (Token token : tokens) {
      if (token.isPunctuation("(") || token.isPunctuation("[")) {
        depth++;
      } else if (token.isPunctuation(")") || token.isPunctuation("]")) {
        depth--;
      } else if (depth == 1 && token.isPunctuation(",")) {
        width++;
      }
    }
    return width;
  }

  /** Why a table may not take it: what is not filled in is NULL, whatever the default. */
  Optional<String> objection(Table table) {
    return missing(table)
        .map(name -> "whose " + SqlIdentifier.display(name) + " is NOT NULL and not filled in")
        .or(
            () ->
                checked(table)
                    .map(
                        check ->
                            "whose CHECK "
                                + SqlIdentifier.display(check.name())
                                + " may refuse what is filled in"));
  }

  private Optional<String> missing(Table table) {
    return IntStream.range(Math.min(width, table.columns().size()), table.columns().size())
        .mapToObj(table.columns()::get)
        .filter(column -> !column.nullable() && !fields.contains(column.name()))
        .map(Column::name)
        .findFirst();
  }

  private Optional<Table.CheckConstraint> checked(Table table) {
    return table.checks().stream()
        .filter(
            check ->
                SqlLexer.tokenize(check.expression()).stream()
                    .anyMatch(token -> token.isName() && fields.contains(token.text())))
        .findFirst();
  }
}
