package org.schemaassurance.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.OwnServer;

/** A query is one process while others are at work; on a server where nobody else is. */
@Timeout(60)
final class ParallelWorkersIT {
  @TempDir private Path folder;

  @Test
  void onlyAQuietServerGivesParallelWorkers() throws Exception {
    try (OwnServer server = new OwnServer(folder).start()) {
      await().until(() -> parallelWorkers(server, "postgres").equals("2"));
      assertThat(parallelWorkers(server, "postgres")).as("behind a session of ours").isEqualTo("2");

      try (Connection other = other(server);
          Statement statement = other.createStatement()) {
        statement.execute("CREATE ROLE stranger LOGIN");
        assertThat(parallelWorkers(server, "postgres")).as("at work just now").isEqualTo("0");
        Thread.sleep(1100);
        assertThat(parallelWorkers(server, "postgres")).as("idle").isEqualTo("2");
        assertThat(parallelWorkers(server, "stranger")).as("hidden").isEqualTo("0");
      }
    }
  }

  private static Connection other(OwnServer server) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres", "postgres", "");
  }

  private static String parallelWorkers(OwnServer server, String role) throws SQLException {
    ConnectionSettings settings =
        ConnectionSettings.of(
            new ServerAddress("127.0.0.1", server.port()), "postgres", role, Optional.empty());
    try (ReadOnlySession session =
        ReadOnlySession.open(settings, "verify", Duration.ofSeconds(10))) {
      return session.query(
          "SELECT pg_catalog.current_setting('max_parallel_workers_per_gather')",
          row -> {
            row.next();
            return row.getString(1);
          });
    }
  }
}
