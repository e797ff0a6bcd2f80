package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.TablePattern;

/** Which tables and views there are. */
public final class Relations {
  private Relations() {}

  /** Those of the names that exist. */
  public static Set<QualifiedName> existing(Collection<QualifiedName> names, Connection connection)
      throws SQLException {
    return new TreeSet<>(oids(names, connection).values());
  }

  /** The sequences that columns of these tables take their default from, identities among them. */
  public static Set<QualifiedName> sequencesOf(
      Collection<QualifiedName> tables, Connection connection) throws SQLException {
    return new TreeSet<>(
        oids(
                "sequences-of-relations",
                tables.stream().map(QualifiedName::schema),
                tables.stream().map(QualifiedName::name),
                connection)
            .values());
  }

  /** Those of the names that exist, by {@code pg_class.oid}. */
  static Map<Long, QualifiedName> oids(Collection<QualifiedName> names, Connection connection)
      throws SQLException {
    return oids(
        "relations",
        names.stream().map(QualifiedName::schema),
        names.stream().map(QualifiedName::name),
        connection);
  }

  /** Those whose names a pattern means, by {@code pg_class.oid}. */
  static Map<Long, QualifiedName> like(Collection<TablePattern> patterns, Connection connection)
      throws SQLException {
    return oids(
        "relations-by-pattern",
        patterns.stream().map(TablePattern::schemas),
        patterns.stream().map(TablePattern::names),
        connection);
  }

  private static Map<Long, QualifiedName> oids(
      String query, Stream<String> schemas, Stream<String> names, Connection connection)
      throws SQLException {
    Map<Long, QualifiedName> oids = new LinkedHashMap<>();
    String[] wanted = names.toArray(String[]::new);
    if (wanted.length > 0) {
      CatalogQuery.load(query)
          .rows(
              connection,
              row ->
                  oids.put(
                      row.getLong("oid"),
                      new QualifiedName(
                          row.getString("schema_name"), row.getString("relation_name"))),
              schemas.toArray(String[]::new),
              wanted);
    }
    return oids;
  }
}
