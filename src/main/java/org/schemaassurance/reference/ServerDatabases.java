package org.schemaassurance.reference;

import static org.schemaassurance.model.SqlIdentifier.quote;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.schemaassurance.connect.NamedSql;

/** The databases of a server, from a connection to another one of them. */
record ServerDatabases(Connection connection) {
  private static final NamedSql NAMES = NamedSql.of(ServerDatabases.class, "databases-of-run");

  /**
   * Makes one of ours, with its mark and comment.
   *
   * @param template and what else stands behind TEMPLATE
   */
  void create(ThrowawayName name, String template) throws SQLException {
    execute(
        "CREATE DATABASE %s CONNECTION LIMIT %d TEMPLATE %s"
            .formatted(quote(name.toString()), name.connectionLimit(), template));
    execute("COMMENT ON DATABASE %s IS '%s'".formatted(quote(name.toString()), name.comment()));
  }

  /** Drops one, whoever is connected to it, if it is there. */
  void drop(String name) throws SQLException {
    execute("DROP DATABASE IF EXISTS " + quote(name) + " WITH (FORCE)");
  }

  /** The names that begin so. */
  List<String> namesWith(String prefix) throws SQLException {
    return NAMES.rows(connection, row -> row.getString("name"), prefix);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
