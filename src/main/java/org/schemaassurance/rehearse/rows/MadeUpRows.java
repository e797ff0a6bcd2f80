package org.schemaassurance.rehearse.rows;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;

/**
 * The rows that were made up for a table, told from those of changesets by their primary key.
 *
 * @param key the columns of it
 * @param rows their keys, as the server writes a row of them
 */
public record MadeUpRows(QualifiedName table, List<String> key, List<String> rows) {
  private static final NamedSql PRIMARY_KEYS = NamedSql.of(MadeUpRows.class, "primary-keys");

  /** Of more the keys are not worth their memory. */
  private static final int MOST = 10_000;

  public MadeUpRows {
    key = List.copyOf(key);
    rows = List.copyOf(rows);
  }

  /** A primary key as it is now. */
  private record PrimaryKey(QualifiedName table, List<String> columns) {}

  /**
   * All rows of those of some tables that have a primary key, and not too many of them.
   *
   * @param connection in autocommit mode
   */
  public static List<MadeUpRows> of(Connection connection, Collection<QualifiedName> tables)
      throws SQLException {
    if (tables.isEmpty()) {
      return List.of();
    }
    List<PrimaryKey> keys =
        PRIMARY_KEYS.rows(
            connection,
            row ->
                new PrimaryKey(
                    new QualifiedName(row.getString("schema_name"), row.getString("table_name")),
                    NamedSql.texts(row, "columns")));
    List<MadeUpRows> found = new ArrayList<>();
    for (PrimaryKey key : keys) {
      if (tables.contains(key.table())) {
        read(connection, key).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<MadeUpRows> read(Connection connection, PrimaryKey key)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.setMaxRows(MOST + 1);
      String query = "SELECT " + row(key.columns()) + " FROM " + quoted(key.table());
      try (ResultSet found = statement.executeQuery(query)) {
        while (found.next()) {
          rows.add(found.getString(1));
        }
      }
    }
    return rows.size() > MOST
        ? Optional.empty()
        : Optional.of(new MadeUpRows(key.table(), key.columns(), rows));
  }

  /** Those alone that were not there before. */
  public MadeUpRows without(MadeUpRows before) {
    Set<String> old = Set.copyOf(before.rows());
    return new MadeUpRows(table, key, rows.stream().filter(row -> !old.contains(row)).toList());
  }

  /**
   * Deletes them.
   *
   * @param connection on which neither triggers nor foreign keys are in the way
   */
  public void delete(Connection connection) throws SQLException {
    String deletion = "DELETE FROM " + quoted(table) + " WHERE " + row(key) + " = ANY (?)";
    Array made = connection.createArrayOf("text", rows.toArray());
    try (PreparedStatement statement = connection.prepareStatement(deletion)) {
      statement.setArray(1, made);
      statement.executeUpdate();
    } finally {
      made.free();
    }
  }

  private static String row(List<String> columns) {
    return columns.stream()
        .map(SqlIdentifier::quote)
        .collect(Collectors.joining(", ", "CAST(ROW(", ") AS text)"));
  }

  private static String quoted(QualifiedName table) {
    return SqlIdentifier.quote(table.schema()) + "." + SqlIdentifier.quote(table.name());
  }
}
