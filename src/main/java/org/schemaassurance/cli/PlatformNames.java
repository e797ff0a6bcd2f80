package org.schemaassurance.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.UsageException;

/**
 * Names of files and arguments under the process's locale. Under C, which is cron's, the JVM can
 * name no file beyond ASCII: it makes U+FFFD of each such byte, and nothing brings that back.
 */
final class PlatformNames {
  private static final String UNDECODED = "\uFFFD";
  private static final String INSTEAD =
      "that the locale of this process does not have: set LC_ALL=C.UTF-8, as bin/schema-assurance does.";

  private PlatformNames() {}

  /**
   * What to say where an argument, or the folder that relative paths start from, was not
   * understood.
   */
  static Optional<String> complaint(String... arguments) {
    if (isUnicode()) {
      return Optional.empty();
    }
    if (System.getProperty("user.dir").contains(UNDECODED)) {
      return Optional.of("The current folder has characters in its name " + INSTEAD);
    }
    return Stream.of(arguments)
        .filter(argument -> argument.contains(UNDECODED))
        .findFirst()
        .map(argument -> "An argument has characters " + INSTEAD);
  }

  /** Of a name that stands in a file, or in a variable. */
  static UsageException refused(InvalidPathException path) {
    return new UsageException(
        isUnicode()
            ? "This is no name of a file: " + path.getInput() + " (" + path.getReason() + ")."
            : "The name of a file, " + path.getInput() + ", has characters " + INSTEAD,
        path);
  }

  private static boolean isUnicode() {
    return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))
        .equals(StandardCharsets.UTF_8);
  }
}
