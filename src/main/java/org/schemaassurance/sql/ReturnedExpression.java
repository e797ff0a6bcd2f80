package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.sql.BodyStatement.Text;

/**
 * What a function without arguments returns, as one expression: in SQL a SELECT of nothing but it,
 * in PL/pgSQL variables that are filled in one behind the other, with what is in them in their
 * place.
 */
public final class ReturnedExpression {
  /** What is longer is not put together: each variable may stand there several times. */
  private static final int LONGEST = 20_000;

  private final Map<String, String> types = new HashMap<>();
  private final Map<String, String> values = new HashMap<>();

  private ReturnedExpression() {}

  /** Of a body in one of these languages; empty where it is of another form. */
  public static Optional<String> of(String language, String body) {
    try {
      return switch (language) {
        case "sql" -> ofQuery(body);
        case "plpgsql" -> new ReturnedExpression().ofBlock(body);
        default -> Optional.empty();
      };
    } catch (SqlTextException otherwise) {
      return Optional.empty();
    }
  }

  private static Optional<String> ofQuery(String body) {
    TokenCursor cursor = new TokenCursor(SqlLexer.tokenize(body));
    BodyPieces pieces = new BodyPieces(body, cursor);
    if (!cursor.acceptWords("select") && !cursor.acceptWords("return")) {
      return Optional.empty();
    }
    Text expression = pieces.until(",", "from", "where", "union", "order", "limit", "as", ";");
    cursor.acceptPunctuation(";");
    return cursor.atEnd() ? Optional.of(expression.text()) : Optional.empty();
  }

  private Optional<String> ofBlock(String body) {
    BodyStatement.Block block = TriggerBody.of(body);
    if (!block.handlers().isEmpty()) {
      return Optional.empty();
    }
    readTypes(SqlLexer.tokenize(body));
    List<BodyStatement> statements = new ArrayList<>(block.variables());
    statements.addAll(block.statements());
    return follow(statements).filter(text -> text.length() < LONGEST);
  }

  /** What comes of statements, one course after the other. */
  private Optional<String> follow(List<BodyStatement> statements) {
    for (int i = 0; i < statements.size(); i++) {
      BodyStatement statement = statements.get(i);
      if (statement instanceof BodyStatement.Return returned) {
        return Optional.of(inPlace(returned.value()));
      }
      if (statement instanceof BodyStatement.Choice choice) {
        return follow(choice, statements.subList(i + 1, statements.size()));
      }
      if (!(statement instanceof BodyStatement.Assignment assignment) || !assign(assignment)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<String> follow(BodyStatement.Choice choice, List<BodyStatement> next) {
    StringBuilder courses = new StringBuilder("CASE");
    for (BodyStatement.Branch branch : choice.branches()) {
      Optional<String> course = course(branch.statements(), next);
      if (course.isEmpty() || courses.length() > LONGEST) {
        return Optional.empty();
      }
      courses
          .append(" WHEN (")
          .append(inPlace(branch.condition()))
          .append(") THEN (")
          .append(course.get())
          .append(')');
    }
    return course(choice.otherwise(), next)
        .map(otherwise -> courses + " ELSE (" + otherwise + ") END");
  }

  private Optional<String> course(List<BodyStatement> first, List<BodyStatement> next) {
    Map<String, String> before = new HashMap<>(values);
    List<BodyStatement> all = new ArrayList<>(first);
    all.addAll(next);
    Optional<String> course = follow(all);
    values.clear();
    values.putAll(before);
    return course;
  }

  private void readTypes(List<Token> body) {
    int i = 1;
    while (i < body.size() && body.get(0).isWord("declare") && !body.get(i).isWord("begin")) {
      String name = body.get(i).text();
      List<String> type = new ArrayList<>();
      for (i++; i < body.size() && !body.get(i).isPunctuation(";"); i++) {
        type.add(body.get(i).text());
      }
      int end =
          type.stream()
              .filter(word -> List.of(":=", "=", "default", "not").contains(word))
              .findFirst()
              .map(type::indexOf)
              .orElse(type.size());
      types.put(name, String.join(" ", type.subList(0, end)).replaceFirst("^constant ", ""));
      i++;
    }
  }

  private boolean assign(BodyStatement.Assignment assignment) {
    String name = assignment.target().get(0);
    if (assignment.target().size() != 1 || !types.containsKey(name)) {
      return false;
    }
    String value = assignment.value().tokens().isEmpty() ? "NULL" : inPlace(assignment.value());
    values.put(name, "CAST((" + value + ") AS " + types.get(name) + ")");
    return value.length() < LONGEST;
  }

  private String inPlace(Text text) {
    StringBuilder written = new StringBuilder();
    int start = text.tokens().isEmpty() ? 0 : text.tokens().get(0).start();
    for (Token token : text.tokens()) {
      String own = text.text().substring(token.start() - start, token.end() - start);
      written.append(token.isName() ? values.getOrDefault(token.text(), own) : own).append(' ');
    }
    return written.toString();
  }
}
