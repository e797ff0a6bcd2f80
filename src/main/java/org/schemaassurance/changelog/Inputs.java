package org.schemaassurance.changelog;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;

/**
 * What an answer of Liquibase's rests on: every file that it asked for, with the SHA-256 of what
 * stands in it or that there is none, and the names in every folder that it looked into.
 */
final class Inputs {
  private static final String NONE = "none";
  private static final String FOLDER = "folder ";

  /** Bytes: Liquibase reads more than this as fast as its sums are made. */
  private static final long MOST = 64L * 1024 * 1024;

  private final SortedMap<String, String> sums = new TreeMap<>();
  private long bytes;
  private boolean isComplete = true;

  /** A file was asked for, whether there is one or not. */
  void file(Path file) {
    note(file.toAbsolutePath().normalize().toString());
  }

  /** The names in a folder were asked for, those of the folders in it among them. */
  void folder(Path folder) {
    note(FOLDER + folder.toAbsolutePath().normalize());
  }

  /** The answer rests on something that can't be written down here. */
  void unknown() {
    isComplete = false;
  }

  /** Whether the same would be read again as long as these are the same. */
  boolean areKnown() {
    return isComplete && bytes <= MOST;
  }

  private void note(String input) {
    try {
      if (!sums.containsKey(input)) {
        Path file = Path.of(input.replaceFirst("^" + FOLDER, ""));
        bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
        sums.put(input, areKnown() ? sum(input) : NONE);
      }
    } catch (IOException | UncheckedIOException | RefusedFileException e) {
      isComplete = false;
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(sums.size());
    for (Map.Entry<String, String> each : sums.entrySet()) {
      out.writeUTF(each.getKey());
      out.writeUTF(each.getValue());
    }
  }

  /**
   * Whether all that {@link #write} wrote is the same now.
   *
   * @throws IOException if it is something else
   */
  static boolean areUnchanged(DataInputStream in) throws IOException {
    int count = in.readInt();
    boolean same = true;
    for (int read = 0; read < count; read++) {
      String input = in.readUTF();
      String sum = in.readUTF();
      same = same && isUnchanged(input, sum);
    }
    return same;
  }

  private static boolean isUnchanged(String input, String sum) {
    try {
      return sum(input).equals(sum);
    } catch (IOException | UncheckedIOException | RefusedFileException e) {
      return false;
    }
  }

  private static String sum(String input) throws IOException, RefusedFileException {
    return input.startsWith(FOLDER)
        ? ofNames(Path.of(input.substring(FOLDER.length())))
        : ofFile(Path.of(input));
  }

  private static String ofFile(Path file) throws IOException, RefusedFileException {
    if (!Files.exists(file)) {
      return NONE;
    }
    if (Files.isDirectory(file)) {
      return FOLDER;
    }
    TextFile.requireReadable(file, FileKind.DATA);
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String ofNames(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return NONE;
    }
    MessageDigest digest = Sha256.digest();
    try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      found.sorted().forEach(path -> digest.update((path + "\n").getBytes(StandardCharsets.UTF_8)));
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
