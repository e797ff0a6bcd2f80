package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.sql.BodyStatement.Text;
import org.schemaassurance.sql.Token;

/**
 * What a trigger on a table sends by {@code pg_notify}, which raises an error from 8000 bytes on.
 * Source: PostgreSQL manual, "NOTIFY".
 *
 * @param tokens the arguments of the call
 * @param assigned all that the body puts into each of its variables
 */
record NotifiedPayload(Table table, List<Token> tokens, Map<String, List<Text>> assigned) {
  private static final Set<String> ROWS = Set.of("new", "old");

  private static final long LIMIT = 8000;

  /** Why it may be too long, as a sentence goes on. */
  Optional<String> objection() {
    List<Column> sent = new ArrayList<>();
    collect(tokens, new HashSet<>(), sent);
    return sent.stream()
        .filter(ValueLength::isUnlimited)
        .findFirst()
        .map(column -> SqlIdentifier.display(column.name()))
        .or(() -> together(sent))
        .map("sends %s by pg_notify, which fails from 8000 bytes on"::formatted);
  }

  /** Values of a limited length may be too long as well: one of them, or all together. */
  private Optional<String> together(List<Column> sent) {
    long bytes =
        sent.stream().mapToLong(column -> ValueLength.most(table, column).orElse(0L)).sum();
    List<String> texts =
        sent.stream()
            .filter(column -> ExpressionRisk.isText(typeOf(column)))
            .map(column -> SqlIdentifier.display(column.name()))
            .distinct()
            .toList();
    return bytes < LIMIT
        ? Optional.empty()
        : Optional.of(String.join(", ", texts) + ", of up to " + bytes + " bytes,");
  }

  private static String typeOf(Column column) {
    return column.domain().map(Column.Domain::type).orElse(column.type());
  }

  /**
   * @param through variables that led here
   */
  private void collect(List<Token> expression, Set<String> through, List<Column> sent) {
    for (int at = 0; at < expression.size(); at++) {
      if (expression.get(at).isName()
          && !isBehindDot(expression, at)
          && !isShortened(expression, at)) {
        collect(expression.get(at).text(), fieldOf(expression, at), through, sent);
      }
    }
  }

  /** What a name stands for: a row, or what was put into a variable, on any course. */
  private void collect(
      String name, Optional<String> field, Set<String> through, List<Column> sent) {
    if (ROWS.contains(name)) {
      field.ifPresentOrElse(
          column -> table.column(column).ifPresent(sent::add), () -> sent.addAll(table.columns()));
    } else if (through.add(name)) {
      for (Text value : assigned.getOrDefault(name, List.of())) {
        boolean isRow = value.tokens().size() == 1 && ROWS.contains(value.tokens().get(0).text());
        if (isRow) {
          collect(value.tokens().get(0).text(), field, through, sent);
        } else {
          collect(value.tokens(), through, sent);
        }
      }
      through.remove(name);
    }
  }

  private static boolean isBehindDot(List<Token> expression, int at) {
    return at > 0 && expression.get(at - 1).isPunctuation(".");
  }

  private static Optional<String> fieldOf(List<Token> expression, int at) {
    return at + 2 < expression.size()
            && expression.get(at + 1).isPunctuation(".")
            && expression.get(at + 2).isName()
        ? Optional.of(expression.get(at + 2).text())
        : Optional.empty();
  }

  /** As the only thing, or the first, that a function makes something short of. */
  private static boolean isShortened(List<Token> expression, int at) {
    return at > 1
        && expression.get(at - 1).isPunctuation("(")
        && ValueLength.SHORTENING.contains(expression.get(at - 2).text());
  }
}
