package org.schemaassurance.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words as somebody types them for a shell. */
final class ShellWords {
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private ShellWords() {}

  /** On one line, quoted where a shell would see something else in them. */
  static String of(List<String> words) {
    return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** How this tool was called: by its jar; classes that are in none have a name of their own. */
  static String ofThisTool() {
    try {
      Path code = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path here = Path.of("").toAbsolutePath();
      Path shown = code.startsWith(here) ? here.relativize(code) : code;
      return code.toString().endsWith(".jar")
          ? "java -jar " + quoted(shown.toString())
          : "schema-assurance";
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("a class lies in a file", impossible);
    }
  }
}
