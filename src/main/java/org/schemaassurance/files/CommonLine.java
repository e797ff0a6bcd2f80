package org.schemaassurance.files;

import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * A place in a text of {@link CommonYaml}, and the line that it is on. Comments and lines without
 * anything are passed over.
 */
final class CommonLine {
  private static final int[] NO_SNIPPET = {};

  private final String file;
  private final String text;

  /** Behind the last line. */
  private final int limit;

  private final int signs;

  private int number;
  private int start;

  /** Of the line's break. */
  private int end;

  private int at;

  /**
   * @throws UncommonYamlException if there is a character that is not exactly one column of a line
   */
  CommonLine(String file, String text) {
    this(file, text, 0, text.length());
  }

  /**
   * Of some lines of a text alone.
   *
   * @param begin of the first line
   * @param limit behind the break of the last one
   * @throws UncommonYamlException if there is a character that is not exactly one column of a line
   */
  CommonLine(String file, String text, int begin, int limit) {
    this.file = file;
    this.text = text;
    this.limit = limit;
    this.end = begin - 1;
    this.number = breaksBefore(text, begin) - 1;
    UncommonYamlException.unless(limit > 0 && text.charAt(limit - 1) == '\n');
    int found = 0;
    for (int i = begin; i < limit; i++) {
      char character = text.charAt(i);
      UncommonYamlException.unless(isCommon(character));
      found += YamlTree.isSign(character) ? 1 : 0;
    }
    this.signs = found;
  }

  private static int breaksBefore(String text, int place) {
    int breaks = 0;
    for (int i = text.indexOf('\n'); i >= 0 && i < place; i = text.indexOf('\n', i + 1)) {
      breaks++;
    }
    return breaks;
  }

  private static boolean isCommon(char character) {
    return character >= ' ' && character <= '~'
        || character == '\n'
        || character == '\t'
        || character >= 0xA0 && character <= 0x2027
        || character >= 0x202A && character <= 0xD7FF
        || character >= 0xE000 && character < 0xFEFF;
  }

  /** Goes to the first thing of the next line that has something, if there is one. */
  boolean advance() {
    while (nextLine()) {
      skipBlanks();
      if (at < end && text.charAt(at) != '#') {
        return true;
      }
    }
    return false;
  }

  /** Goes to the beginning of the next line, whatever it is. */
  boolean nextLine() {
    if (end + 1 == limit) {
      return false;
    }
    start = end + 1;
    end = text.indexOf('\n', start);
    at = start;
    number++;
    return true;
  }

  /** Goes back to the break of the line before. */
  void previousLine() {
    end = start - 1;
    start = text.lastIndexOf('\n', end - 1) + 1;
    at = end;
    number--;
  }

  void skipBlanks() {
    while (at < end && text.charAt(at) == ' ') {
      at++;
    }
  }

  /** How many there are of what separates and opens, on all lines. */
  int signs() {
    return signs;
  }

  int column() {
    return at - start;
  }

  Mark mark() {
    return new Mark(file, at, number, at - start, NO_SNIPPET, at);
  }

  int at() {
    return at;
  }

  void goTo(int index) {
    at = index;
  }

  int end() {
    return end;
  }

  boolean isAtEnd() {
    return at == end;
  }

  /** A break at the end. */
  char peek() {
    return text.charAt(at);
  }

  /** Whether nothing but a comment follows. */
  boolean isOver() {
    return at == end || isComment(at);
  }

  boolean isComment(int index) {
    return text.charAt(index) == '#' && text.charAt(index - 1) == ' ';
  }

  /** A colon is that of a key if nothing follows on the line, or a blank. */
  boolean isColon(int index) {
    return text.charAt(index) == ':' && (index + 1 == end || text.charAt(index + 1) == ' ');
  }

  /** Whether it may be the mark of a document, or a directive. */
  boolean isMarker() {
    return at == start
        && (text.startsWith("---", at) || text.startsWith("...", at) || peek() == '%');
  }

  boolean isEndOfDocument() {
    return end - start == 3 && text.startsWith("...", start);
  }

  boolean isDash() {
    return text.startsWith("- ", at);
  }

  /** Goes to what stands behind the dash. */
  void goBehindDash() {
    UncommonYamlException.unless(isDash());
    at++;
    skipBlanks();
    UncommonYamlException.unless(!isOver());
  }
}
