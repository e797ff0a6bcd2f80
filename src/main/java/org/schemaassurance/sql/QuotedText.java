package org.schemaassurance.sql;

import java.util.Locale;

/** Reads what stands in quotes, with the escapes that belong to it. */
final class QuotedText {
  private static final int FIRST_BEYOND_ASCII = 0x80;
  private static final String HEXADECIMAL_DIGITS = "0123456789abcdefABCDEF";
  private static final String UESCAPE = "uescape";

  private final SqlCharacters characters;

  QuotedText(SqlCharacters characters) {
    this.characters = characters;
  }

  /** Reads from the opening quote to behind the closing one. */
  String read(char quote, boolean backslashEscapes) {
    int start = characters.position();
    characters.skip(1);
    StringBuilder value = new StringBuilder();
    while (!characters.atEnd()) {
      char character = characters.take();
      if (character == quote && characters.peek(0) == quote) {
        value.append(quote);
        characters.skip(1);
      } else if (character == quote) {
        if (quote == '"' || !goesOnInTheNextLine()) {
          return value.toString();
        }
      } else if (character == '\\' && backslashEscapes && !characters.atEnd()) {
        appendEscape(value);
      } else {
        value.append(character);
      }
    }
    throw new SqlTextException("the quote at offset " + start + " is not closed");
  }

  /**
   * Whether a string goes on behind its closing quote: another one that only white space with a
   * line break stands before belongs to it, and has its escapes. If so, this is behind that quote.
   *
   * <p>Source: PostgreSQL manual, "String Constants"; {@code quotecontinue} in {@code scan.l}.
   */
  private boolean goesOnInTheNextLine() {
    int behindQuote = characters.position();
    while (characters.seesBlank() || characters.sees("--")) {
      if (characters.sees("--")) {
        characters.skipLine();
      } else {
        characters.skip(1);
      }
    }
    boolean lineBreak = characters.since(behindQuote).chars().anyMatch(c -> c == '\n' || c == '\r');
    if (lineBreak && characters.peek(0) == '\'') {
      characters.skip(1);
      return true;
    }
    characters.goTo(behindQuote);
    return false;
  }

  private void appendEscape(StringBuilder value) {
    char escaped = characters.take();
    switch (escaped) {
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'u' -> appendCodePoint(value, 4);
      case 'U' -> appendCodePoint(value, 8);
      case 'x' -> appendByte(value, escaped, 0, 2, 16);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> appendByte(value, escaped, -1, 3, 8);
      default -> value.append(escaped);
    }
  }

  /**
   * An ASCII character by its code. Other bytes stay as written, behind a character that no string
   * of PostgreSQL can have: equal texts stay equal, and a different one is never taken for the
   * same.
   *
   * @param escaped the character behind the backslash
   * @param first where the digits begin, from here
   */
  private void appendByte(StringBuilder value, char escaped, int first, int most, int radix) {
    int end = first;
    int code = 0;
    while (end - first < most && digit(characters.peek(end), radix) >= 0) {
      code = code * radix + digit(characters.peek(end), radix);
      end++;
    }
    if (end > first && code > 0 && code < FIRST_BEYOND_ASCII) {
      value.append((char) code);
      characters.skip(end);
    } else {
      value.append('\0').append(escaped);
    }
  }

  private static int digit(char character, int radix) {
    int digit =
        HEXADECIMAL_DIGITS.toLowerCase(Locale.ROOT).indexOf(Character.toLowerCase(character));
    return digit < radix ? digit : -1;
  }

  private void appendCodePoint(StringBuilder value, int digits) {
    int start = characters.position() - 2;
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      written.append(characters.peek(i));
    }
    value.appendCodePoint(codePoint(written.toString(), 0, digits, start));
    characters.skip(digits);
  }

  /** The value of {@code U&'d\0061t\+000061'}, also with {@code UESCAPE '!'} behind it. */
  String withUnicodeEscapes(String value, int start) {
    char escape = unicodeEscapeCharacter();
    StringBuilder decoded = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) != escape) {
        decoded.append(value.charAt(i));
      } else if (i + 1 < value.length() && value.charAt(i + 1) == escape) {
        decoded.append(escape);
        i++;
      } else {
        boolean six = i + 1 < value.length() && value.charAt(i + 1) == '+';
        int first = i + (six ? 2 : 1);
        int end = first + (six ? 6 : 4);
        decoded.appendCodePoint(codePoint(value, first, end, start));
        i = end - 1;
      }
    }
    return decoded.toString();
  }

  /** {@code UESCAPE 'c'} behind the constant, or else a backslash. */
  private char unicodeEscapeCharacter() {
    int behindConstant = characters.position();
    characters.skipBlanksAndComments();
    if (characters.seesWord(UESCAPE)) {
      characters.skip(UESCAPE.length());
      characters.skipBlanksAndComments();
      if (characters.peek(0) == '\'' && characters.peek(2) == '\'') {
        char escape = characters.peek(1);
        characters.skip(3);
        return escape;
      }
      throw new SqlTextException(
          "UESCAPE is followed by no character at offset " + characters.position());
    }
    characters.goTo(behindConstant);
    return '\\';
  }

  private static int codePoint(String text, int first, int end, int start) {
    if (end <= text.length()) {
      String digits = text.substring(first, end);
      if (digits.chars().allMatch(digit -> HEXADECIMAL_DIGITS.indexOf(digit) >= 0)) {
        int codePoint = Integer.parseInt(digits, 16);
        if (Character.isValidCodePoint(codePoint)) {
          return codePoint;
        }
      }
    }
    throw new SqlTextException("the constant at offset " + start + " has an invalid escape");
  }
}
