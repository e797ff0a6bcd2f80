package org.schemaassurance.rehearse.hints;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.sql.StatementPattern;
import org.schemaassurance.sql.Token;

/**
 * One action of an ALTER TABLE; a statement may have several.
 *
 * @param table that was there before
 * @param tokens of this action alone
 */
record AlterAction(TextStatement statement, String table, List<Token> tokens) {
  private static final StatementPattern ALTER_TABLE =
      StatementPattern.of("ALTER TABLE|FOREIGN [TABLE] [IF EXISTS] [ONLY] <table>");

  /** Those of a statement; none if it alters nothing that was there before. */
  static Stream<AlterAction> in(TextStatement statement, ExistingObjects before) {
    return statement
        .match(ALTER_TABLE)
        .flatMap(
            match ->
                before
                    .table(match.name("table"))
                    .map(
                        table ->
                            items(match.rest()).stream()
                                .map(action -> new AlterAction(statement, table, action))))
        .orElse(Stream.empty());
  }

  /** What stands between the commas that no parenthesis holds. */
  static List<List<Token>> items(List<Token> tokens) {
    List<List<Token>> items = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      if (token.isPunctuation("(") || token.isPunctuation("[")) {
        depth++;
      } else if (token.isPunctuation(")") || token.isPunctuation("]")) {
        depth--;
      } else if (token.isPunctuation(",") && depth == 0) {
        items.add(tokens.subList(start, at));
        start = at + 1;
      }
    }
    items.add(tokens.subList(start, tokens.size()));
    return items;
  }

  Optional<StatementPattern.Match> match(StatementPattern pattern) {
    return pattern.in(tokens);
  }

  boolean begins(StatementPattern pattern) {
    return pattern.begins(tokens);
  }

  boolean hasWord(String word) {
    return tokens.stream().anyMatch(token -> token.isWord(word));
  }

  /** The column that it adds, if it does. */
  Optional<ColumnText> addedColumn() {
    return ColumnText.added(tokens);
  }

  /** What is said of its table. */
  Remark says(String sentence) {
    return new Remark(table, statement.index(), sentence);
  }

  /** What is said of a column of its table. */
  Remark saysOf(String column, String sentence) {
    return new Remark(
        table + "." + org.schemaassurance.model.SqlIdentifier.display(column),
        statement.index(),
        sentence);
  }
}
