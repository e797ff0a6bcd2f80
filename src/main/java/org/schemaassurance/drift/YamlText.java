package org.schemaassurance.drift;

/**
 * Text as YAML shows it best: as it is, as a block of lines, or in double quotes. The library's own
 * emitter puts a whole function into one quoted line as soon as one of its lines ends in a blank.
 *
 * <p>Source: YAML 1.2.2, sections 7.3 and 8.1.
 */
final class YamlText {
  /** What a text without quotes may not begin with. */
  private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@` .~=<";

  /** A longer key has to be announced. */
  private static final int LONGEST_SIMPLE_KEY = 1000;

  private YamlText() {}

  /** A key with its colon, on the line that the caller has indented. */
  static String key(String text, String indent) {
    String shown = isPlain(text) ? text : quoted(text);
    return shown.length() > LONGEST_SIMPLE_KEY ? "? " + shown + "\n" + indent + ":" : shown + ":";
  }

  /**
   * A value behind its key's colon and a blank, without the last line break.
   *
   * @param indent of the lines below the key, two blanks deeper than the key
   */
  static String value(String text, String indent) {
    if (isPlain(text)) {
      return text;
    }
    return text.indexOf('\n') >= 0 && isBlock(text) ? block(text, indent) : quoted(text);
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && INDICATORS.indexOf(text.charAt(0)) < 0
        && !text.endsWith(" ")
        && !text.endsWith(":")
        && !text.contains(": ")
        && !text.contains(" #")
        && text.codePoints().allMatch(YamlText::isPrintable);
  }

  private static boolean isBlock(String text) {
    return !text.isBlank()
        && text.codePoints().allMatch(c -> c == '\n' || c == '\t' || isPrintable(c));
  }

  private static boolean isPrintable(int character) {
    return character >= ' '
        && character != 0x7F
        && !(character >= 0x80 && character <= 0x9F)
        && character != 0x2028
        && character != 0x2029
        && character != 0xFEFF
        && !(character >= 0xD800 && character <= 0xDFFF)
        && character != 0xFFFE
        && character != 0xFFFF;
  }

  private static String block(String text, String indent) {
    StringBuilder block = new StringBuilder("|");
    if (beginsWithBlanks(text)) {
      block.append('2');
    }
    block.append(chomping(text));
    String content = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    for (String line : content.split("\n", -1)) {
      block.append('\n').append(line.isEmpty() ? "" : indent).append(line);
    }
    return block.toString();
  }

  /** Then a reader could not tell the text's blanks from the indentation. */
  private static boolean beginsWithBlanks(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character != '\n') {
        return character == ' ' || character == '\t';
      }
    }
    return false;
  }

  private static String chomping(String text) {
    if (!text.endsWith("\n")) {
      return "-";
    }
    return text.endsWith("\n\n") ? "+" : "";
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                  if (isPrintable(character)) {
                    quoted.appendCodePoint(character);
                  } else {
                    quoted.append(String.format("\\u%04X", character));
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }
}
