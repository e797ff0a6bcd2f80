package org.schemaassurance.rehearse.rows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.schemaassurance.model.QualifiedName;

/** How many rows tables have, some hundred tables a query. */
final class RowCounts {
  private static final int AT_ONCE = 200;

  private RowCounts() {}

  /** Without the rows of tables that inherit; of a partitioned one those of all partitions. */
  static Map<QualifiedName, Long> of(Connection connection, List<FillableTable> tables)
      throws SQLException {
    Map<QualifiedName, Long> counts = new TreeMap<>();
    for (int start = 0; start < tables.size(); start += AT_ONCE) {
      count(connection, tables.subList(start, Math.min(tables.size(), start + AT_ONCE)), counts);
    }
    return counts;
  }

  /** The same of one table. */
  static long of(Connection connection, FillableTable table) throws SQLException {
    return of(connection, table.name(), table.isPartitioned());
  }

  /** How many rows a table has, by itself or with those of its partitions. */
  static long of(Connection connection, QualifiedName table, boolean withPartitions)
      throws SQLException {
    try (Statement asked = connection.createStatement();
        ResultSet row = asked.executeQuery("SELECT " + count(table, withPartitions))) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String count(QualifiedName table, boolean withPartitions) {
    return "pg_catalog.count(*) FROM " + (withPartitions ? "" : "ONLY ") + Sql.quote(table);
  }

  private static void count(
      Connection connection, List<FillableTable> tables, Map<QualifiedName, Long> counts)
      throws SQLException {
    List<String> queries = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      FillableTable table = tables.get(i);
      queries.add("SELECT " + i + ", " + count(table.name(), table.isPartitioned()));
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(String.join("\nUNION ALL ", queries))) {
      while (row.next()) {
        counts.put(tables.get(row.getInt(1)).name(), row.getLong(2));
      }
    }
  }
}
