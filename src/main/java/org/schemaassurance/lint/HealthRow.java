package org.schemaassurance.lint;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.SqlIdentifier;

/**
 * A row of one of pg-index-health's queries.
 *
 * @param schema that was asked for, as it is
 * @param values by the label of the column; an array's elements stand on lines of their own
 */
record HealthRow(String schema, Map<String, String> values) {
  static HealthRow read(String schema, ResultSet row) throws SQLException {
    Map<String, String> values = new HashMap<>();
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String label = columns.getColumnLabel(i);
      String value =
          columns.getColumnTypeName(i).startsWith("_")
              ? NamedSql.optionalTexts(row, label).map(texts -> String.join("\n", texts)).orElse("")
              : row.getString(i);
      if (value != null) {
        values.put(label, value);
      }
    }
    return new HealthRow(schema, values);
  }

  String text(String label) {
    return Optional.ofNullable(values.get(label))
        .orElseThrow(() -> new IllegalStateException("the query gives no " + label));
  }

  /** Of {@code column,is never null}, a line each, the columns. */
  String columns() {
    return text("columns")
        .lines()
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  String table() {
    return text("table_name");
  }

  String index() {
    return text("index_name");
  }

  /** {@code schema.table.index}: an index is in the schema of its table. */
  String qualifiedIndex() {
    return table() + "." + unqualified(index());
  }

  String qualifiedConstraint() {
    return table() + "." + text("constraint_name");
  }

  String qualifiedColumn() {
    return table() + "." + text("column_name");
  }

  /** The queries leave the schema public out. */
  String qualified(String label) {
    String name = text(label);
    return schema.equals("public") && !name.startsWith("public.") ? "public." + name : name;
  }

  private String unqualified(String name) {
    return Stream.of(SqlIdentifier.display(schema), SqlIdentifier.quote(schema))
        .map(prefix -> prefix + ".")
        .filter(name::startsWith)
        .findFirst()
        .map(prefix -> name.substring(prefix.length()))
        .orElse(name);
  }

  /** Names under which what it tells of may be left out. */
  List<String> names() {
    return Stream.of("table_name", "index_name", "sequence_name", "object_name", "function_name")
        .filter(values::containsKey)
        .flatMap(
            label ->
                Stream.of(
                    text(label),
                    qualified(label),
                    qualified(label) + "(" + values.getOrDefault("function_signature", "") + ")"))
        .toList();
  }
}
