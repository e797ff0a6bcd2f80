package org.schemaassurance.report;

/**
 * Text from a database or a rule file, made harmless for a terminal and, in the same form, for
 * every file that a person reads.
 */
public final class TerminalText {
  private TerminalText() {}

  /**
   * Control characters, which could move the cursor or set a title, are shown as escapes; line
   * breaks stay.
   */
  public static String safe(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (character == '\n' || !isDangerous(character)) {
                safe.appendCodePoint(character);
              } else {
                safe.append(String.format("\\u%04X", character));
              }
            });
    return safe.toString();
  }

  /** The same on one line, so that a line break cannot forge a line of ours. */
  public static String onOneLine(String text) {
    return safe(text).replace("\n", "\\u000A");
  }

  /**
   * Controls, the format characters that turn the direction of writing, and what is no character at
   * all (XML 1.0, section 2.2, has no place for that).
   */
  static boolean isDangerous(int character) {
    return !isPlain(character) && isDangerousBeyondPlain(character);
  }

  /** Printable ASCII: most of any text, told without a look into Unicode's tables. */
  static boolean isPlain(int character) {
    return character >= ' ' && character <= '~';
  }

  private static boolean isDangerousBeyondPlain(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE
        || (character & 0xFFFE) == 0xFFFE
        || (character >= 0xFDD0 && character <= 0xFDEF);
  }
}
