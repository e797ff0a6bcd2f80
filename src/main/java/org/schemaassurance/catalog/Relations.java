package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.schemaassurance.model.QualifiedName;

/** Which tables and views there are. */
public final class Relations {
  private Relations() {}

  /** Those of the names that exist. */
  public static Set<QualifiedName> existing(Collection<QualifiedName> names, Connection connection)
      throws SQLException {
    return new TreeSet<>(oids(names, connection).values());
  }

  /** Those of the names that exist, by {@code pg_class.oid}. */
  static Map<Long, QualifiedName> oids(Collection<QualifiedName> names, Connection connection)
      throws SQLException {
    Map<Long, QualifiedName> oids = new LinkedHashMap<>();
    if (!names.isEmpty()) {
      String[] schemas = names.stream().map(QualifiedName::schema).toArray(String[]::new);
      String[] tables = names.stream().map(QualifiedName::name).toArray(String[]::new);
      NamedQuery.load("relations")
          .rows(
              connection,
              row ->
                  oids.put(
                      row.getLong("oid"),
                      new QualifiedName(
                          row.getString("schema_name"), row.getString("relation_name"))),
              schemas,
              tables);
    }
    return oids;
  }
}
