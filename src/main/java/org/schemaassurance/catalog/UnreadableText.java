package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.UndeterminedException;

/**
 * A database in SQL_ASCII takes any bytes for text, and sends none that are not UTF-8: one such
 * function would make every catalog query fail, and the error names no object. So there, and only
 * there, each query is preceded by one for what it could not send.
 */
final class UnreadableText {
  private static final String QUERY = "unreadable-text";

  /** Which columns of our queries name the row's object, the outer first. */
  private static final List<String> NAMES =
      List.of(
          "schema",
          "schema_name",
          "TABLE_SCHEM",
          "parent",
          "table_name",
          "TABLE_NAME",
          "name",
          "tgname",
          "conname",
          "rulename",
          "polname",
          "proname",
          "setting_name");

  private UnreadableText() {}

  /**
   * Refuses what a query could not send.
   *
   * @throws UndeterminedException naming the object
   */
  static void refuse(NamedSql query, Connection connection, Object[]... parameters)
      throws SQLException {
    if (!"SQL_ASCII"
        .equals(connection.unwrap(PgConnection.class).getParameterStatus("server_encoding"))) {
      return;
    }
    List<String> found =
        lookFor(query, connection).rows(connection, row -> row.getString(1), (Object[]) parameters);
    if (!found.isEmpty()) {
      throw new UndeterminedException(
          "The catalog could not be read: a text of %s (%s) is not UTF-8, and the database's encoding, SQL_ASCII, does not tell what it is; write it anew in UTF-8."
              .formatted(found.get(0), query.name().replaceFirst(".*/", "")));
    }
  }

  private static NamedSql lookFor(NamedSql query, Connection connection) throws SQLException {
    String names =
        labels(query, connection).stream()
            .map(label -> "q." + SqlIdentifier.quote(label))
            .collect(Collectors.joining(", "));
    return NamedSql.of(UnreadableText.class, QUERY)
        .with("names", names.isEmpty() ? "'something without a name'" : names)
        .with("query", query.text());
  }

  private static List<String> labels(NamedSql query, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query.text())) {
      ResultSetMetaData columns = statement.getMetaData();
      Set<String> labels = new TreeSet<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        labels.add(columns.getColumnLabel(i));
      }
      return NAMES.stream().filter(labels::contains).toList();
    }
  }
}
