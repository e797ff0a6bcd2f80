package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.sql.BodyStatement.Text;

/**
 * Reads the statements of a body that write rows, INSERT and UPDATE, as far as they are of the
 * forms that {@link BodyStatement} knows.
 */
record BodyWrites(TokenCursor cursor, BodyPieces pieces) {
  private static final List<String> BEHIND_ALIAS =
      List.of(
          "on", "where", "group", "using", "join", "inner", "left", "right", "full", "cross",
          "natural", "order");

  /** The one that begins here; nothing is read where it is of another form. */
  Optional<BodyStatement> next() {
    int start = cursor.position();
    try {
      if (cursor.acceptWords("insert", "into")) {
        return Optional.of(insertion(start));
      }
      return cursor.acceptWords("update") ? Optional.of(update(start)) : Optional.empty();
    } catch (SqlTextException otherwise) {
      cursor.backTo(start);
      return Optional.empty();
    }
  }

  private BodyStatement insertion(int start) {
    List<String> table = names();
    if (cursor.acceptWords("as")) {
      // Only what ON CONFLICT sets is called by it.
      cursor.takeName();
    }
    List<String> columns = cursor.takeNames();
    List<Text> values = values();
    List<List<Text>> others = others();
    Optional<BodyStatement.Insertion.Source> source = source();
    boolean skips = cursor.acceptWords("on", "conflict", "do", "nothing");
    Optional<BodyStatement.Insertion.Instead> instead = skips ? Optional.empty() : instead();
    cursor.expectPunctuation(";");
    return new BodyStatement.Insertion(
        schemaOf(table),
        table.get(table.size() - 1),
        columns,
        values,
        others,
        source,
        skips,
        instead,
        pieces.between(start, cursor.position() - 1));
  }

  private Optional<BodyStatement.Insertion.Instead> instead() {
    if (!cursor.acceptWords("on", "conflict")) {
      return Optional.empty();
    }
    List<String> key = cursor.takeNames();
    List<String> columns = new ArrayList<>();
    List<Text> values = new ArrayList<>();
    if (!cursor.acceptWords("do", "nothing")) {
      cursor.expectWords("do", "update", "set");
      assignments(columns, values);
    }
    return Optional.of(new BodyStatement.Insertion.Instead(key, columns, values));
  }

  /** Relations without a schema, as transition tables are: one, or a second that is joined. */
  private Optional<BodyStatement.Insertion.Source> source() {
    if (!cursor.acceptWords("from")) {
      return Optional.empty();
    }
    String name = cursor.takeName();
    String alias = alias(name);
    Optional<BodyStatement.Insertion.Join> join = join();
    Text condition =
        cursor.acceptWords("where")
            ? pieces.until("group", "order", "on", ";")
            : new Text(List.of(), "");
    List<Text> groups = new ArrayList<>();
    if (cursor.acceptWords("group", "by")) {
      do {
        groups.add(pieces.until(",", "on", "having", "order", ";"));
      } while (cursor.acceptPunctuation(","));
    }
    order();
    return Optional.of(new BodyStatement.Insertion.Source(name, alias, join, condition, groups));
  }

  /**
   * In which order rows are written changes nothing, if no expression has to be computed for it.
   */
  private void order() {
    if (cursor.acceptWords("order", "by")
        && !pieces.until("on", ";").tokens().stream().allMatch(BodyWrites::isOfColumns)) {
      throw cursor.unexpected("an order by columns");
    }
  }

  private static boolean isOfColumns(Token token) {
    return token.isName()
        || token.kind() == Token.Kind.NUMBER
        || token.isPunctuation(",")
        || token.isPunctuation(".");
  }

  /** How a relation is called; what joins in any other way than INNER JOIN is no name. */
  private String alias(String relation) {
    if (BEHIND_ALIAS.stream().anyMatch(cursor::seesWord) || cursor.seesPunctuation(";")) {
      return relation;
    }
    cursor.acceptWords("as");
    return cursor.takeName();
  }

  private Optional<BodyStatement.Insertion.Join> join() {
    boolean inner = cursor.acceptWords("inner", "join") || cursor.acceptWords("join");
    if (!inner) {
      return Optional.empty();
    }
    String name = cursor.takeName();
    String alias = alias(name);
    if (cursor.acceptWords("using")) {
      return Optional.of(
          new BodyStatement.Insertion.Join(
              name, alias, cursor.takeNames(), new Text(List.of(), "")));
    }
    cursor.expectWords("on");
    Text condition =
        pieces.until(
            "join", "inner", "left", "right", "full", "cross", "natural", "where", "group", "on",
            ";");
    return Optional.of(new BodyStatement.Insertion.Join(name, alias, List.of(), condition));
  }

  /** The rows of VALUES behind the first. */
  private List<List<Text>> others() {
    List<List<Text>> others = new ArrayList<>();
    while (cursor.acceptPunctuation(",")) {
      cursor.expectPunctuation("(");
      others.add(pieces.list(")"));
    }
    return others;
  }

  private List<Text> values() {
    if (cursor.acceptWords("default", "values")) {
      return List.of();
    }
    if (cursor.acceptWords("select")) {
      // Up to where it would be more than a row of expressions, which is not read then.
      return pieces.list("from", "where", "group", "union", "limit", "on", ";");
    }
    cursor.expectWords("values");
    cursor.expectPunctuation("(");
    return pieces.list(")");
  }

  private BodyStatement update(int start) {
    List<String> table = names();
    boolean named = cursor.acceptWords("as") || !cursor.seesWord("set");
    String alias = named ? cursor.takeName() : table.get(table.size() - 1);
    cursor.expectWords("set");
    List<String> columns = new ArrayList<>();
    List<Text> values = new ArrayList<>();
    assignments(columns, values);
    Optional<Text> from =
        cursor.acceptWords("from") ? Optional.of(pieces.until("where", ";")) : Optional.empty();
    cursor.expectWords("where");
    Text condition = pieces.until("returning", ";");
    cursor.expectPunctuation(";");
    return new BodyStatement.Update(
        schemaOf(table),
        table.get(table.size() - 1),
        alias,
        columns,
        values,
        from,
        condition,
        pieces.between(start, cursor.position() - 1));
  }

  /** {@code a = 1, b = 2}, as behind SET. */
  private void assignments(List<String> columns, List<Text> values) {
    do {
      columns.add(cursor.takeName());
      if (!cursor.acceptOperator("=")) {
        throw cursor.unexpected("'='");
      }
      values.add(pieces.until(",", "where", "from", "returning", ";"));
    } while (cursor.acceptPunctuation(","));
  }

  /** A name, and the one of its schema before it if that is given. */
  private List<String> names() {
    String first = cursor.takeName();
    return cursor.acceptPunctuation(".") ? List.of(first, cursor.takeName()) : List.of(first);
  }

  private static Optional<String> schemaOf(List<String> names) {
    return names.size() > 1 ? Optional.of(names.get(0)) : Optional.empty();
  }
}
