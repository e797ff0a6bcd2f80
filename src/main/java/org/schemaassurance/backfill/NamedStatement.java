package org.schemaassurance.backfill;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.schemaassurance.connect.RowReader;

/**
 * A statement in a {@code .sql} file of this package's resources.
 *
 * @param text with {@code ?} for its parameters
 */
record NamedStatement(String text) {

  static NamedStatement load(String name) {
    try (InputStream file = NamedStatement.class.getResourceAsStream(name + ".sql")) {
      if (file == null) {
        throw new IllegalStateException("the statement " + name + ".sql is not in the jar");
      }
      return new NamedStatement(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** All rows. A list among the parameters is an array of text. */
  <T> List<T> rows(Connection connection, RowReader<T> reader, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, parameters);
        ResultSet row = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(reader.read(row));
      }
      return rows;
    }
  }

  /** How many rows a writing statement touched. */
  long update(Connection connection, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepared(connection, parameters)) {
      statement.execute();
      return Math.max(0, statement.getLargeUpdateCount());
    }
  }

  private PreparedStatement prepared(Connection connection, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(
          i + 1,
          parameters[i] instanceof List<?> list
              ? connection.createArrayOf("text", list.toArray())
              : parameters[i]);
    }
    return statement;
  }

  static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
