package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.sql.BodyStatement.Text;

/**
 * A query of one relation: {@code SELECT … FROM made AS m WHERE … GROUP BY …}, and nothing more.
 *
 * @param relation a name without a schema, as that of a transition table is
 * @param alias by which the expressions call it
 * @param condition behind WHERE; no token where there is none
 * @param groups behind GROUP BY
 */
public record RowQuery(
    List<Output> outputs, String relation, String alias, Text condition, List<Text> groups) {
  private static final Text NOTHING = new Text(List.of(), "");

  public RowQuery {
    outputs = List.copyOf(outputs);
    groups = List.copyOf(groups);
  }

  /**
   * What it gives.
   *
   * @param name of the column that it becomes
   */
  public record Output(Text expression, String name) {}

  /** The one that a text is; empty where it is of another form. */
  public static Optional<RowQuery> of(String text) {
    try {
      TokenCursor cursor = new TokenCursor(SqlLexer.tokenize(text));
      RowQuery query = new Reader(cursor, new BodyPieces(text, cursor)).query();
      return cursor.atEnd() ? Optional.of(query) : Optional.empty();
    } catch (SqlTextException otherwise) {
      return Optional.empty();
    }
  }

  /**
   * What stands behind FROM in parentheses, and how it is called: {@code (SELECT …) AS f}.
   *
   * @param name by which it is called
   */
  public record Named(RowQuery query, String name) {
    /** The one that a text is; empty where it is of another form. */
    public static Optional<Named> of(String text) {
      try {
        TokenCursor cursor = new TokenCursor(SqlLexer.tokenize(text));
        cursor.expectPunctuation("(");
        RowQuery query = new Reader(cursor, new BodyPieces(text, cursor)).query();
        cursor.expectPunctuation(")");
        cursor.acceptWords("as");
        String name = cursor.takeName();
        return cursor.atEnd() ? Optional.of(new Named(query, name)) : Optional.empty();
      } catch (SqlTextException otherwise) {
        return Optional.empty();
      }
    }
  }

  private record Reader(TokenCursor cursor, BodyPieces pieces) {
    RowQuery query() {
      cursor.expectWords("select");
      List<Output> outputs = new ArrayList<>();
      do {
        outputs.add(output(pieces.until(",", "from", ")")));
      } while (cursor.acceptPunctuation(","));
      cursor.expectWords("from");
      String relation = cursor.takeName();
      boolean named =
          cursor.acceptWords("as")
              || cursor.seesName() && !cursor.seesWord("where") && !cursor.seesWord("group");
      String alias = named ? cursor.takeName() : relation;
      Text condition = cursor.acceptWords("where") ? pieces.until("group", ")") : NOTHING;
      List<Text> groups = new ArrayList<>();
      if (cursor.acceptWords("group", "by")) {
        do {
          groups.add(pieces.until(",", ")"));
        } while (cursor.acceptPunctuation(","));
      }
      return new RowQuery(outputs, relation, alias, condition, groups);
    }

    /** {@code count(*) AS n}, {@code count(*) n}, {@code m.order_id}; of a call its name. */
    private static Output output(Text text) {
      List<Token> tokens = text.tokens();
      int last = tokens.size() - 1;
      if (last < 0 || !tokens.get(last).isName()) {
        return new Output(text, last < 0 ? "" : tokens.get(0).text());
      }
      String name = tokens.get(last).text();
      if (last == 0 || tokens.get(last - 1).isPunctuation(".")) {
        return new Output(text, name);
      }
      int end = tokens.get(last - 1).isWord("as") ? last - 1 : last;
      int length = end == 0 ? 0 : tokens.get(end - 1).end() - tokens.get(0).start();
      return new Output(new Text(tokens.subList(0, end), text.text().substring(0, length)), name);
    }
  }
}
