package org.schemaassurance.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * The text of a file, read only if it is a regular one of a moderate size: opening a pipe waits for
 * ever, and a device never ends.
 */
public final class TextFile {
  /** Their files pass for regular ones, and reading some of them waits for an event. */
  private static final List<Path> OF_THE_KERNEL = List.of(Path.of("/proc"), Path.of("/sys"));

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final char REPLACEMENT = '\uFFFD';

  private TextFile() {}

  /**
   * Reads a file that the user named; it may lie anywhere, and links are followed.
   *
   * @throws RefusedFileException if it is no regular file of this kind, too large, unreadable, or
   *     not UTF-8 without a byte order mark and zero bytes
   */
  public static String read(Path path, FileKind kind) throws RefusedFileException {
    requireName(path, kind);
    return readReal(realPath(path), kind);
  }

  /**
   * Reads a file whose encoding its own reader knows, to look for words in it: as UTF-8 if it is,
   * else as UTF-16 if it begins so, else a character a byte; without a byte order mark.
   *
   * @throws RefusedFileException as {@link #read}, but for the text
   */
  public static String readOfAnyEncoding(Path path, FileKind kind) throws RefusedFileException {
    requireName(path, kind);
    Path real = realPath(path);
    requireReadableReal(real, kind);
    byte[] bytes = bytesOf(real, kind);
    if (bytes.length > kind.limit()) {
      throw tooLarge(kind);
    }
    return ofAnyEncoding(bytes);
  }

  /** The same of bytes. */
  public static String ofAnyEncoding(byte[] bytes) {
    boolean isUtf16 =
        bytes.length > 1
            && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
    if (isUtf16) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean isMarked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
      return isMarked ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /** Where a file really lies, behind all links. */
  static Path realPath(Path path) throws RefusedFileException {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException missing) {
      throw Files.isSymbolicLink(path)
          ? RefusedFileException.because("it is a link that leads nowhere")
          : RefusedFileException.missing();
    } catch (AccessDeniedException denied) {
      throw RefusedFileException.because("permission denied");
    } catch (IOException unreachable) {
      // A loop of links, a name that is too long, a file in the place of a folder.
      throw RefusedFileException.because("its path leads nowhere");
    }
  }

  /** Refuses a name that no file of this kind has. */
  static void requireName(Path path, FileKind kind) throws RefusedFileException {
    if (!kind.takes(String.valueOf(path.getFileName()))) {
      throw RefusedFileException.because("its name does not end in " + kind.endingsInWords());
    }
  }

  /**
   * Reads a file behind all links.
   *
   * @throws RefusedFileException as {@link #read}
   */
  static String readReal(Path real, FileKind kind) throws RefusedFileException {
    requireReadableReal(real, kind);
    byte[] bytes = bytesOf(real, kind);
    if (bytes.length > kind.limit()) {
      throw tooLarge(kind);
    }
    return decoded(bytes);
  }

  /**
   * Refuses what must not even be opened.
   *
   * @param path links in it are followed
   * @throws RefusedFileException as {@link #read}, but for the text
   */
  public static void requireReadable(Path path, FileKind kind) throws RefusedFileException {
    requireReadableReal(realPath(path), kind);
  }

  private static void requireReadableReal(Path real, FileKind kind) throws RefusedFileException {
    requireName(real, kind);
    BasicFileAttributes attributes = attributesOf(real);
    if (attributes.isDirectory()) {
      throw RefusedFileException.because("it is a folder");
    }
    if (!attributes.isRegularFile() || OF_THE_KERNEL.stream().anyMatch(real::startsWith)) {
      throw RefusedFileException.because(
          "it is no regular file but a pipe, a socket, a device or the kernel's");
    }
    if (attributes.size() > kind.limit()) {
      throw tooLarge(kind);
    }
  }

  private static BasicFileAttributes attributesOf(Path real) throws RefusedFileException {
    try {
      return Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException vanished) {
      throw RefusedFileException.missing();
    } catch (IOException unreadable) {
      throw RefusedFileException.because("the system does not let it be read");
    }
  }

  /** One more than the limit at most: the file may have grown since it was looked at. */
  private static byte[] bytesOf(Path real, FileKind kind) throws RefusedFileException {
    try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(kind.limit() + 1);
    } catch (NoSuchFileException vanished) {
      throw RefusedFileException.missing();
    } catch (AccessDeniedException denied) {
      throw RefusedFileException.because("permission denied");
    } catch (IOException unreadable) {
      throw RefusedFileException.because("the system does not let it be read");
    }
  }

  private static RefusedFileException tooLarge(FileKind kind) {
    return RefusedFileException.because(
        "it is larger than " + kind.limitInWords() + ", the most that is read of such a file");
  }

  private static String decoded(byte[] bytes) throws RefusedFileException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    // What stands for bytes that are none of UTF-8; it may also be meant.
    return plain(text.indexOf(REPLACEMENT) < 0 ? text : strictlyDecoded(bytes));
  }

  private static String strictlyDecoded(byte[] bytes) throws RefusedFileException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw RefusedFileException.at(
          TextPosition.behind(text), "expected UTF-8 text, found other bytes");
    }
    return text;
  }

  private static String plain(String text) throws RefusedFileException {
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      throw RefusedFileException.at(
          new TextPosition(1, 1), "expected text, found a byte order mark; save the file without");
    }
    int zero = text.indexOf('\0');
    if (zero >= 0) {
      throw RefusedFileException.at(
          TextPosition.behind(text.substring(0, zero)), "expected text, found a zero byte");
    }
    return text;
  }
}
