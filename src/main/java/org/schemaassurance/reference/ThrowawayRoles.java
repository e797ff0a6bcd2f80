package org.schemaassurance.reference;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Set;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.SqlIdentifier;

/**
 * Roles that have the name of a database of ours and its mark as their connection limit. They can
 * be dropped only when the database is gone, which has what they were granted.
 */
record ThrowawayRoles(Connection connection) {
  private static final NamedSql ROLES = NamedSql.of(ThrowawayRoles.class, "throwaway-roles");

  private record Role(String name, int connectionLimit) {
    boolean isOurs() {
      return ThrowawayName.parse(name)
          .filter(ours -> ours.connectionLimit() == connectionLimit)
          .isPresent();
    }

    int run() {
      return ThrowawayName.parse(name).orElseThrow().run();
    }
  }

  /** Drops the one of this name, if there is one. */
  void drop(String name) throws SQLException {
    drop(
        ROLES.rows(
            connection,
            row -> new Role(row.getString("name"), row.getInt("connection_limit")),
            name));
  }

  /** Drops those of runs that are gone, whose databases are gone as well. */
  void dropOrphans(Set<Integer> runs) throws SQLException {
    drop(
        ROLES
            .rows(
                connection,
                row -> new Role(row.getString("name"), row.getInt("connection_limit")),
                ThrowawayName.PREFIX)
            .stream()
            .filter(role -> role.isOurs() && !runs.contains(role.run()))
            .toList());
  }

  private void drop(Collection<Role> roles) throws SQLException {
    for (Role role : roles) {
      if (role.isOurs()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("DROP ROLE IF EXISTS " + SqlIdentifier.quote(role.name()));
        }
      }
    }
  }
}
