package org.schemaassurance.sql;

/** Walks over the characters of SQL text. */
final class SqlCharacters {
  // Only these: PostgreSQL takes every character beyond ASCII for a part of a name.
  private static final String BLANKS = " \t\n\r\f\u000B";

  private final String text;
  private int position;

  SqlCharacters(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return position >= text.length();
  }

  /** How many characters lie behind. */
  int position() {
    return position;
  }

  /** Goes to a position. */
  void goTo(int newPosition) {
    position = newPosition;
  }

  void skip(int characters) {
    position += characters;
  }

  char take() {
    return text.charAt(position++);
  }

  /** A character ahead, or zero behind the end. */
  char peek(int ahead) {
    return position + ahead < text.length() ? text.charAt(position + ahead) : '\0';
  }

  /** Whether a text stands here. */
  boolean sees(String wanted) {
    return text.startsWith(wanted, position);
  }

  /** Whether a word stands here, in upper or lower case, and no more of it. */
  boolean seesWord(String word) {
    return text.regionMatches(true, position, word, 0, word.length())
        && !isIdentifierPart(peek(word.length()));
  }

  /** What lies between a position and here. */
  String since(int start) {
    return text.substring(start, position);
  }

  /** Where a text stands next from a position on, or less than zero. */
  int find(String wanted, int from) {
    return text.indexOf(wanted, from);
  }

  boolean seesBlank() {
    return !atEnd() && BLANKS.indexOf(text.charAt(position)) >= 0;
  }

  boolean startsComment() {
    return sees("--") || sees("/*");
  }

  void skipBlanksAndComments() {
    while (!atEnd()) {
      if (seesBlank()) {
        position++;
      } else if (sees("--")) {
        skipLine();
      } else if (sees("/*")) {
        skipBlockComment();
      } else {
        return;
      }
    }
  }

  void skipLine() {
    while (!atEnd() && text.charAt(position) != '\n' && text.charAt(position) != '\r') {
      position++;
    }
  }

  private void skipBlockComment() {
    int start = position;
    int depth = 0;
    do {
      if (sees("/*")) {
        depth++;
        position += 2;
      } else if (sees("*/")) {
        depth--;
        position += 2;
      } else if (!atEnd()) {
        position++;
      } else {
        throw new SqlTextException("the comment at offset " + start + " is not closed");
      }
    } while (depth > 0);
  }

  void skipDigits() {
    while (isDigit(peek(0))) {
      position++;
    }
  }

  void skipIdentifier() {
    while (!atEnd() && isIdentifierPart(text.charAt(position))) {
      position++;
    }
  }

  static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  static boolean isIdentifierStart(char character) {
    return character == '_' || Character.isLetter(character) || character >= 0x80;
  }

  static boolean isIdentifierPart(char character) {
    return isIdentifierStart(character) || isDigit(character) || character == '$';
  }
}
