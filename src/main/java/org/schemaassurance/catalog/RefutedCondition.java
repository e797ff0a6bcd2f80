package org.schemaassurance.catalog;

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
 * Whether constraints of a table say that a condition is true of none of its rows, as the server's
 * planner finds out for itself. It goes by those alone that are enforced and validated, and by NOT
 * NULL. Source: relation_excluded_by_constraints in optimizer/util/plancat.c.
 */
public final class RefutedCondition {
  private static final String EXCLUSION = "constraint_exclusion";

  private RefutedCondition() {}

  /**
   * Has a query planned, and not run.
   *
   * @param table whose rows the condition is about; it has to be readable
   * @param rows the names of these rows, such as {@code old} and {@code new}
   * @param connection in a read-only transaction with an empty search_path
   * @throws SQLException if it is no condition about such rows, or they may not be read
   */
  public static boolean isRefuted(
      AskableExpression condition,
      QualifiedName table,
      Collection<String> rows,
      Connection connection)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // The text that was looked at is the one that is sent: without JDBC's {fn …}.
      statement.setEscapeProcessing(false);
      String before = setting(statement, "pg_catalog.current_setting('" + EXCLUSION + "')");
      set(statement, "on");
      List<String> plan = plan(statement, condition, table, rows);
      // A query of a rule looks for rows that constraints should have kept out.
      set(statement, before);
      return plan.get(0).equals("Result") && plan.contains("  One-Time Filter: false");
    }
  }

  private static List<String> plan(
      Statement statement,
      AskableExpression condition,
      QualifiedName table,
      Collection<String> rows)
      throws SQLException {
    String name = SqlIdentifier.quote(table.schema()) + "." + SqlIdentifier.quote(table.name());
    String from =
        rows.stream()
            .map(row -> name + " AS " + SqlIdentifier.quote(row))
            .collect(Collectors.joining(", "));
    List<String> lines = new ArrayList<>();
    try (ResultSet plan =
        statement.executeQuery(
            "EXPLAIN (COSTS OFF) SELECT FROM " + from + " WHERE (" + condition.text() + "\n)")) {
      while (plan.next()) {
        lines.add(plan.getString(1));
      }
    }
    return lines;
  }

  private static void set(Statement statement, String value) throws SQLException {
    setting(statement, "pg_catalog.set_config('" + EXCLUSION + "', '" + value + "', true)");
  }

  private static String setting(Statement statement, String expression) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT " + expression)) {
      row.next();
      return row.getString(1);
    }
  }
}
