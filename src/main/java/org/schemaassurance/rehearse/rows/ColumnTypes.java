package org.schemaassurance.rehearse.rows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.connect.NamedSql;

/** The types of a database, by their OIDs. */
final class ColumnTypes {
  private static final NamedSql TYPES = NamedSql.of(ColumnTypes.class, "types");

  private final Map<Long, Found> types = new HashMap<>();

  /** One as the catalog has it: others stand in it by their OIDs. */
  private record Found(
      String name,
      String shortName,
      ColumnType.Kind kind,
      char category,
      boolean notNull,
      Optional<Long> part,
      int partModifier,
      List<String> labels,
      List<String> conditions,
      List<String> attributes) {

    static Found of(ResultSet row) throws SQLException {
      long part = row.getLong("part");
      return new Found(
          row.getString("name"),
          row.getString("short_name"),
          ColumnType.Kind.of(row.getString("kind")),
          row.getString("category").charAt(0),
          row.getBoolean("not_null"),
          row.wasNull() || part == 0 ? Optional.empty() : Optional.of(part),
          row.getInt("part_modifier"),
          NamedSql.texts(row, "labels"),
          NamedSql.texts(row, "conditions"),
          NamedSql.texts(row, "attributes"));
    }
  }

  ColumnTypes(Connection connection) throws SQLException {
    TYPES.rows(connection, row -> types.put(row.getLong("oid"), Found.of(row)));
  }

  /**
   * One of them.
   *
   * @param modifier of the column
   */
  ColumnType type(long oid, int modifier) {
    Found found = types.get(oid);
    if (found == null) {
      throw new IllegalStateException("there is no type of OID " + oid);
    }
    return new ColumnType(
        found.name(),
        found.shortName(),
        found.kind(),
        found.category(),
        modifier,
        found.notNull(),
        found
            .part()
            .filter(types::containsKey)
            .map(part -> type(part, partModifier(found, modifier))),
        found.labels(),
        found.conditions(),
        found.attributes().stream().map(this::attribute).toList());
  }

  boolean knows(long oid) {
    return types.containsKey(oid);
  }

  /** The length of an array's elements is that of its column. */
  private static int partModifier(Found found, int modifier) {
    return found.kind() == ColumnType.Kind.ARRAY ? modifier : found.partModifier();
  }

  /** An OID and a modifier. */
  private ColumnType attribute(String written) {
    String[] parts = written.split(" ", 2);
    return type(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
  }
}
