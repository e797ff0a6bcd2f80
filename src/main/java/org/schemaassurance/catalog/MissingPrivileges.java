package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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
    NameArrays relations = NameArrays.of(names.relations());
    NameArrays calls = NameArrays.of(names.calls());
    return CatalogQuery.load("missing-privileges")
        .rows(
            connection,
            row -> row.getString("privilege"),
            relations.schemas(),
            relations.names(),
            relations.schemas(),
            relations.names(),
            calls.schemas(),
            calls.names());
  }
}
