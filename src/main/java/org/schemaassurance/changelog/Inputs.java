package org.schemaassurance.changelog;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an answer of Liquibase's rests on: every file that it asked for, with the SHA-256 of what
 * stands in it or that there is none, and the names in every folder that it looked into.
 */
final class Inputs {
  private static final String NONE = "none";
  private static final String FOLDER = "folder ";
  private static final String SIZE = " bytes ";
  private static final String EMPTY = "0" + SIZE;

  /** Bytes: Liquibase reads a larger file as fast as its sum is made. */
  private static final long MOST = 64L * 1024 * 1024;

  private final SortedMap<String, String> sums = new TreeMap<>();
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
    return isComplete;
  }

  private void note(String input) {
    try {
      if (!sums.containsKey(input)) {
        sums.put(input, sum(input));
      }
    } catch (IOException | UncheckedIOException e) {
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
   * @param known sums that were made in this run
   * @throws IOException if it is something else
   */
  static boolean areUnchanged(DataInputStream in, Map<String, String> known) throws IOException {
    int count = in.readInt();
    boolean same = true;
    for (int read = 0; read < count; read++) {
      String input = in.readUTF();
      String sum = in.readUTF();
      same = same && isUnchanged(input, sum, known);
    }
    return same;
  }

  private static boolean isUnchanged(String input, String sum, Map<String, String> known) {
    String before = known.get(input);
    if (before != null) {
      return before.equals(sum);
    }
    try {
      // Nothing is opened that has another size: a pipe may be in its place.
      if (!input.startsWith(FOLDER) && !head(Path.of(input)).equals(headOf(sum))) {
        return false;
      }
      String now = sum(input);
      known.put(input, now);
      return now.equals(sum);
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  private static String sum(String input) throws IOException {
    if (input.startsWith(FOLDER)) {
      return ofNames(Path.of(input.substring(FOLDER.length())));
    }
    Path file = Path.of(input);
    String head = head(file);
    return head.endsWith(SIZE) && !head.equals(EMPTY)
        ? head + HexFormat.of().formatHex(Sha256.digest().digest(Files.readAllBytes(file)))
        : head;
  }

  private static String headOf(String sum) {
    int end = sum.indexOf(SIZE);
    return end < 0 ? sum : sum.substring(0, end + SIZE.length());
  }

  /** What is known of a file that is not opened: its size, if it is one. */
  private static String head(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isRegularFile() && attributes.size() <= MOST) {
        return attributes.size() + SIZE;
      }
      if (attributes.isDirectory()) {
        return FOLDER;
      }
      throw new IOException("Too large, or no file: " + file);
    } catch (NoSuchFileException missing) {
      return NONE;
    }
  }

  private static String ofNames(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return NONE;
    }
    MessageDigest digest = Sha256.digest();
    try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      for (Path path : found.sorted().toList()) {
        digest.update((path + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
