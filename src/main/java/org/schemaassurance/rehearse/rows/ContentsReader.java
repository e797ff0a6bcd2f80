package org.schemaassurance.rehearse.rows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.connect.RowReader;
import org.schemaassurance.connect.SqlWork;
import org.schemaassurance.model.QualifiedName;

/**
 * Reads what rows are: some hundred tables a query. Rows that row security hides from the role are
 * not read; an owner and a superuser see all, unless the table forces it on its owner.
 */
public final class ContentsReader {
  private static final NamedSql BEGIN = NamedSql.of(ContentsReader.class, "begin-reading");
  private static final NamedSql SEQUENCES = NamedSql.of(ContentsReader.class, "sequences");
  private static final NamedSql OF_TABLE = NamedSql.of(ContentsReader.class, "contents-of-table");
  private static final NamedSql WRITES = NamedSql.of(ContentsReader.class, "writes-elsewhere");

  private static final int AT_ONCE = 100;

  private final Connection connection;

  /**
   * @param connection in autocommit mode
   */
  public ContentsReader(Connection connection) {
    this.connection = connection;
  }

  /** The columns that tables have now: {@link TableListing#columns} of {@link #list}. */
  public SortedMap<QualifiedName, List<String>> columns(Collection<QualifiedName> leftOut)
      throws SQLException {
    return list().columns(leftOut);
  }

  /** What there is to read now. */
  public TableListing list() throws SQLException {
    return TableListing.read(connection);
  }

  /**
   * Reads, in one transaction.
   *
   * @param columns of each table those that count; what is no longer there is left out
   */
  public Contents read(Map<QualifiedName, List<String>> columns) throws SQLException {
    return inTransaction(with -> contents(list(), columns));
  }

  /**
   * The same, of what has been listed and nobody has changed since.
   *
   * @param columns of each table those that count
   */
  public Contents read(TableListing listed, Map<QualifiedName, List<String>> columns)
      throws SQLException {
    return inTransaction(with -> contents(listed, columns));
  }

  private Contents contents(TableListing listed, Map<QualifiedName, List<String>> columns)
      throws SQLException {
    return new Contents(ofTables(listed.only(columns)), positions());
  }

  /**
   * Whether rows that come into some tables may have changed others, by triggers, rules and
   * functions that are called.
   */
  public boolean writesElsewhere(Collection<QualifiedName> tables) throws SQLException {
    List<String> names = tables.stream().map(Sql::quote).toList();
    return WRITES.rows(connection, row -> row.getBoolean("writes"), names).get(0);
  }

  private SortedMap<QualifiedName, Contents.OfTable> ofTables(List<TableListing.Stored> tables)
      throws SQLException {
    SortedMap<QualifiedName, Contents.OfTable> contents = new TreeMap<>();
    List<String> queries = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      queries.add(query(i, tables.get(i)));
    }
    union(
        queries,
        row ->
            contents.put(
                tables.get(row.getInt("number")).name(),
                ofTable(row, tables.get(row.getInt("number")).columns())));
    return contents;
  }

  private static String query(int number, TableListing.Stored table) {
    List<String> columns =
        table.columns().stream().map(name -> "\"#\"." + Sql.quote(name)).toList();
    return OF_TABLE
        .with("number", "" + number)
        .with(
            "counts",
            each(columns, "pg_catalog.count(ROW(%1$s)) FILTER (WHERE %1$s IS DISTINCT FROM NULL)"))
        .with(
            "checksums",
            each(
                columns,
                "pg_catalog.sum(pg_catalog.hashtextextended(ROW(%s)::pg_catalog.text COLLATE \"C\","
                    + " 0))"))
        .with("table", (table.isPartitioned() ? "" : "ONLY ") + Sql.quote(table.name()))
        .with("columns", String.join(", ", columns))
        .text();
  }

  private static String each(List<String> columns, String aggregate) {
    return columns.stream().map(aggregate::formatted).collect(Collectors.joining(", "));
  }

  private static Contents.OfTable ofTable(ResultSet row, List<String> columns) throws SQLException {
    String[] counts = (String[]) row.getArray("counts").getArray();
    String[] checksums = (String[]) row.getArray("checksums").getArray();
    SortedMap<String, Contents.OfColumn> ofColumns = new TreeMap<>();
    for (int i = 0; i < columns.size(); i++) {
      ofColumns.put(
          columns.get(i),
          new Contents.OfColumn(Long.parseLong(counts[i]), String.valueOf(checksums[i])));
    }
    return new Contents.OfTable(row.getLong("rows"), row.getString("checksum"), ofColumns);
  }

  private SortedMap<QualifiedName, Contents.Position> positions() throws SQLException {
    List<QualifiedName> names =
        SEQUENCES.rows(
            connection,
            row -> new QualifiedName(row.getString("schema_name"), row.getString("sequence_name")));
    List<String> queries = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      queries.add(
          "SELECT %d AS number, last_value, is_called FROM %s"
              .formatted(i, Sql.quote(names.get(i))));
    }
    SortedMap<QualifiedName, Contents.Position> positions = new TreeMap<>();
    union(
        queries,
        row ->
            positions.put(
                names.get(row.getInt("number")),
                new Contents.Position(row.getLong("last_value"), row.getBoolean("is_called"))));
    return positions;
  }

  private void union(List<String> queries, RowReader<?> reader) throws SQLException {
    for (int start = 0; start < queries.size(); start += AT_ONCE) {
      List<String> some = queries.subList(start, Math.min(queries.size(), start + AT_ONCE));
      new NamedSql("union", String.join("\nUNION ALL\n", some)).rows(connection, reader);
    }
  }

  private <T> T inTransaction(SqlWork<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(BEGIN.text());
      return work.with(connection);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
