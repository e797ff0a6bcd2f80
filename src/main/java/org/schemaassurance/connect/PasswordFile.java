package org.schemaassurance.connect;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.UsageException;

/**
 * libpq's password file: lines of {@code host:port:database:user:password}, where {@code *} matches
 * anything and a backslash escapes {@code :} and itself (the manual's section 32.16). pgjdbc reads
 * it too, but from the process's own environment only, and without a look at its permissions.
 */
final class PasswordFile {
  private static final Logger LOGGER = System.getLogger(PasswordFile.class.getName());
  private static final Set<PosixFilePermission> FOREIGN =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);
  private static final int FIELDS = 5;

  private final Path path;

  PasswordFile(Path path) {
    this.path = path;
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
    if (!Files.isRegularFile(path) || !isPrivate()) {
      return List.of();
    }
    try {
      return Files.readAllLines(path).stream()
          .filter(line -> !line.startsWith("#"))
          .map(PasswordFile::fields)
          .filter(fields -> fields.size() == FIELDS)
          .toList();
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "The password file {0} can''t be read: {1}", path, e.getMessage());
      return List.of();
    }
  }

  /** libpq's rule: a file that others can read is not used. */
  private boolean isPrivate() {
    try {
      if (Files.getPosixFilePermissions(path).stream().noneMatch(FOREIGN::contains)) {
        return true;
      }
      LOGGER.log(
          Level.WARNING,
          "The password file {0} is not used, since others than its owner have access to it:"
              + " chmod 600 it.",
          path);
      return false;
    } catch (UnsupportedOperationException e) {
      return true; // no such permissions on this system; libpq doesn't check there either
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "The password file {0} can''t be read: {1}", path, e.getMessage());
      return false;
    }
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
