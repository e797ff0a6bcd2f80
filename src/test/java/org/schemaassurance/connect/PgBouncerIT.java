package org.schemaassurance.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    assumeTrue(isInstalled(), "pgbouncer is not installed");
    TestRole role = database.createRole("pooled");
    database.execute("GRANT CREATE ON SCHEMA public TO " + role.name());
    int port = freePort();
    Process pooler = start(database, role, port);
    try {
      Awaitility.await().ignoreExceptions().until(() -> answers(port));
      ServerAddress address = new ServerAddress("127.0.0.1", port);
      try (Connection next = connect(address, role)) {
        List<String> before = stateOf(next);

        readOnly(ConnectionSettings.of(address, "pool", role.name(), Optional.of(role.password())));

        assertThat(stateOf(next)).as("settings and backend").containsExactlyElementsOf(before);
        write(next);
      }
    } finally {
      pooler.destroy();
      pooler.onExit().join();
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

  private static Connection connect(ServerAddress address, TestRole role) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + address + "/pool?prepareThreshold=0", role.name(), role.password());
  }

  /** One server connection for all clients, so that each gets what the last one left. */
  private Process start(TestDatabase database, TestRole role, int port) throws IOException {
    Path users = directory.resolve("users.txt");
    Files.writeString(users, "\"%s\" \"%s\"\n".formatted(role.name(), role.password()));
    Path configuration = directory.resolve("pgbouncer.ini");
    Files.writeString(
        configuration,
        """
        [databases]
        pool = host=%s port=%d dbname=%s
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = plain
        auth_file = %s
        pool_mode = transaction
        default_pool_size = 1
        """
            .formatted(database.host(), database.port(), database.name(), port, users));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command = new ArrayList<>(List.of("pgbouncer", "--quiet"));
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("--user", "nobody")); // it refuses to run as root
    }
    command.add(configuration.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("log").toFile())
        .start();
  }

  private static boolean isInstalled() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(entry -> Files.isExecutable(Path.of(entry, "pgbouncer")));
  }

  private static boolean answers(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
