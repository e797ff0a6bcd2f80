package org.schemaassurance.changelog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;

/**
 * Tells whether a changelog is the one that was read: SHA-256 of its files and of Liquibase's
 * version.
 */
final class Fingerprint {
  /** Where liquibase-core says its version; a resource, since its classes are not to be loaded. */
  private static final String VERSION = "/liquibase.build.properties";

  /** Bytes: more than this is read by Liquibase as fast as its sum is made. */
  private static final long MOST = 64L * 1024 * 1024;

  private Fingerprint() {}

  /**
   * In hexadecimal; empty if a file may not or can't be read, there is too much of them, or
   * Liquibase's version is not known.
   */
  static Optional<String> of(Path root, Path changelog) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, version());
      add(digest, root.relativize(changelog).toString().getBytes(StandardCharsets.UTF_8));
      long total = 0;
      for (Path file : filesBelow(changelog.toAbsolutePath().getParent())) {
        TextFile.requireReadable(file, FileKind.DATA);
        total += Files.size(file);
        if (total > MOST) {
          return Optional.empty();
        }
        add(
            digest,
            root.toAbsolutePath().relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        add(digest, Files.readAllBytes(file));
      }
      return Optional.of(HexFormat.of().formatHex(digest.digest()));
    } catch (IOException | UncheckedIOException | RefusedFileException e) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** With its length, so that the border between two parts counts. */
  private static void add(MessageDigest digest, byte[] part) {
    digest.update((part.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(part);
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static byte[] version() throws IOException {
    try (InputStream properties = Fingerprint.class.getResourceAsStream(VERSION)) {
      if (properties == null) {
        throw new IOException("liquibase-core without " + VERSION);
      }
      return properties.readAllBytes();
    }
  }
}
