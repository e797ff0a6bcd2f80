package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.schemaassurance.sql.BodyStatement.Text;

/**
 * Reads the body of a PL/pgSQL function as far as it has statements of the few kinds that {@link
 * BodyStatement} knows. Reads too little rather than too much: what is written in any other way is
 * {@link BodyStatement.Other}.
 */
public final class TriggerBody {
  private static final Set<String> ENDS =
      Set.of("end", "else", "elsif", "elseif", "exception", "when");
  private static final Set<String> SPOKEN = Set.of("debug", "log", "info", "notice", "warning");

  private final String body;
  private final TokenCursor cursor;
  private final List<BodyStatement> others = new ArrayList<>();

  private TriggerBody(String body) {
    this.body = body;
    this.cursor = new TokenCursor(SqlLexer.tokenize(body));
  }

  /**
   * The outermost block.
   *
   * @throws SqlTextException if the text is no block of PL/pgSQL
   */
  public static BodyStatement.Block of(String body) {
    TriggerBody reader = new TriggerBody(body);
    try {
      BodyStatement.Block block = reader.block();
      reader.cursor.acceptPunctuation(";");
      if (!reader.cursor.atEnd()) {
        throw reader.cursor.unexpected("the end");
      }
      return block;
    } catch (SqlTextException unreadable) {
      // A loop has statements, and an END, of its own.
      if (reader.others.isEmpty()) {
        throw unreadable;
      }
      return new BodyStatement.Block(List.of(), reader.others.subList(0, 1), false, List.of());
    }
  }

  private BodyStatement.Block block() {
    List<BodyStatement.Assignment> variables = new ArrayList<>();
    if (cursor.acceptWords("declare")) {
      while (!cursor.seesWord("begin")) {
        variables.add(variable());
      }
    }
    cursor.expectWords("begin");
    List<BodyStatement> statements = statements();
    boolean handled = false;
    List<List<BodyStatement>> handlers = new ArrayList<>();
    if (cursor.acceptWords("exception")) {
      while (cursor.acceptWords("when")) {
        handled |= until("then").tokens().stream().anyMatch(token -> token.isWord("others"));
        cursor.expectWords("then");
        handlers.add(statements());
      }
    }
    cursor.expectWords("end");
    if (cursor.seesName()) {
      cursor.take();
    }
    return new BodyStatement.Block(variables, statements, handled, handlers);
  }

  /** {@code name type [:= value];}, a value of NULL where there is none. */
  private BodyStatement.Assignment variable() {
    String name = cursor.takeName();
    int start = cursor.position();
    Text declared = until(";");
    cursor.expectPunctuation(";");
    for (int i = 0; i < declared.tokens().size(); i++) {
      Token token = declared.tokens().get(i);
      if (token.isPunctuation(":=") || token.isOperator("=") || token.isWord("default")) {
        return new BodyStatement.Assignment(
            List.of(name), text(start + i + 1, start + declared.tokens().size()));
      }
    }
    return new BodyStatement.Assignment(List.of(name), new Text(List.of(), ""));
  }

  private List<BodyStatement> statements() {
    List<BodyStatement> statements = new ArrayList<>();
    while (!cursor.atEnd() && ENDS.stream().noneMatch(cursor::seesWord)) {
      statements.add(statement());
    }
    return statements;
  }

  private BodyStatement statement() {
    int start = cursor.position();
    if (cursor.seesWord("declare") || cursor.seesWord("begin")) {
      BodyStatement block = block();
      cursor.expectPunctuation(";");
      return block;
    }
    if (cursor.acceptWords("if")) {
      return choice();
    }
    if (cursor.acceptWords("case")) {
      return cases();
    }
    if (cursor.acceptWords("return")) {
      return new BodyStatement.Return(rest());
    }
    if (cursor.acceptWords("perform")) {
      return new BodyStatement.Evaluation(rest());
    }
    if (cursor.acceptWords("null") || cursor.acceptWords("notify")) {
      rest();
      return new BodyStatement.Nothing();
    }
    return message(start)
        .or(() -> written(start, this::inserted, "insert", "into"))
        .or(() -> written(start, at -> updated(), "update"))
        .or(() -> assignment(start))
        .orElseGet(this::other);
  }

  private BodyStatement other() {
    BodyStatement other = new BodyStatement.Other(until(";"));
    others.add(other);
    cursor.expectPunctuation(";");
    return other;
  }

  private BodyStatement choice() {
    List<BodyStatement.Branch> branches = new ArrayList<>();
    do {
      Text condition = until("then");
      cursor.expectWords("then");
      branches.add(new BodyStatement.Branch(condition, statements()));
    } while (cursor.acceptWords("elsif") || cursor.acceptWords("elseif"));
    List<BodyStatement> otherwise = cursor.acceptWords("else") ? statements() : List.of();
    cursor.expectWords("end", "if");
    cursor.expectPunctuation(";");
    return new BodyStatement.Choice(branches, otherwise);
  }

  /** CASE without ELSE raises an error where nothing is met, which is no choice but a condition. */
  private BodyStatement cases() {
    Text selector = until("when");
    List<BodyStatement.Branch> branches = new ArrayList<>();
    while (cursor.acceptWords("when")) {
      Text value = until("then");
      cursor.expectWords("then");
      branches.add(new BodyStatement.Branch(compared(selector, value), statements()));
    }
    cursor.expectWords("else");
    List<BodyStatement> otherwise = statements();
    cursor.expectWords("end", "case");
    cursor.expectPunctuation(";");
    return new BodyStatement.Choice(branches, otherwise);
  }

  private static Text compared(Text selector, Text value) {
    if (selector.tokens().isEmpty()) {
      return value;
    }
    String text = selector.text() + " IN (" + value.text() + ")";
    return new Text(SqlLexer.tokenize(text), text);
  }

  private Optional<BodyStatement> message(int start) {
    if (!cursor.acceptWords("raise")) {
      return Optional.empty();
    }
    boolean spoken = cursor.seesName() && SPOKEN.contains(cursor.take().text());
    if (!spoken) {
      cursor.backTo(start);
      return Optional.empty();
    }
    return Optional.of(new BodyStatement.Message(list(";")));
  }

  private Optional<BodyStatement> assignment(int start) {
    List<String> target = new ArrayList<>();
    do {
      if (!cursor.seesName()) {
        cursor.backTo(start);
        return Optional.empty();
      }
      target.add(cursor.take().text());
    } while (cursor.acceptPunctuation("."));
    if (!cursor.acceptPunctuation(":=") && !cursor.acceptOperator("=")) {
      cursor.backTo(start);
      return Optional.empty();
    }
    return Optional.of(new BodyStatement.Assignment(target, rest()));
  }

  /** Nothing where it is of another form than one that is read. */
  private Optional<BodyStatement> written(
      int start, IntFunction<BodyStatement> statement, String... words) {
    try {
      return cursor.acceptWords(words) ? Optional.of(statement.apply(start)) : Optional.empty();
    } catch (SqlTextException otherwise) {
      cursor.backTo(start);
      return Optional.empty();
    }
  }

  private BodyStatement updated() {
    List<String> table = names();
    cursor.expectWords("set");
    List<String> columns = new ArrayList<>();
    List<Text> values = new ArrayList<>();
    do {
      columns.add(cursor.takeName());
      if (!cursor.acceptOperator("=")) {
        throw cursor.unexpected("'='");
      }
      values.add(until(",", "where", "from", "returning", ";"));
    } while (cursor.acceptPunctuation(","));
    cursor.expectWords("where");
    Text condition = until("returning", ";");
    cursor.expectPunctuation(";");
    return new BodyStatement.Update(
        schemaOf(table), table.get(table.size() - 1), columns, values, condition);
  }

  /** A name, and the one of its schema before it if that is given. */
  private List<String> names() {
    String first = cursor.takeName();
    return cursor.acceptPunctuation(".") ? List.of(first, cursor.takeName()) : List.of(first);
  }

  private static Optional<String> schemaOf(List<String> names) {
    return names.size() > 1 ? Optional.of(names.get(0)) : Optional.empty();
  }

  private BodyStatement inserted(int start) {
    List<String> table = names();
    List<String> columns = new ArrayList<>();
    if (cursor.acceptPunctuation("(")) {
      do {
        columns.add(cursor.takeName());
      } while (cursor.acceptPunctuation(","));
      cursor.expectPunctuation(")");
    }
    List<Text> values = values();
    Optional<BodyStatement.Insertion.Source> source = source();
    boolean skips = cursor.acceptWords("on", "conflict", "do", "nothing");
    cursor.expectPunctuation(";");
    return new BodyStatement.Insertion(
        schemaOf(table),
        table.get(table.size() - 1),
        columns,
        values,
        source,
        skips,
        text(start, cursor.position() - 1));
  }

  /** One relation without a schema, as a transition table is; of more the statement is not read. */
  private Optional<BodyStatement.Insertion.Source> source() {
    if (!cursor.acceptWords("from")) {
      return Optional.empty();
    }
    String name = cursor.takeName();
    boolean named = cursor.acceptWords("as") || !cursor.seesWord("on") && !atSemicolon();
    return Optional.of(new BodyStatement.Insertion.Source(name, named ? cursor.takeName() : name));
  }

  private boolean atSemicolon() {
    return cursor.peek(0).filter(next -> next.isPunctuation(";")).isPresent();
  }

  private List<Text> values() {
    if (cursor.acceptWords("default", "values")) {
      return List.of();
    }
    if (cursor.acceptWords("select")) {
      // Up to where it would be more than a row of expressions, which is not read then.
      return list("from", "where", "group", "union", "limit", "on", ";");
    }
    cursor.expectWords("values");
    cursor.expectPunctuation("(");
    return list(")");
  }

  /** Texts between commas, up to one of some marks; a {@code )} or {@code ;} is taken as well. */
  private List<Text> list(String... ends) {
    List<Text> texts = new ArrayList<>();
    List<String> marks = new ArrayList<>(List.of(ends));
    marks.add(",");
    do {
      Text text = until(marks.toArray(String[]::new));
      if (!text.tokens().isEmpty()) {
        texts.add(text);
      }
    } while (cursor.acceptPunctuation(","));
    if (ends.length == 1) {
      cursor.expectPunctuation(ends[0]);
    }
    return texts;
  }

  private Text rest() {
    Text rest = until(";");
    cursor.expectPunctuation(";");
    return rest;
  }

  /** What stands before a word or mark that is in no parentheses and in no CASE. */
  private Text until(String... ends) {
    int start = cursor.position();
    int depth = 0;
    while (!cursor.atEnd()) {
      Token next = cursor.peek(0).orElseThrow();
      if (depth == 0 && isAny(next, ends)) {
        break;
      }
      if (next.isPunctuation("(") || next.isPunctuation("[") || next.isWord("case")) {
        depth++;
      } else if (next.isPunctuation(")") || next.isPunctuation("]") || next.isWord("end")) {
        depth--;
      }
      cursor.take();
    }
    return text(start, cursor.position());
  }

  private static boolean isAny(Token token, String... ends) {
    for (String end : ends) {
      if (token.isWord(end) || token.isPunctuation(end)) {
        return true;
      }
    }
    return false;
  }

  private Text text(int from, int to) {
    List<Token> tokens = cursor.between(from, to);
    return tokens.isEmpty()
        ? new Text(List.of(), "")
        : new Text(
            tokens, body.substring(tokens.get(0).start(), tokens.get(tokens.size() - 1).end()));
  }
}
