package org.schemaassurance.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.AskableExpression;

/**
 * Expressions as the server's planner prints them, each type and operator resolved and what is
 * constant computed: those that it prints the same are the same to it.
 */
public final class PlannedExpressions {
  private static final JsonFactory JSON = new JsonFactory();

  private PlannedExpressions() {}

  /**
   * Has expressions planned, and not run. Neither the table is read nor its privileges are needed:
   * the rows are those that a function would make out of nothing. Such a row has no system columns.
   *
   * @param expressions to be printed in their order
   * @param table whose rows they are about
   * @param rows the names of these rows, such as {@code old} and {@code new}
   * @param connection in a read-only transaction with an empty search_path
   * @throws SQLException if one is no expression about such rows, or cannot be computed
   */
  public static List<String> of(
      List<AskableExpression> expressions,
      QualifiedName table,
      Collection<String> rows,
      Connection connection)
      throws SQLException {
    String targets =
        expressions.stream()
            .map(expression -> "(" + expression.text() + "\n)")
            .collect(Collectors.joining(", "));
    String from =
        rows.stream()
            .map(row -> noRows(table) + " AS " + SqlIdentifier.quote(row))
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      // The text that was looked at is the one that is sent: without JDBC's {fn …}.
      statement.setEscapeProcessing(false);
      try (ResultSet plan =
          statement.executeQuery(
              "EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON) SELECT " + targets + " FROM " + from)) {
        plan.next();
        return output(plan.getString(1));
      }
    }
  }

  private static String noRows(QualifiedName table) {
    return "pg_catalog.jsonb_populate_recordset(NULL::%s.%s, '[]')"
        .formatted(SqlIdentifier.quote(table.schema()), SqlIdentifier.quote(table.name()));
  }

  /** What the topmost node of the plan puts out. */
  private static List<String> output(String plan) {
    try (JsonParser parser = JSON.createParser(plan)) {
      while (!"Output".equals(parser.nextFieldName())) {
        if (!parser.hasCurrentToken()) {
          throw new IllegalStateException("a plan without output: " + plan);
        }
      }
      List<String> expressions = new ArrayList<>();
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        expressions.add(parser.getText());
      }
      return expressions;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
