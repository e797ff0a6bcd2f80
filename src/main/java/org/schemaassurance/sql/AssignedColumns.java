package org.schemaassurance.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.QualifiedName;

/**
 * The columns of one table to which a statement gives other values: in the SET of an UPDATE, of ON
 * CONFLICT DO UPDATE, or of MERGE. Reads what is written; what a trigger or a function does is not
 * seen.
 */
public final class AssignedColumns {
  private static final Set<String> BEHIND_SET = Set.of("from", "where", "returning", "when");

  private final List<Token> tokens;
  private final QualifiedName table;
  private final Set<String> columns = new LinkedHashSet<>();

  /** What the INSERT or MERGE writes to at each depth of parentheses. */
  private final Deque<Optional<QualifiedName>> targets = new ArrayDeque<>();

  private AssignedColumns(List<Token> tokens, QualifiedName table) {
    this.tokens = tokens;
    this.table = table;
  }

  /**
   * Those columns, by their names in the catalog. A column that gets its own value back, as in
   * {@code SET id = batch.id}, is none.
   *
   * @throws SqlTextException if the text can't be split into tokens
   */
  public static Set<String> of(String sql, QualifiedName table) {
    AssignedColumns assigned = new AssignedColumns(SqlLexer.tokenize(sql), table);
    assigned.read();
    return Set.copyOf(assigned.columns);
  }

  private void read() {
    targets.push(Optional.empty());
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isPunctuation("(")) {
        targets.push(Optional.empty());
      } else if (token.isPunctuation(")") && targets.size() > 1) {
        targets.pop();
      } else if (token.isWord("into")) {
        setTarget(i + 1);
      } else if (token.isWord("update")) {
        if (!is(i - 1, "do") && !is(i - 1, "then") && !is(i - 1, "for")) {
          setTarget(i + 1);
        }
      } else if (token.isWord("set") && targets.peek().filter(table::equals).isPresent()) {
        readAssignments(i + 1);
      }
    }
  }

  private void setTarget(int start) {
    int at = is(start, "only") ? start + 1 : start;
    targets.pop();
    targets.push(
        at + 2 < tokens.size()
                && tokens.get(at).isName()
                && tokens.get(at + 1).isPunctuation(".")
                && tokens.get(at + 2).isName()
            ? Optional.of(new QualifiedName(tokens.get(at).text(), tokens.get(at + 2).text()))
            : Optional.empty());
  }

  /** {@code a = 1, (b, c) = (2, 3)}, up to what ends them. */
  private void readAssignments(int start) {
    int depth = 0;
    int begin = start;
    for (int i = start; i <= tokens.size(); i++) {
      Optional<Token> token = i < tokens.size() ? Optional.of(tokens.get(i)) : Optional.empty();
      boolean ends =
          token.isEmpty()
              || (depth == 0
                  && (token.get().isPunctuation(")")
                      || (token.get().kind() == Token.Kind.WORD
                          && BEHIND_SET.contains(token.get().text())
                          && !isDistinctFrom(i))));
      if (ends || (depth == 0 && token.get().isPunctuation(","))) {
        readAssignment(tokens.subList(begin, i));
        begin = i + 1;
      }
      if (ends) {
        return;
      }
      if (token.get().isPunctuation("(") || token.get().isPunctuation("[")) {
        depth++;
      } else if (token.get().isPunctuation(")") || token.get().isPunctuation("]")) {
        depth--;
      } else if (token.get().isWord("case")) {
        depth++;
      } else if (token.get().isWord("end")) {
        depth--;
      }
    }
  }

  private boolean isDistinctFrom(int at) {
    return tokens.get(at).isWord("from") && is(at - 1, "distinct");
  }

  private void readAssignment(List<Token> assignment) {
    if (assignment.size() < 3) {
      return;
    }
    if (assignment.get(0).isPunctuation("(")) {
      assignment.stream()
          .takeWhile(token -> !token.isPunctuation(")"))
          .filter(Token::isName)
          .forEach(token -> columns.add(token.text()));
    } else if (!isItself(assignment)) {
      columns.add(assignment.get(0).text());
    }
  }

  /** {@code id = id} or {@code id = alias.id}. */
  private static boolean isItself(List<Token> assignment) {
    Token column = assignment.get(0);
    int last = assignment.size() - 1;
    return assignment.get(1).isOperator("=")
        && (last == 2 || (last == 4 && assignment.get(3).isPunctuation(".")))
        && assignment.get(last).isName()
        && assignment.get(last).text().equals(column.text());
  }

  private boolean is(int at, String word) {
    return at >= 0 && at < tokens.size() && tokens.get(at).isWord(word);
  }
}
