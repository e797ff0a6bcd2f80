package org.schemaassurance.connect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.schemaassurance.model.UsageException;

/**
 * libpq's password file: lines of {@code host:port:database:user:password}, where {@code *} matches
 * anything and a backslash escapes {@code :} and itself (the manual's section 32.16). pgjdbc reads
 * it too, but from the process's own environment only, and without a look at its permissions.
 */
final class PasswordFile {
  private static final Set<PosixFilePermission> FOREIGN =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);
  private static final int FIELDS = 5;
  private static final long LARGEST = 1 << 20;

  private final Path path;
  private final Consumer<String> doubts;

  /**
   * @param doubts takes a sentence each on why the file, or a line of it, is not used
   */
  PasswordFile(Path path, Consumer<String> doubts) {
    this.path = path;
    this.doubts = doubts;
  }

  /**
   * The password of the first line that matches; empty when none does.
   *
   * @throws UsageException when the servers have different passwords: the driver takes one for all
   */
  Optional<String> passwordFor(List<ServerAddress> servers, String database, String user) {
    List<List<String>> entries = entries();
    List<Optional<String>> passwords =
        servers.stream()
            .map(server -> firstMatch(entries, server, database, user))
            .distinct()
            .toList();
    if (passwords.size() > 1) {
      throw new UsageException(
          "The password file has different passwords for the hosts that are given:"
              + " name one host, or set DB_PASSWORD.");
    }
    return passwords.get(0);
  }

  private List<List<String>> entries() {
    if (!Files.exists(path)) {
      return List.of();
    }
    try {
      return isUsable() ? read() : List.of();
    } catch (AccessDeniedException denied) {
      notUsed("permission to read it is denied");
    } catch (IOException failed) {
      notUsed("it can't be read (" + failed.getMessage() + ")");
    }
    return List.of();
  }

  /** libpq's rules: no pipe and no folder, and nothing that others can read. */
  private boolean isUsable() throws IOException {
    if (!Files.isRegularFile(path)) {
      notUsed("it is no plain file");
      return false;
    }
    if (Files.size(path) > LARGEST) {
      notUsed("it is larger than 1 MiB");
      return false;
    }
    if (isOpenToOthers()) {
      notUsed("others than its owner have access to it: chmod 600 it");
      return false;
    }
    return true;
  }

  private boolean isOpenToOthers() throws IOException {
    try {
      return Files.getPosixFilePermissions(path).stream().anyMatch(FOREIGN::contains);
    } catch (UnsupportedOperationException e) {
      return false; // no such permissions on this system; libpq doesn't check there either
    }
  }

  private List<List<String>> read() throws IOException {
    // One character a byte: a line that is not UTF-8 costs that line alone.
    List<String> lines = Files.readAllLines(path, StandardCharsets.ISO_8859_1);
    List<List<String>> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith("#")) {
        List<String> fields = fields(decoded(lines.get(i), i + 1));
        if (fields.size() == FIELDS) {
          entries.add(fields);
        }
      }
    }
    return entries;
  }

  /** An empty line if it is none of UTF-8. */
  private String decoded(String line, int number) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException malformed) {
      doubts.accept(
          "Line %d of the password file %s is not used, since it is not UTF-8."
              .formatted(number, path));
      return "";
    }
  }

  private void notUsed(String why) {
    doubts.accept("The password file " + path + " is not used, since " + why + ".");
  }

  private static Optional<String> firstMatch(
      List<List<String>> entries, ServerAddress server, String database, String user) {
    List<String> wanted = List.of(server.host(), String.valueOf(server.port()), database, user);
    return entries.stream()
        .filter(entry -> matches(entry, wanted))
        .map(entry -> unescape(entry.get(FIELDS - 1)))
        .findFirst();
  }

  private static boolean matches(List<String> entry, List<String> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      if (!entry.get(i).equals("*") && !unescape(entry.get(i)).equals(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Splits at colons that no backslash precedes; the fifth field runs to the end of the line. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < line.length() && fields.size() < FIELDS - 1; i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else if (line.charAt(i) == ':') {
        fields.add(line.substring(start, i));
        start = i + 1;
      }
    }
    fields.add(line.substring(start));
    return fields;
  }

  private static String unescape(String field) {
    return field.replaceAll("\\\\(.)", "$1");
  }
}
