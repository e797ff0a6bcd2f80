package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Table;
import org.schemaassurance.sql.ColumnTypes;
import org.schemaassurance.sql.SqlExpression;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Token;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.ExpressionQuestion;
import org.schemaassurance.verify.ExpressionQuestion.Rows;
import org.schemaassurance.verify.FurtherReading;

/**
 * Expressions about rows of one table, of which one is written in a rule and the other printed by
 * the server. The server decides whether they mean the same, unless that is certain without it: so
 * where everything is in order nothing is asked.
 *
 * @param server that has the table
 */
record TableExpressions(Table table, FurtherReading server) implements ColumnTypes {

  static TableExpressions of(Table table, Evidence evidence) {
    return new TableExpressions(table, evidence.further());
  }

  @Override
  public Optional<String> typeOf(String column) {
    return table.column(column).map(Column::type);
  }

  /** Whether two expressions about a row mean the same. */
  boolean same(String written, String printed) {
    return same(Rows.ONE, written, printed, UnaryOperator.identity());
  }

  /** The same of two defaults of a column, or of what it is generated from. */
  boolean sameDefault(String written, String printed, Column column) {
    // What is computed is cast to the column's type, be it said or not.
    return same(
        Rows.ONE, written, printed, text -> "CAST((" + text + "\n) AS " + column.type() + ")");
  }

  /** The same of two conditions of a trigger. */
  boolean sameCondition(String written, String printed) {
    return same(Rows.OLD_AND_NEW, written, printed, UnaryOperator.identity());
  }

  /** Those of several that mean the same; the server is asked only if none does for certain. */
  <T> List<T> alike(String written, List<T> candidates, Function<T, String> printed) {
    List<T> certain =
        candidates.stream().filter(each -> isCertain(written, printed.apply(each))).toList();
    return certain.isEmpty()
        ? candidates.stream().filter(each -> same(written, printed.apply(each))).toList()
        : certain;
  }

  /** Why an expression of a rule can be that of no row; empty where the server has no objection. */
  Optional<String> objection(String written) {
    return objection(Rows.ONE, written);
  }

  /** The same of a trigger's condition. */
  Optional<String> objectionToCondition(String written) {
    return objection(Rows.OLD_AND_NEW, written);
  }

  private Optional<String> objection(Rows rows, String written) {
    ExpressionQuestion.Answer answer =
        server.compare(new ExpressionQuestion(table.name(), rows, written, "NULL"));
    return answer instanceof ExpressionQuestion.Answer.Wrong wrong
        ? Optional.of(
            "The server does not understand the rule's expression: " + wrong.sentence() + ".")
        : Optional.empty();
  }

  boolean isCertain(String written, String printed) {
    return SqlExpression.certainlySameMeaning(written, printed, this);
  }

  /**
   * @param asked what the server is asked of each text
   */
  private boolean same(Rows rows, String written, String printed, UnaryOperator<String> asked) {
    if (isCertain(written, printed)) {
      return true;
    }
    if (!isWorthAsking(written, printed)) {
      return SqlExpression.sameMeaning(written, printed, this);
    }
    ExpressionQuestion.Answer answer =
        server.compare(
            new ExpressionQuestion(table.name(), rows, asked.apply(written), asked.apply(printed)));
    return answer instanceof ExpressionQuestion.Answer.NotToldApart
        ? SqlExpression.sameMeaning(written, printed, this)
        : answer instanceof ExpressionQuestion.Answer.Same;
  }

  /** What is a column alone, or about other columns, the server would tell apart, too. */
  private boolean isWorthAsking(String written, String printed) {
    return table.column(written).isEmpty()
        && table.column(printed).isEmpty()
        && columnsIn(written).equals(columnsIn(printed));
  }

  private Set<String> columnsIn(String expression) {
    try {
      return SqlLexer.tokenize(expression).stream()
          .filter(Token::isName)
          .map(Token::text)
          .filter(name -> table.column(name).isPresent())
          .collect(Collectors.toSet());
    } catch (SqlTextException unreadable) {
      return Set.of();
    }
  }
}
