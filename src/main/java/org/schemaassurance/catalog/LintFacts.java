package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.connect.NamedSql;

/**
 * What the catalog says of objects that a linter suspects, to tell whether it is right. Names are
 * those that {@code regclass} prints under an empty {@code search_path}.
 */
public final class LintFacts {
  private final Connection connection;

  public LintFacts(Connection connection) {
    this.connection = connection;
  }

  /** The schemas that a snapshot is of, by name; whether the role has USAGE of it. */
  public Map<String, Boolean> schemas() throws SQLException {
    Map<String, Boolean> schemas = new LinkedHashMap<>();
    query("schemas")
        .behind(SnapshotReader.USUAL)
        .rows(connection, row -> schemas.put(row.getString("name"), row.getBoolean("usable")));
    return schemas;
  }

  /** What extensions and Liquibase bring along, which is nobody's to mend. */
  public Set<String> leftOut() throws SQLException {
    return new HashSet<>(
        query("left-out")
            .behind(SnapshotReader.USUAL)
            .rows(connection, row -> row.getString("name")));
  }

  /**
   * Indexes of these names; without those that are no more.
   *
   * @throws ChangedMeanwhileException if one is changed now
   */
  public Map<String, IndexFacts> indexes(Collection<String> names) throws SQLException {
    Map<String, IndexFacts> indexes = new LinkedHashMap<>();
    if (!names.isEmpty()) {
      query("indexes")
          .rows(
              connection,
              row -> indexes.put(row.getString("name"), index(row)),
              names.toArray(new String[0]));
    }
    return indexes;
  }

  private static IndexFacts index(ResultSet row) throws SQLException {
    CatalogQuery.definition(row, "definition", row.getString("name"));
    return new IndexFacts(
        row.getString("table_name"),
        row.getString("index_name"),
        row.getBoolean("is_partitioned"),
        row.getString("method"),
        new IndexFacts.Uniqueness(
            row.getBoolean("is_unique"),
            row.getBoolean("is_primary"),
            row.getBoolean("is_immediate"),
            row.getBoolean("nulls_not_distinct")),
        row.getBoolean("is_valid"),
        row.getBoolean("is_chosen") || row.getBoolean("is_referenced"),
        NamedSql.texts(row, "columns"),
        NamedSql.texts(row, "operators"),
        NamedSql.texts(row, "orders"),
        NamedSql.texts(row, "included"),
        row.getString("predicate"),
        NamedSql.texts(row, "never_null"),
        Optional.ofNullable(row.getString("constraint_name")));
  }

  /**
   * Foreign keys.
   *
   * @param tables of each
   * @param constraints their names, quoted where SQL needs it, or not at all
   */
  public List<ForeignKeyFacts> foreignKeys(List<String> tables, List<String> constraints)
      throws SQLException {
    return tables.isEmpty()
        ? List.of()
        : query("foreign-keys")
            .rows(
                connection,
                LintFacts::foreignKey,
                tables.toArray(new String[0]),
                constraints.toArray(new String[0]));
  }

  private static ForeignKeyFacts foreignKey(ResultSet row) throws SQLException {
    return new ForeignKeyFacts(
        row.getString("given_table"),
        row.getString("given_constraint"),
        row.getString("table_name") + "." + row.getString("constraint_name"),
        new ForeignKeyFacts.Side(
            row.getString("table_name"),
            NamedSql.texts(row, "columns"),
            NamedSql.texts(row, "types")),
        new ForeignKeyFacts.Side(
            row.getString("referenced_table"),
            NamedSql.texts(row, "referenced_columns"),
            NamedSql.texts(row, "referenced_types")),
        row.getBoolean("is_partitioned"),
        row.getBoolean("is_indexed"));
  }

  /** Those of these tables that are partitions of one without a primary key. */
  public Set<String> partitionsWithoutKey(Collection<String> tables) throws SQLException {
    return thoseOf(tables, "partitions-without-key");
  }

  /** Those of these tables whose primary key is of numbers or UUIDs, or of domains over them. */
  public Set<String> keysOfNumbers(Collection<String> tables) throws SQLException {
    return thoseOf(tables, "keys-of-numbers");
  }

  private Set<String> thoseOf(Collection<String> tables, String query) throws SQLException {
    return tables.isEmpty()
        ? Set.of()
        : new HashSet<>(
            query(query)
                .rows(connection, row -> row.getString("name"), tables.toArray(new String[0])));
  }

  /** What NOT NULL has not been validated: the old rows may have NULL there. */
  public List<NotNullFacts> notNullNotValid() throws SQLException {
    return query("not-null-not-valid")
        .behind(SnapshotReader.USUAL)
        .rows(
            connection,
            row ->
                new NotNullFacts(
                    row.getString("schema_name"),
                    row.getString("table_name"),
                    row.getString("column_name"),
                    row.getString("constraint_name")));
  }

  /**
   * A NOT NULL of a column.
   *
   * @param schema its name, letter by letter
   * @param table qualified
   */
  public record NotNullFacts(String schema, String table, String column, String constraint) {}

  /** How many sequences of a schema the role may not ask how far they have come. */
  public long unreadableSequences(String schema) throws SQLException {
    return query("unreadable-sequences")
        .behind(SnapshotReader.USUAL)
        .rows(connection, row -> row.getLong("number"), new String[] {schema})
        .get(0);
  }

  private static CatalogQuery query(String name) {
    return CatalogQuery.load("lint/" + name);
  }
}
