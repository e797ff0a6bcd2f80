package org.schemaassurance.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When the last line was written that begins with a time; others write into the file, too. */
final class LastEntry {
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?m)^(\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-5]\\d(?:Z|[+-][01]\\d:[0-5]\\d)) ");

  /** Of the file's end, where the last entry is; in bytes. */
  private static final int READ = 1 << 16;

  private LastEntry() {}

  static Optional<Instant> timeIn(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Matcher entry = ENTRY.matcher(end(file));
    Optional<Instant> last = Optional.empty();
    while (entry.find()) {
      Optional<Instant> before = last;
      last = instant(entry.group(1)).or(() -> before);
    }
    return last;
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException noDay) {
      // It was not we who wrote of a 31st of February.
      return Optional.empty();
    }
  }

  private static String end(Path file) throws IOException {
    try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(READ, reader.length())];
      reader.seek(reader.length() - end.length);
      reader.readFully(end);
      return new String(end, StandardCharsets.ISO_8859_1);
    }
  }
}
