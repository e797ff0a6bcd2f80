package org.schemaassurance.changelog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.schemaassurance.connect.SqlScript;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.SqlIdentifier;

/** What a changelog takes for granted: its schemas, and what the scripts of its options make. */
record Prerequisites(ChangelogOptions options) {
  /**
   * Makes all of it.
   *
   * @param connection to a database of ours in which nothing has been made
   */
  void make(Connection connection) throws SQLException {
    List<SqlScript> scripts =
        options.before().stream().map(file -> SqlScript.read(file, "file of --before")).toList();
    makeSchemas(connection);
    scripts.forEach(script -> script.run(connection));
  }

  /** Makes the schemas that it is meant for, where they are missing. */
  void makeSchemas(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String schema : List.of(options.schema(), options.appliedIn().schema())) {
        statement.execute("CREATE SCHEMA IF NOT EXISTS " + SqlIdentifier.quote(schema));
      }
    }
  }
}
