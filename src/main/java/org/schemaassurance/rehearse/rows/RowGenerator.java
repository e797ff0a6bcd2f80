package org.schemaassurance.rehearse.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.schemaassurance.connect.SqlWork;
import org.schemaassurance.model.QualifiedName;

/**
 * Fills the tables of a throwaway database with rows that are made of its catalog alone, the same
 * ones each time. Triggers fire as for anybody else.
 *
 * <p>Tables of PostgreSQL, of extensions and of this tool get none, temporary and foreign ones
 * neither.
 */
public final class RowGenerator {
  private final Connection connection;

  /**
   * @param connection in autocommit mode, as a role that may write to all tables; how long a
   *     statement may take is the session's
   */
  public RowGenerator(Connection connection) {
    this.connection = connection;
  }

  /**
   * Adds rows until each table has so many, a transaction a table. A table that can't have so many
   * is told, with the reason.
   *
   * @param leftOut tables that get none
   * @param wanted how many rows a table is to have; those that are there count
   * @throws SQLException when the catalog can't be read, or the connection is lost or cancelled
   */
  public GeneratedRows fill(Set<QualifiedName> leftOut, ToLongFunction<QualifiedName> wanted)
      throws SQLException {
    List<FillableTable> tables =
        inTransaction(
            with -> {
              execute(with, "SET LOCAL search_path = ''");
              return FillableTables.read(with, table -> !leftOut.contains(table));
            });
    Map<QualifiedName, String> reasons = new HashMap<>();
    FillingStatement statement = new FillingStatement(connection);
    RowNumbers numbers = new RowNumbers();
    TableFiller filler = new TableFiller(connection, statement, numbers);
    CircleFiller circles = new CircleFiller(connection, statement, numbers);
    for (FillOrder.Turn turn : FillOrder.of(tables)) {
      if (turn.tables().size() > 1) {
        circles
            .fill(turn.tables(), wanted, turn.isHalf())
            .ifPresent(reason -> turn.tables().forEach(table -> reasons.put(table.name(), reason)));
      } else {
        FillableTable table = turn.tables().get(0);
        reasons.remove(table.name());
        filler
            .fill(table, wanted.applyAsLong(table.name()), turn.isHalf())
            .ifPresent(reason -> reasons.put(table.name(), reason));
      }
    }
    return result(tables, wanted, reasons);
  }

  /** Counted at the end: triggers of one table may have added rows to another one. */
  private GeneratedRows result(
      List<FillableTable> tables,
      ToLongFunction<QualifiedName> wanted,
      Map<QualifiedName, String> reasons)
      throws SQLException {
    List<GeneratedRows.FilledTable> filled = new ArrayList<>();
    RowCounts.of(connection, tables)
        .forEach(
            (table, rows) ->
                filled.add(
                    new GeneratedRows.FilledTable(
                        table,
                        wanted.applyAsLong(table),
                        rows,
                        Optional.ofNullable(reasons.get(table))
                            .filter(reason -> rows < wanted.applyAsLong(table)))));
    return new GeneratedRows(filled);
  }

  private <T> T inTransaction(SqlWork<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      T answer = work.with(connection);
      connection.commit();
      return answer;
    } catch (SQLException | RuntimeException failed) {
      connection.rollback();
      throw failed;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
