package org.schemaassurance.rehearse.rows;

/** A regular expression, read from left to right. */
final class PatternCursor {
  private static final int MOST_DIGITS = 4;

  private final String pattern;
  private int position;

  /** It has something that is not read here. */
  static final class NotPlain extends Exception {
    private static final long serialVersionUID = 1L;
  }

  PatternCursor(String pattern) {
    this.pattern = pattern;
  }

  boolean isAtEnd() {
    return position >= pattern.length();
  }

  boolean sees(char character) {
    return !isAtEnd() && pattern.charAt(position) == character;
  }

  /** Whether a hyphen is next that stands between the ends of a range. */
  boolean isRange() {
    return sees('-') && position + 1 < pattern.length() && pattern.charAt(position + 1) != ']';
  }

  /** Goes on if this is the next character. */
  boolean accept(char character) {
    boolean isNext = sees(character);
    if (isNext) {
      position++;
    }
    return isNext;
  }

  char take() throws NotPlain {
    if (isAtEnd()) {
      throw new NotPlain();
    }
    return pattern.charAt(position++);
  }

  void require(char character) throws NotPlain {
    if (!accept(character)) {
      throw new NotPlain();
    }
  }

  /** A number of at most four digits. */
  int number() throws NotPlain {
    int start = position;
    while (!isAtEnd()
        && Character.isDigit(pattern.charAt(position))
        && position - start < MOST_DIGITS) {
      position++;
    }
    if (start == position) {
      throw new NotPlain();
    }
    return Integer.parseInt(pattern.substring(start, position));
  }
}
