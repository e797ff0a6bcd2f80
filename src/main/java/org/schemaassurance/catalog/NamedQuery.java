package org.schemaassurance.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A query in a {@code .sql} file of this package's resources.
 *
 * @param text with {@code ?} for its parameters
 */
record NamedQuery(String name, String text) {

  /** Reads one row; the result set stands on it. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static NamedQuery load(String name) {
    try (InputStream file = NamedQuery.class.getResourceAsStream(name + ".sql")) {
      if (file == null) {
        throw new IllegalStateException("the query " + name + ".sql is not in the jar");
      }
      return new NamedQuery(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Runs the query.
   *
   * @param parameters each an array: {@code Long[]} for oid[], {@code String[]} for text[]
   * @throws org.schemaassurance.model.UndeterminedException if the server cannot send what it has,
   *     naming the object
   */
  <T> List<T> rows(Connection connection, RowReader<T> reader, Object[]... parameters)
      throws SQLException {
    UnreadableText.refuse(this, connection, parameters);
    return fetch(connection, reader, parameters);
  }

  /** The same without a look at what could not be sent. */
  <T> List<T> fetch(Connection connection, RowReader<T> reader, Object[]... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      for (int i = 0; i < parameters.length; i++) {
        String type = parameters[i] instanceof Long[] ? "oid" : "text";
        statement.setArray(i + 1, connection.createArrayOf(type, parameters[i]));
      }
      try (ResultSet row = statement.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(reader.read(row));
        }
        return rows;
      }
    }
  }

  static List<String> textArray(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
