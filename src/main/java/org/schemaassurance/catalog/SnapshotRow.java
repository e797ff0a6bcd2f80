package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A row of a query of a snapshot. Its columns {@code schema}, {@code parent}, {@code name} and
 * {@code signature} say which object it is; each other column is a fact under its own name, and
 * none where it is NULL. A column whose name ends in {@code !} is a fact that every object has; one
 * that is called so and no more is none, but NULL where another fact is missing because the object
 * was dropped meanwhile.
 */
record SnapshotRow(
    Optional<String> schema,
    Optional<String> parent,
    String name,
    Optional<String> signature,
    Map<String, String> facts) {

  private static final String REQUIRED = "!";

  /** Which object it is; nothing is left of the label that is no fact. */
  private static final Set<String> NAMES = Set.of("schema", "parent", "name", "signature", "");

  /**
   * An answer that has come in, so that the connection is free for the next question while this one
   * is made something of.
   */
  record Answer(List<String> columns, List<List<Optional<String>>> rows) {
    /** All rows that the server has. */
    static Answer to(CatalogQuery query, Connection connection) throws SQLException {
      List<String> labels = new ArrayList<>();
      return new Answer(
          labels,
          query.rows(
              connection,
              row -> {
                if (labels.isEmpty()) {
                  labels.addAll(labelsOf(row.getMetaData()));
                }
                return valuesOf(row, labels.size());
              }));
    }

    /**
     * Each row in its turn.
     *
     * @throws ChangedMeanwhileException if a fact is missing that every object has
     */
    void forEach(Consumer<SnapshotRow> taker) {
      rows.forEach(row -> taker.accept(of(columns, row)));
    }

    int size() {
      return rows.size();
    }
  }

  /** What a query tells of an object beside which it is. */
  static Set<String> facts(CatalogQuery query, Connection connection) throws SQLException {
    Set<String> facts = new LinkedHashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(query.sql().text())) {
      for (String label : labelsOf(statement.getMetaData())) {
        facts.add(label.replace(REQUIRED, ""));
      }
    }
    facts.removeAll(NAMES);
    return facts;
  }

  private static List<String> labelsOf(ResultSetMetaData columns) throws SQLException {
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      labels.add(columns.getColumnLabel(i));
    }
    return labels;
  }

  private static List<Optional<String>> valuesOf(ResultSet row, int columns) throws SQLException {
    List<Optional<String>> values = new ArrayList<>(columns);
    for (int i = 1; i <= columns; i++) {
      values.add(Optional.ofNullable(row.getString(i)));
    }
    return values;
  }

  private static SnapshotRow of(List<String> labels, List<Optional<String>> row) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      Optional<String> value = row.get(i);
      if (value.isPresent()) {
        values.put(labels.get(i), value.get());
      } else if (labels.get(i).endsWith(REQUIRED)) {
        throw ChangedMeanwhileException.ofDefinition(String.join(".", values.values()));
      }
    }
    return new SnapshotRow(
        Optional.ofNullable(values.remove("schema")),
        Optional.ofNullable(values.remove("parent")),
        values.remove("name"),
        Optional.ofNullable(values.remove("signature")),
        facts(values));
  }

  private static Map<String, String> facts(Map<String, String> values) {
    Map<String, String> facts = new LinkedHashMap<>();
    values.remove(REQUIRED);
    values.forEach((label, value) -> facts.put(label.replace(REQUIRED, ""), value));
    return facts;
  }
}
