package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.AskableExpression;
import org.schemaassurance.sql.AssignedFields;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Token;

/**
 * A condition on the row that makes a trigger fire, which no row meets that the table takes: its
 * constraints say the contrary, and would refuse the row by themselves.
 *
 * @param event at which the trigger fires
 */
record ImpossibleCondition(OnlookingTrigger onlooker, Trigger.Event event) {
  private static final String NEW = "new";
  private static final String OLD = "old";
  private static final Set<String> BEFORE_A_STATEMENT =
      Set.of(";", "begin", "then", "else", "loop");

  /** What may stand in it beside the row's columns, calls, types and constants. */
  private static final Set<String> KEYWORDS =
      Set.of(
          ("all and any array between case distinct else end false from ilike in is like not null or"
                  + " similar some symmetric then to true unknown when")
              .split(" "));

  /** Whether it is, or one of those is of which all have to be met. */
  boolean isImpossible(List<Token> condition, String text) {
    return onlooker.trigger().level() == Trigger.Level.ROW
        && (isRefuted(condition, text)
            || EventCondition.demands(condition).stream()
                .anyMatch(demand -> isRefuted(demand, between(text, condition, demand))));
  }

  private static String between(String text, List<Token> whole, List<Token> part) {
    int start = whole.get(0).start();
    return part.isEmpty()
        ? ""
        : text.substring(part.get(0).start() - start, part.get(part.size() - 1).end() - start);
  }

  private boolean isRefuted(List<Token> condition, String text) {
    Set<String> rows = rowsIn(condition);
    return !rows.isEmpty()
        && rows.stream().allMatch(this::isThere)
        && hasNoVariable(condition)
        && isOfTheFinalRow(columnsIn(condition))
        && onlooker.table().checks().stream().allMatch(ImpossibleCondition::mayBePlanned)
        && onlooker.evidence().further().isNeverTrue(onlooker.table().name(), rows, text);
  }

  /** The planner computes what is constant in it: no function of somebody's is to run there. */
  private static boolean mayBePlanned(Table.CheckConstraint check) {
    return AskableExpression.of(check.expression(), Set.of()).isPresent();
  }

  private static Set<String> rowsIn(List<Token> condition) {
    return condition.stream()
        .filter(Token::isName)
        .map(Token::text)
        .filter(name -> name.equals(NEW) || name.equals(OLD))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** There is no OLD of a new row, and no NEW of one that is deleted: all of it is NULL. */
  private boolean isThere(String row) {
    return switch (event) {
      case INSERT -> row.equals(NEW);
      case DELETE -> row.equals(OLD);
      case UPDATE -> true;
      default -> false;
    };
  }

  /** The server would take a variable for a column of that name. */
  private static boolean hasNoVariable(List<Token> condition) {
    return IntStream.range(0, condition.size())
        .filter(i -> condition.get(i).isName())
        .allMatch(
            i ->
                isAt(condition, i - 1, ".")
                    || isAt(condition, i + 1, ".")
                    || isAt(condition, i + 1, "(")
                    || isAt(condition, i - 1, "::")
                    || KEYWORDS.contains(condition.get(i).text()));
  }

  private static boolean isAt(List<Token> tokens, int i, String mark) {
    return i >= 0 && i < tokens.size() && tokens.get(i).isPunctuation(mark);
  }

  private static Set<String> columnsIn(List<Token> condition) {
    return IntStream.range(2, condition.size())
        .filter(i -> isAt(condition, i - 1, ".") && condition.get(i).isName())
        .mapToObj(i -> condition.get(i).text())
        .collect(Collectors.toSet());
  }

  /**
   * Constraints are about the row as it is written. Before that a trigger may still put right what
   * this one sees, and what is generated is not there yet.
   */
  private boolean isOfTheFinalRow(Set<String> columns) {
    if (onlooker.trigger().timing() != Trigger.Timing.BEFORE) {
      return true;
    }
    return columns.stream()
            .allMatch(name -> onlooker.table().column(name).filter(Column::generated).isEmpty())
        && onlooker.table().triggers().stream()
            .filter(other -> other.timing() == Trigger.Timing.BEFORE)
            .filter(other -> other.level() == Trigger.Level.ROW)
            .flatMap(other -> functionsOf(other))
            .noneMatch(function -> sets(function, columns));
  }

  private Stream<Routine> functionsOf(Trigger other) {
    return onlooker.schema().routines(other.function()).stream()
        .filter(function -> function.arguments().isEmpty());
  }

  private static boolean sets(Routine function, Set<String> columns) {
    if (!function.language().equals("plpgsql")) {
      return true;
    }
    try {
      List<Token> body = SqlLexer.tokenize(function.body());
      return AssignedFields.replaces(NEW, function.body())
          || AssignedFields.of(NEW, function.body()).stream().anyMatch(columns::contains)
          || IntStream.range(3, body.size())
              .anyMatch(i -> columns.contains(body.get(i).text()) && isTarget(body, i));
    } catch (SqlTextException unreadable) {
      return true;
    }
  }

  /** {@code new.a := …} or {@code new.a = …}, also of what is only tidied. */
  private static boolean isTarget(List<Token> body, int i) {
    return isAt(body, i - 1, ".")
        && body.get(i - 2).isWord(NEW)
        && BEFORE_A_STATEMENT.contains(body.get(i - 3).text());
  }
}
