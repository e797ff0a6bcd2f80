package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.sql.QueryNames;

/**
 * Which functions a query would call that the catalog marks volatile. They may do anything, also
 * where a transaction is read-only: write to another server, to a file, take a lock that outlives
 * the transaction.
 */
public final class VolatileFunctions {
  private static final NamedQuery QUERY = NamedQuery.load("volatile-functions");

  private VolatileFunctions() {}

  /** Their names, sorted; those on a short list of harmless ones are left out. */
  public static List<QualifiedName> calledBy(QueryNames names, Connection connection)
      throws SQLException {
    return QUERY.rows(
        connection,
        row -> new QualifiedName(row.getString("schema_name"), row.getString("proname")),
        schemas(names.relations()),
        bareNames(names.relations()),
        schemas(names.calls()),
        bareNames(names.calls()),
        schemas(names.operators()),
        bareNames(names.operators()));
  }

  private static String[] schemas(Collection<QualifiedName> names) {
    return names.stream().map(QualifiedName::schema).toArray(String[]::new);
  }

  private static String[] bareNames(Collection<QualifiedName> names) {
    return names.stream().map(QualifiedName::name).toArray(String[]::new);
  }
}
