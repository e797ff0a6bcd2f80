package org.schemaassurance.support;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * PgBouncer in transaction mode, before one database and for one role. It has one connection to the
 * server for all clients, so that each gets what the last one left.
 */
public final class Pooler implements AutoCloseable {
  private final Process process;
  private final int port;

  private Pooler(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Whether {@code pgbouncer} is on the path (on Debian: the package pgbouncer). */
  public static boolean isInstalled() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(entry -> Files.isExecutable(Path.of(entry, "pgbouncer")));
  }

  /**
   * Returns when it answers.
   *
   * @param directory for its files, which others may read then
   */
  public static Pooler before(TestDatabase database, TestRole role, Path directory)
      throws IOException {
    int port = OwnServer.freePort();
    Pooler pooler = new Pooler(start(database, role, directory, port), port);
    Awaitility.await().ignoreExceptions().until(pooler::answers);
    return pooler;
  }

  /** Of the loopback interface. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static Process start(TestDatabase database, TestRole role, Path directory, int port)
      throws IOException {
    Path users = directory.resolve("users.txt");
    Files.writeString(users, "\"%s\" \"%s\"\n".formatted(role.name(), role.password()));
    Path configuration = directory.resolve("pgbouncer.ini");
    Files.writeString(
        configuration,
        """
        [databases]
        %s = host=%s port=%d
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = plain
        auth_file = %s
        pool_mode = transaction
        default_pool_size = 1
        """
            .formatted(database.name(), database.host(), database.port(), port, users));
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

  private boolean answers() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    }
  }
}
