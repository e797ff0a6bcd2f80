package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.connect.RowReader;
import org.schemaassurance.model.QualifiedName;

/** A query of the catalog, which names the object whose text the server cannot send. */
record CatalogQuery(NamedSql sql) {

  /** One of this package's. */
  static CatalogQuery load(String name) {
    return new CatalogQuery(NamedSql.of(CatalogQuery.class, name));
  }

  /** The same with a text in the place of <code>${placeholder}</code>. */
  CatalogQuery with(String placeholder, String text) {
    return new CatalogQuery(sql.with(placeholder, text));
  }

  /** The same with a text before it. */
  CatalogQuery behind(String text) {
    return new CatalogQuery(new NamedSql(sql.name(), text + sql.text()));
  }

  /** The same as a subquery {@code q} of another one. */
  CatalogQuery within(String before, String after) {
    return new CatalogQuery(new NamedSql(sql.name(), before + "(\n" + sql.text() + ") q" + after));
  }

  /**
   * Runs the query.
   *
   * @param reader of one row, on which the result stands
   * @param parameters each an array: {@code Long[]} for oid[], {@code String[]} for text[]
   * @throws org.schemaassurance.model.UndeterminedException if the server cannot send what it has,
   *     naming the object
   */
  <T> List<T> rows(Connection connection, RowReader<T> reader, Object[]... parameters)
      throws SQLException {
    UnreadableText.refuse(sql, connection, parameters);
    return sql.rows(connection, reader, (Object[]) parameters);
  }

  /** The same by the table of each row, {@code schema_name} and {@code table_name}. */
  <T> Map<QualifiedName, List<T>> rowsByTable(
      Connection connection, RowReader<T> reader, Object[]... parameters) throws SQLException {
    Map<QualifiedName, List<T>> byTable = new HashMap<>();
    rows(
        connection,
        row ->
            byTable
                .computeIfAbsent(name(row, "schema_name", "table_name"), table -> new ArrayList<>())
                .add(reader.read(row)),
        parameters);
    return byTable;
  }

  /** A name in two columns. */
  static QualifiedName name(ResultSet row, String schemaColumn, String nameColumn)
      throws SQLException {
    return new QualifiedName(row.getString(schemaColumn), row.getString(nameColumn));
  }

  /**
   * A column with a definition that the server prints.
   *
   * @param object whose it is
   * @throws ChangedMeanwhileException if it is NULL
   */
  static String definition(ResultSet row, String column, String object) throws SQLException {
    String definition = row.getString(column);
    if (definition == null) {
      throw ChangedMeanwhileException.ofDefinition(object);
    }
    return definition;
  }
}
