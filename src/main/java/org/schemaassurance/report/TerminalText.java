package org.schemaassurance.report;

/** Text from a database or a rule file, made harmless for a terminal. */
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

  /** Controls, and the format characters that turn the direction of writing. */
  private static boolean isDangerous(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
