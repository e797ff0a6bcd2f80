package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.sql.QueryNames;

/**
 * What the session's role may not do, asked of the catalog: an error message names a table without
 * its schema, in any language.
 */
public final class MissingPrivileges {
  private MissingPrivileges() {}

  /**
   * The privileges that a query of these names needs and the role has not, as they stand behind
   * GRANT.
   */
  public static List<String> forQuery(QueryNames names, Connection connection) throws SQLException {
    return NamedQuery.load("missing-privileges")
        .rows(
            connection,
            row -> row.getString("privilege"),
            schemas(names.relations()),
            bareNames(names.relations()),
            schemas(names.relations()),
            bareNames(names.relations()),
            schemas(names.calls()),
            bareNames(names.calls()));
  }

  private static String[] schemas(Collection<QualifiedName> names) {
    return names.stream().map(QualifiedName::schema).toArray(String[]::new);
  }

  private static String[] bareNames(Collection<QualifiedName> names) {
    return names.stream().map(QualifiedName::name).toArray(String[]::new);
  }
}
