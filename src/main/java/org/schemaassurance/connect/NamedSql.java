package org.schemaassurance.connect;

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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A statement of ours, which stands in a {@code .sql} file among the resources.
 *
 * @param name of the file, without its ending
 * @param text with {@code ?} for its parameters
 */
public record NamedSql(String name, String text) {
  /** By package and name. */
  private static final Map<String, NamedSql> READ = new ConcurrentHashMap<>();

  /**
   * What is in the file, which is read once.
   *
   * @param neighbour a class of the package that the file belongs to
   */
  public static NamedSql of(Class<?> neighbour, String name) {
    return READ.computeIfAbsent(
        neighbour.getPackageName() + "." + name, place -> read(neighbour, name));
  }

  private static NamedSql read(Class<?> neighbour, String name) {
    try (InputStream file = neighbour.getResourceAsStream(name + ".sql")) {
      if (file == null) {
        throw new IllegalStateException("the statement " + name + ".sql is not in the jar");
      }
      return new NamedSql(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The same with a text in the place of <code>${placeholder}</code>. */
  public NamedSql with(String placeholder, String replacement) {
    return new NamedSql(name, text.replace("${" + placeholder + "}", replacement));
  }

  /**
   * Asks for all rows.
   *
   * @param reader of one row, on which the result stands
   * @param parameters in their order; an array of {@code Long} is one of OIDs, a list or an array
   *     of strings one of text
   */
  public <T> List<T> rows(Connection connection, RowReader<T> reader, Object... parameters)
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

  /**
   * Runs a statement that writes.
   *
   * @param parameters as for {@link #rows}
   * @return how many rows it touched
   */
  public long update(Connection connection, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepared(connection, parameters)) {
      statement.execute();
      return Math.max(0, statement.getLargeUpdateCount());
    }
  }

  private PreparedStatement prepared(Connection connection, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, driverValue(connection, parameters[i]));
    }
    return statement;
  }

  private static Object driverValue(Connection connection, Object parameter) throws SQLException {
    if (parameter instanceof Long[] oids) {
      return connection.createArrayOf("oid", oids);
    }
    if (parameter instanceof String[] texts) {
      return connection.createArrayOf("text", texts);
    }
    return parameter instanceof List<?> texts
        ? connection.createArrayOf("text", texts.toArray())
        : parameter;
  }

  /** A column that is an array of text and never NULL. */
  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return optionalTexts(row, column).orElseThrow();
  }

  /** A column that is an array of text, or NULL. */
  public static Optional<List<String>> optionalTexts(ResultSet row, String column)
      throws SQLException {
    Array array = row.getArray(column);
    return array == null ? Optional.empty() : Optional.of(List.of((String[]) array.getArray()));
  }
}
