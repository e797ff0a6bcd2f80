package org.schemaassurance.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A project among whose files are some that nobody may read. */
final class HostileProject {
  /** Stands in every file that is none of the project's rules. */
  static final String MARKER = "hush4711hush";

  private final Path folder;

  HostileProject(Path folder) throws IOException {
    this.folder = folder;
    write(".env", "DB_PASSWORD=" + MARKER + "\n");
    write("secret.yaml", "password: " + MARKER + "\n");
    write("secret.sql", "-- " + MARKER + "\nSELECT '" + MARKER + "';\n");
    write(".git/config.yaml", "token: " + MARKER + "\n");
    write("verify-rules/base/good.yaml", "rules: [{rule: g, check: table, table: public.g}]\n");
  }

  Path folder() {
    return folder;
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path write(String name, byte[] bytes) throws IOException {
    Files.createDirectories(path(name).getParent());
    return Files.write(path(name), bytes);
  }

  /** A file that takes no room. */
  Path sparse(String name, int mebibytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path(name).toFile(), "rw")) {
      file.setLength(mebibytes * 1024L * 1024L);
    }
    return path(name);
  }

  Path pipe(String name) throws IOException, InterruptedException {
    Files.createDirectories(path(name).getParent());
    int status = new ProcessBuilder("mkfifo", path(name).toString()).start().waitFor();
    if (status != 0) {
      throw new IOException("mkfifo ended with " + status);
    }
    return path(name);
  }

  /** Its file stays when nobody listens any more. */
  Path socket(String name) throws IOException {
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(Path.of("").toAbsolutePath().relativize(path(name))));
    }
    return path(name);
  }

  Path link(String name, String target) throws IOException {
    Files.createDirectories(path(name).getParent());
    return Files.createSymbolicLink(path(name), Path.of(target));
  }
}
