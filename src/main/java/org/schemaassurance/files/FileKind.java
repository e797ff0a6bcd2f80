package org.schemaassurance.files;

import java.util.List;

/**
 * What a text file is to be. A name says it before anything is opened: a file of secrets has
 * another one.
 */
public enum FileKind {
  /** Declarations, waivers, accepted differences. */
  RULES(8, ".yaml", ".yml"),

  /** A schema, one fact a line; of some hundred thousand objects. */
  SNAPSHOT(32),

  /** What Liquibase reads as a changelog. */
  CHANGELOG(16, ".xml", ".yaml", ".yml", ".json", ".sql"),

  /** The definition of a routine. */
  ROUTINE(16, ".sql"),

  /** What a changelog loads, such as rows. */
  DATA(256),

  /** SQL that is run as it stands. */
  SCRIPT(64),

  /** How large tables are, a line each. */
  SIZES(8),

  /** What other tools' files say of a project, such as {@code pom.xml}. */
  OF_ANOTHER_TOOL(8),

  /** What a project says of itself. */
  PROPERTIES(1, ".properties");

  private static final int MEBIBYTE = 1024 * 1024;

  private final int mebibytes;
  private final List<String> endings;

  FileKind(int mebibytes, String... endings) {
    this.mebibytes = mebibytes;
    this.endings = List.of(endings);
  }

  /** The most that such a file may have, in bytes. */
  int limit() {
    return mebibytes * MEBIBYTE;
  }

  /** The same for a sentence. */
  String limitInWords() {
    return mebibytes + " MiB";
  }

  /** Whether a file of that name may be one; where no ending is prescribed, any may. */
  boolean takes(String fileName) {
    return endings.isEmpty() || endings.stream().anyMatch(fileName::endsWith);
  }

  /** For a sentence, such as {@code .yaml or .yml}. */
  String endingsInWords() {
    int last = endings.size() - 1;
    return last < 1
        ? String.join("", endings)
        : String.join(", ", endings.subList(0, last)) + " or " + endings.get(last);
  }
}
