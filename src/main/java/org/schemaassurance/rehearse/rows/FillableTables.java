package org.schemaassurance.rehearse.rows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.connect.RowReader;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlLiteral;

/**
 * Reads what rows have to satisfy: six queries, however many tables there are. Expressions are
 * those that the server prints under an empty {@code search_path}, so that they mean the same under
 * any.
 */
final class FillableTables {
  private static final NamedSql TABLES = NamedSql.of(FillableTables.class, "tables");
  private static final NamedSql COLUMNS = NamedSql.of(FillableTables.class, "columns");
  private static final NamedSql KEYS = NamedSql.of(FillableTables.class, "keys");
  private static final NamedSql REFERENCES = NamedSql.of(FillableTables.class, "references");
  private static final NamedSql CONDITIONS = NamedSql.of(FillableTables.class, "conditions");

  private final Connection connection;
  private final Map<QualifiedName, List<FillableTable.Column>> columns;
  private final Map<QualifiedName, List<FillableTable.Key>> keys;
  private final Map<QualifiedName, List<FillableTable.Reference>> references;
  private final Map<QualifiedName, List<RowConditions.Condition>> conditions;

  private FillableTables(Connection connection) throws SQLException {
    this.connection = connection;
    ColumnTypes types = new ColumnTypes(connection);
    columns = byTable(COLUMNS, row -> column(row, types));
    keys = byTable(KEYS, FillableTables::key);
    references = byTable(REFERENCES, FillableTables::reference);
    conditions = byTable(CONDITIONS, FillableTables::condition);
  }

  /**
   * All tables of the database that are to be filled.
   *
   * @param connection in a transaction whose {@code search_path} is empty
   */
  static List<FillableTable> read(Connection connection, Predicate<QualifiedName> isWanted)
      throws SQLException {
    FillableTables tables = new FillableTables(connection);
    return TABLES.rows(connection, tables::table).stream()
        .filter(table -> isWanted.test(table.name()))
        .toList();
  }

  private FillableTable table(ResultSet row) throws SQLException {
    QualifiedName name = name(row);
    return new FillableTable(
        name,
        columns.getOrDefault(name, List.of()),
        keys.getOrDefault(name, List.of()),
        references.getOrDefault(name, List.of()),
        new RowConditions(conditions.getOrDefault(name, List.of()), partitioning(row)));
  }

  private static Optional<RowConditions.Partitioning> partitioning(ResultSet row)
      throws SQLException {
    return row.getBoolean("is_partitioned")
        ? Optional.of(
            new RowConditions.Partitioning(
                Set.copyOf(NamedSql.texts(row, "partition_columns")),
                NamedSql.texts(row, "partition_conditions")))
        : Optional.empty();
  }

  private <T> Map<QualifiedName, List<T>> byTable(NamedSql query, RowReader<T> reader)
      throws SQLException {
    Map<QualifiedName, List<T>> byTable = new HashMap<>();
    query.rows(
        connection,
        row ->
            byTable.computeIfAbsent(name(row), table -> new ArrayList<>()).add(reader.read(row)));
    return byTable;
  }

  private static FillableTable.Column column(ResultSet row, ColumnTypes types) throws SQLException {
    long oid = row.getLong("type");
    Optional<ColumnType> type =
        types.knows(oid) ? Optional.of(types.type(oid, row.getInt("modifier"))) : Optional.empty();
    Optional<String> expression = Optional.ofNullable(row.getString("expression"));
    boolean isGenerated = row.getBoolean("is_generated");
    return new FillableTable.Column(
        row.getString("column_name"),
        type,
        row.getString("type_name"),
        row.getBoolean("not_null") || type.filter(ColumnType::neverNull).isPresent(),
        isGenerated,
        row.getBoolean("is_identity")
            ? Optional.of("pg_catalog.nextval(" + SqlLiteral.of(row.getString("sequence")) + ")")
            : expression.filter(text -> !isGenerated && text.contains("nextval(")),
        expression);
  }

  private static FillableTable.Key key(ResultSet row) throws SQLException {
    return new FillableTable.Key(
        NamedSql.texts(row, "columns"),
        row.getBoolean("is_partial"),
        row.getBoolean("is_exclusion"),
        row.getBoolean("is_immediate"));
  }

  private static FillableTable.Reference reference(ResultSet row) throws SQLException {
    return new FillableTable.Reference(
        NamedSql.texts(row, "columns"),
        new QualifiedName(row.getString("referenced_schema"), row.getString("referenced_table")),
        row.getBoolean("is_partitioned"),
        new QualifiedName(row.getString("root_schema"), row.getString("root_table")),
        NamedSql.texts(row, "referenced_columns"));
  }

  private static RowConditions.Condition condition(ResultSet row) throws SQLException {
    return new RowConditions.Condition(
        row.getString("text"), NamedSql.texts(row, "columns"), row.getBoolean("is_check"));
  }

  private static QualifiedName name(ResultSet row) throws SQLException {
    return new QualifiedName(row.getString("schema_name"), row.getString("table_name"));
  }
}
