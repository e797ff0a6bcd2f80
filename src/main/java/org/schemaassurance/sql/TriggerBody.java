package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  private final TokenCursor cursor;
  private final BodyPieces pieces;
  private final BodyWrites writes;
  private final List<BodyStatement> others = new ArrayList<>();

  private TriggerBody(String body) {
    this.cursor = new TokenCursor(SqlLexer.tokenize(body));
    this.pieces = new BodyPieces(body, cursor);
    this.writes = new BodyWrites(cursor, pieces);
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
        handled |= pieces.until("then").tokens().stream().anyMatch(token -> token.isWord("others"));
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
    Text declared = pieces.until(";");
    cursor.expectPunctuation(";");
    for (int i = 0; i < declared.tokens().size(); i++) {
      Token token = declared.tokens().get(i);
      if (token.isPunctuation(":=") || token.isOperator("=") || token.isWord("default")) {
        return new BodyStatement.Assignment(
            List.of(name), pieces.between(start + i + 1, start + declared.tokens().size()));
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
      return new BodyStatement.Return(pieces.rest());
    }
    if (cursor.acceptWords("perform")) {
      return new BodyStatement.Evaluation(pieces.rest());
    }
    if (cursor.acceptWords("null") || cursor.acceptWords("notify")) {
      pieces.rest();
      return new BodyStatement.Nothing();
    }
    return message().or(writes::next).or(this::assignment).orElseGet(this::other);
  }

  private BodyStatement other() {
    BodyStatement other = new BodyStatement.Other(pieces.until(";"));
    others.add(other);
    cursor.expectPunctuation(";");
    return other;
  }

  private BodyStatement choice() {
    List<BodyStatement.Branch> branches = new ArrayList<>();
    do {
      Text condition = pieces.until("then");
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
    Text selector = pieces.until("when");
    List<BodyStatement.Branch> branches = new ArrayList<>();
    while (cursor.acceptWords("when")) {
      Text value = pieces.until("then");
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

  private Optional<BodyStatement> message() {
    int start = cursor.position();
    if (!cursor.acceptWords("raise")) {
      return Optional.empty();
    }
    boolean spoken = cursor.seesName() && SPOKEN.contains(cursor.take().text());
    if (!spoken) {
      cursor.backTo(start);
      return Optional.empty();
    }
    return Optional.of(new BodyStatement.Message(pieces.list(";")));
  }

  private Optional<BodyStatement> assignment() {
    int start = cursor.position();
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
    return Optional.of(new BodyStatement.Assignment(target, pieces.rest()));
  }
}
