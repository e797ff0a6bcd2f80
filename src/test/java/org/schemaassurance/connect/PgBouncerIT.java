package org.schemaassurance.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.Pooler;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;

/** Runs where {@code pgbouncer} is on the path (on Debian: the package pgbouncer). */
@Template
final class PgBouncerIT {
  @TempDir private Path directory;

  @Test
  void theNextClientOfTheSameServerConnectionFindsNothingOfOurs(TestDatabase database)
      throws IOException, SQLException {
    assumeTrue(Pooler.isInstalled(), "pgbouncer is not installed");
    TestRole role = database.createRole("pooled");
    database.execute("GRANT CREATE ON SCHEMA public TO " + role.name());
    try (Pooler pooler = Pooler.before(database, role, directory)) {
      ServerAddress address = new ServerAddress("127.0.0.1", pooler.port());
      try (Connection next = connect(address, database.name(), role)) {
        List<String> before = stateOf(next);

        readOnly(
            ConnectionSettings.of(
                address, database.name(), role.name(), Optional.of(role.password())));

        assertThat(stateOf(next)).as("settings and backend").containsExactlyElementsOf(before);
        write(next);
      }
    }
  }

  private static void readOnly(ConnectionSettings settings) {
    try (ReadOnlySession session =
        ReadOnlySession.open(settings, "verify", Duration.ofSeconds(10))) {
      assertThatThrownBy(() -> session.attempt(PgBouncerIT::write))
          .hasMessageContaining("read-only transaction");
    }
  }

  private static boolean write(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute("CREATE TABLE public.t ()");
    }
  }

  private static List<String> stateOf(Connection connection) throws SQLException {
    List<String> state = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT name || '=' || setting FROM pg_settings"
                    + " UNION ALL SELECT 'backend=' || pg_backend_pid()"
                    + " UNION ALL SELECT 'prepared=' || count(*) FROM pg_prepared_statements"
                    + " ORDER BY 1")) {
      while (result.next()) {
        state.add(result.getString(1));
      }
    }
    return state;
  }

  private static Connection connect(ServerAddress address, String database, TestRole role)
      throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + address + "/" + database + "?prepareThreshold=0",
        role.name(),
        role.password());
  }
}
