package org.schemaassurance.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A server of one test's own, which the test may stop, crash and start again; on one port. */
public final class OwnServer implements AutoCloseable {
  private final Path data;
  private final int port;
  private Optional<EmbeddedPostgres> running = Optional.empty();

  /**
   * @param data its data directory: empty, or of a server that was stopped
   */
  public OwnServer(Path data) {
    this.data = data;
    this.port = freePort();
  }

  /** A port of the loopback interface that nobody listens at. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public int port() {
    return port;
  }

  /** Returns when it answers. */
  public OwnServer start() throws IOException {
    running =
        Optional.of(
            EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "off")
                .setServerConfig("wal_level", "replica")
                .setServerConfig("hot_standby", "on")
                .setServerConfig("max_prepared_transactions", "1")
                .start());
    return this;
  }

  /** As an administrator does: sessions are ended with a word, and everything is written. */
  public void stop() throws IOException {
    if (running.isPresent()) {
      running.get().close();
      running = Optional.empty();
    }
  }

  /** Every process of it ends at once; the next start has to recover. */
  public void crash() throws IOException, InterruptedException {
    long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    new ProcessBuilder("kill", "-QUIT", String.valueOf(postmaster)).start().waitFor();
    ProcessHandle.of(postmaster).ifPresent(process -> process.onExit().join());
    stop();
  }

  @Override
  public void close() throws IOException {
    stop();
  }

  /** The variables that name its database {@code postgres}, as its superuser. */
  public Map<String, String> environment() {
    return new HashMap<>(
        Map.of(
            "DB_HOST", "127.0.0.1",
            "DB_PORT", String.valueOf(port),
            "DB_NAME", "postgres",
            "DB_USER", "postgres"));
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row; "null" for NULL. */
  public String value(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
  }
}
