package org.schemaassurance.backfill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.rules.DeclaredBackfill;

/** The rows with a NULL in their key, which have no place in its order. */
final class RowsWithoutKey {
  private RowsWithoutKey() {}

  /** How many rows are not walked for it, if any. */
  static Optional<String> sentence(
      Connection connection, DeclaredBackfill declared, DrivingTable table) throws SQLException {
    Optional<String> sql = new BatchSql(declared, table.key()).countWithoutKey();
    long rows = sql.isPresent() ? count(connection, sql.get()) : 0;
    return rows == 0
        ? Optional.empty()
        : Optional.of(
            "%s of %s %s a NULL in the key (%s) and no place in its order, so %s not walked."
                .formatted(
                    rows == 1 ? "1 row" : rows + " rows",
                    table.name(),
                    rows == 1 ? "has" : "have",
                    SqlIdentifier.displayAll(table.keyNames()),
                    rows == 1 ? "it is" : "they are"));
  }

  /** That nobody knows. */
  static String uncounted(DrivingTable table, SQLException failed) {
    return "Rows of %s with a NULL in the key (%s) are not walked, and could not be counted: %s."
        .formatted(
            table.name(), SqlIdentifier.displayAll(table.keyNames()), SqlFailure.message(failed));
  }

  private static long count(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
