package org.schemaassurance.backfill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.rules.DeclaredBackfill;

/**
 * The table whose rows are walked, as it is in the database.
 *
 * @param oid {@code pg_class.oid}; another table of the name has another one
 * @param key the columns that batches go along
 * @param size how many rows it has
 * @param remark what the user should know about the choice of the key
 */
record DrivingTable(
    QualifiedName name, long oid, List<KeyColumn> key, Size size, Optional<String> remark) {
  private static final NamedSql TABLE = NamedSql.of(DrivingTable.class, "driving-table");
  private static final NamedSql INDEXES = NamedSql.of(DrivingTable.class, "key-indexes");

  DrivingTable {
    key = List.copyOf(key);
  }

  /**
   * How many rows a table has.
   *
   * @param estimated by its statistics and its blocks; 0 where it was never analyzed
   * @param most that its blocks can be taken to have. Since a walk meets each row once, one that
   *     meets more meets rows that were not there when it began
   */
  record Size(long estimated, long most) {}

  /**
   * A table.
   *
   * @param hasChildren by inheritance, which no index spans; partitions are none
   */
  private record Found(long oid, Size size, boolean hasChildren) {}

  /** A B-tree index that has all rows. */
  private record KeyIndex(boolean primary, boolean unique, List<KeyColumn> columns) {
    private List<String> names() {
      return columns.stream().map(KeyColumn::name).toList();
    }
  }

  /**
   * Looks the table up.
   *
   * @param connection in a transaction whose search_path is empty, so that types are printed with
   *     their schema
   * @throws UndeterminedException when there is none, or none of its indexes will do, or the repair
   *     plainly changes the key
   */
  static DrivingTable read(Connection connection, DeclaredBackfill declared) throws SQLException {
    QualifiedName name = declared.table();
    Found found =
        TABLE
            .rows(
                connection,
                row ->
                    new Found(
                        row.getLong("oid"),
                        new Size(row.getLong("estimated_rows"), row.getLong("most_rows")),
                        row.getBoolean("has_children")),
                name.schema(),
                name.name())
            .stream()
            .findFirst()
            .orElseThrow(
                () -> new UndeterminedException("There is no table " + name + " to walk."));
    if (found.hasChildren()) {
      throw new UndeterminedException(
          "Other tables inherit from %s, and no index makes a key unique among all of them: declare a backfill for each."
              .formatted(name));
    }
    List<KeyIndex> indexes =
        INDEXES.rows(
            connection,
            row ->
                new KeyIndex(
                    row.getBoolean("is_primary"),
                    row.getBoolean("is_unique"),
                    columns(
                        NamedSql.texts(row, "columns"),
                        NamedSql.texts(row, "types"),
                        NamedSql.texts(row, "nullable"))),
            name.schema(),
            name.name());
    DrivingTable table = keyed(declared, indexes, found);
    List<String> written = declared.writtenOf(table.keyNames());
    if (!written.isEmpty()) {
      throw new UndeterminedException(declared.refusalOf(written));
    }
    return table;
  }

  private static DrivingTable keyed(
      DeclaredBackfill declared, List<KeyIndex> indexes, Found found) {
    Optional<List<KeyColumn>> asDeclared =
        indexes.stream()
            .filter(index -> leads(index, declared.key()))
            .map(index -> index.columns().subList(0, declared.key().size()))
            .filter(columns -> isUnique(columns, indexes))
            .findFirst();
    if (!declared.key().isEmpty() && asDeclared.isPresent()) {
      return new DrivingTable(
          declared.table(), found.oid(), asDeclared.get(), found.size(), Optional.empty());
    }
    List<KeyColumn> primary =
        indexes.stream()
            .filter(KeyIndex::primary)
            .map(KeyIndex::columns)
            .findFirst()
            .orElseThrow(() -> noKey(declared));
    return new DrivingTable(
        declared.table(), found.oid(), primary, found.size(), remark(declared, primary));
  }

  private static boolean leads(KeyIndex index, List<String> key) {
    return index.names().size() >= key.size() && index.names().subList(0, key.size()).equals(key);
  }

  private static boolean isUnique(List<KeyColumn> columns, List<KeyIndex> indexes) {
    return indexes.stream()
        .anyMatch(index -> index.unique() && columns.containsAll(index.columns()));
  }

  private static Optional<String> remark(DeclaredBackfill declared, List<KeyColumn> primary) {
    List<String> names = primary.stream().map(KeyColumn::name).toList();
    return declared.key().isEmpty() || declared.key().equals(names)
        ? Optional.empty()
        : Optional.of(
            "%s has no ascending index of all its rows that begins with (%s) and a unique key among them, so its primary key (%s) is walked, which may be slower."
                .formatted(
                    declared.table(),
                    SqlIdentifier.displayAll(declared.key()),
                    SqlIdentifier.displayAll(names)));
  }

  private static UndeterminedException noKey(DeclaredBackfill declared) {
    return new UndeterminedException(
        declared.key().isEmpty()
            ? declared.table() + " has no primary key to walk: name a unique key of it with 'key'."
            : "%s has neither an ascending index of all its rows that begins with (%s) and a unique key among them that is not deferrable, nor such a primary key: create one."
                .formatted(declared.table(), SqlIdentifier.displayAll(declared.key())));
  }

  private static List<KeyColumn> columns(
      List<String> names, List<String> types, List<String> nullable) {
    List<KeyColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(new KeyColumn(names.get(i), types.get(i), nullable.get(i).equals("true")));
    }
    return columns;
  }

  /** The key's columns with their types: along others a cursor means nothing. */
  List<String> keyDeclarations() {
    return key.stream().map(column -> column.name() + " " + column.type()).toList();
  }

  List<String> keyNames() {
    return key.stream().map(KeyColumn::name).toList();
  }
}
