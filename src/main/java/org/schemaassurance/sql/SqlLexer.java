package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.schemaassurance.model.Excerpt;

/**
 * Splits SQL text into tokens as PostgreSQL does with {@code standard_conforming_strings} on.
 *
 * <p>Source: PostgreSQL manual, "Lexical Structure", and {@code src/backend/parser/scan.l}.
 */
public final class SqlLexer {
  private static final int FIRST_BEYOND_ASCII = 0x80;

  // Only these: PostgreSQL takes every character beyond ASCII for a part of a name.
  private static final String BLANKS = " \t\n\r\f\u000B";
  private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";
  private static final String SPECIAL_CHARACTERS = "~!@#%^&|`?";

  /** PostgreSQL takes 63 characters; signs without a blank between them may be several. */
  private static final int LONGEST_OPERATOR = 1000;

  private static final String HEXADECIMAL_DIGITS = "0123456789abcdefABCDEF";
  private static final String PUNCTUATION_CHARACTERS = "()[],;.";

  private final String text;
  private int position;

  private SqlLexer(String text) {
    this.text = text;
  }

  /**
   * The tokens of a text, comments and white space left out.
   *
   * @throws SqlTextException for a string, quoted identifier or comment that does not end, or a
   *     character that SQL has not
   */
  public static List<Token> tokenize(String text) {
    return new SqlLexer(text).tokens();
  }

  private List<Token> tokens() {
    List<Token> tokens = new ArrayList<>();
    skipBlanksAndComments();
    while (position < text.length()) {
      tokens.add(next());
      skipBlanksAndComments();
    }
    return tokens;
  }

  private Token next() {
    int start = position;
    char first = text.charAt(position);
    if (first == '\'') {
      return stringConstant(start, false);
    }
    if (first == '"') {
      return token(Token.Kind.QUOTED_IDENTIFIER, quoted('"', false), start);
    }
    if (first == '$') {
      return dollar(start);
    }
    if (isDigit(first) || (first == '.' && isDigit(peek(1)))) {
      return token(Token.Kind.NUMBER, number(), start);
    }
    if (isIdentifierStart(first)) {
      return wordOrPrefixedConstant(start);
    }
    if (first == ':') {
      position += peek(1) == ':' || peek(1) == '=' ? 2 : 1;
      return token(Token.Kind.PUNCTUATION, text.substring(start, position), start);
    }
    if (PUNCTUATION_CHARACTERS.indexOf(first) >= 0) {
      position++;
      return token(Token.Kind.PUNCTUATION, String.valueOf(first), start);
    }
    if (OPERATOR_CHARACTERS.indexOf(first) >= 0) {
      return token(Token.Kind.OPERATOR, operator(), start);
    }
    throw new SqlTextException("unexpected character '" + first + "' at offset " + start);
  }

  private Token token(Token.Kind kind, String value, int start) {
    return new Token(kind, value, start, position);
  }

  private Token stringConstant(int start, boolean backslashEscapes) {
    return token(Token.Kind.STRING, quoted('\'', backslashEscapes), start);
  }

  private Token wordOrPrefixedConstant(int start) {
    char first = Character.toLowerCase(text.charAt(start));
    boolean quoteFollows = peek(1) == '\'';
    if (quoteFollows && first == 'e') {
      position++;
      return stringConstant(start, true);
    }
    if (quoteFollows && first == 'n') {
      position++;
      return stringConstant(start, false);
    }
    if (quoteFollows && (first == 'b' || first == 'x')) {
      position++;
      return token(Token.Kind.BIT_STRING, first + quoted('\'', false), start);
    }
    if (first == 'u' && peek(1) == '&' && (peek(2) == '\'' || peek(2) == '"')) {
      position += 2;
      boolean string = text.charAt(position) == '\'';
      String value = withUnicodeEscapes(quoted(string ? '\'' : '"', false), start);
      return token(string ? Token.Kind.STRING : Token.Kind.QUOTED_IDENTIFIER, value, start);
    }
    while (position < text.length() && isIdentifierPart(text.charAt(position))) {
      position++;
    }
    return token(Token.Kind.WORD, folded(text.substring(start, position)), start);
  }

  /** PostgreSQL folds A to Z and nothing else where the encoding is UTF-8. */
  private static String folded(String word) {
    StringBuilder folded = new StringBuilder(word);
    for (int i = 0; i < folded.length(); i++) {
      char character = folded.charAt(i);
      if (character >= 'A' && character <= 'Z') {
        folded.setCharAt(i, (char) (character + ('a' - 'A')));
      }
    }
    return folded.toString();
  }

  /** The value of {@code U&'d\0061t\+000061'}, also with {@code UESCAPE '!'} behind it. */
  private String withUnicodeEscapes(String value, int start) {
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
    int behindConstant = position;
    skipBlanksAndComments();
    if (text.regionMatches(true, position, "uescape", 0, "uescape".length())
        && !isIdentifierPart(peek("uescape".length()))) {
      position += "uescape".length();
      skipBlanksAndComments();
      if (peek(0) == '\'' && peek(2) == '\'') {
        position += 3;
        return text.charAt(position - 2);
      }
      throw new SqlTextException("UESCAPE is followed by no character at offset " + position);
    }
    position = behindConstant;
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

  /** Reads from the opening quote to behind the closing one. */
  private String quoted(char quote, boolean backslashEscapes) {
    int start = position++;
    StringBuilder value = new StringBuilder();
    while (position < text.length()) {
      char character = text.charAt(position++);
      if (character == quote && peek(0) == quote) {
        value.append(quote);
        position++;
      } else if (character == quote) {
        if (quote == '"' || !goesOnInTheNextLine()) {
          return value.toString();
        }
      } else if (character == '\\' && backslashEscapes && position < text.length()) {
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
    int behindQuote = position;
    while (position < text.length()
        && (BLANKS.indexOf(text.charAt(position)) >= 0 || text.startsWith("--", position))) {
      if (text.startsWith("--", position)) {
        skipLine();
      } else {
        position++;
      }
    }
    boolean lineBreak =
        text.substring(behindQuote, position).chars().anyMatch(c -> c == '\n' || c == '\r');
    if (lineBreak && peek(0) == '\'') {
      position++;
      return true;
    }
    position = behindQuote;
    return false;
  }

  private void appendEscape(StringBuilder value) {
    char escaped = text.charAt(position++);
    switch (escaped) {
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'u' -> appendCodePoint(value, 4);
      case 'U' -> appendCodePoint(value, 8);
      case 'x' -> appendByte(value, position, 2, 16);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> appendByte(value, position - 1, 3, 8);
      default -> value.append(escaped);
    }
  }

  /**
   * An ASCII character by its code. Other bytes stay as written, behind a character that no string
   * of PostgreSQL can have: equal texts stay equal, and a different one is never taken for the
   * same.
   */
  private void appendByte(StringBuilder value, int first, int most, int radix) {
    int end = first;
    int code = 0;
    while (end < text.length() && end - first < most && digit(text.charAt(end), radix) >= 0) {
      code = code * radix + digit(text.charAt(end), radix);
      end++;
    }
    if (end > first && code > 0 && code < FIRST_BEYOND_ASCII) {
      value.append((char) code);
      position = end;
    } else {
      value.append('\0').append(text.charAt(position - 1));
    }
  }

  private static int digit(char character, int radix) {
    int digit =
        HEXADECIMAL_DIGITS.toLowerCase(Locale.ROOT).indexOf(Character.toLowerCase(character));
    return digit < radix ? digit : -1;
  }

  private void appendCodePoint(StringBuilder value, int digits) {
    value.appendCodePoint(codePoint(text, position, position + digits, position - 2));
    position += digits;
  }

  private Token dollar(int start) {
    if (isDigit(peek(1))) {
      position++;
      skipDigits();
      return token(Token.Kind.PARAMETER, text.substring(start, position), start);
    }
    int tagEnd = position + 1;
    while (tagEnd < text.length()
        && isIdentifierPart(text.charAt(tagEnd))
        && text.charAt(tagEnd) != '$') {
      tagEnd++;
    }
    if (tagEnd >= text.length() || text.charAt(tagEnd) != '$') {
      throw new SqlTextException("unexpected character '$' at offset " + start);
    }
    String tag = text.substring(position, tagEnd + 1);
    int close = text.indexOf(tag, tagEnd + 1);
    if (close < 0) {
      throw new SqlTextException(
          "the quote " + Excerpt.of(tag) + " at offset " + start + " is not closed");
    }
    position = close + tag.length();
    return token(Token.Kind.STRING, text.substring(tagEnd + 1, close), start);
  }

  private String number() {
    int start = position;
    skipDigits();
    // "1..10" is the FOR loop of PL/pgSQL: two dots are no fraction.
    if (peek(0) == '.' && peek(1) != '.') {
      position++;
      skipDigits();
    }
    if ((peek(0) == 'e' || peek(0) == 'E')
        && (isDigit(peek(1)) || ((peek(1) == '+' || peek(1) == '-') && isDigit(peek(2))))) {
      position += 2;
      skipDigits();
    }
    return text.substring(start, position).toLowerCase(Locale.ROOT);
  }

  private void skipDigits() {
    while (isDigit(peek(0))) {
      position++;
    }
  }

  private String operator() {
    int start = position;
    boolean special = false;
    while (position < text.length()
        && OPERATOR_CHARACTERS.indexOf(text.charAt(position)) >= 0
        && !startsComment()) {
      special |= SPECIAL_CHARACTERS.indexOf(text.charAt(position)) >= 0;
      position++;
    }
    requireOperator(start);
    // A multi-character operator ends in + or - only if it holds a special character.
    while (!special && position - start > 1 && "+-".indexOf(text.charAt(position - 1)) >= 0) {
      position--;
    }
    String operator = text.substring(start, position);
    return operator.equals("!=") ? "<>" : operator;
  }

  /** What follows an operator is read again, so a run of a million signs would take hours. */
  private void requireOperator(int start) {
    if (position - start > LONGEST_OPERATOR) {
      throw new SqlTextException("the operator at offset " + start + " is too long");
    }
  }

  private void skipBlanksAndComments() {
    while (position < text.length()) {
      if (BLANKS.indexOf(text.charAt(position)) >= 0) {
        position++;
      } else if (text.startsWith("--", position)) {
        skipLine();
      } else if (text.startsWith("/*", position)) {
        skipBlockComment();
      } else {
        return;
      }
    }
  }

  private boolean startsComment() {
    return text.startsWith("--", position) || text.startsWith("/*", position);
  }

  private void skipLine() {
    while (position < text.length()
        && text.charAt(position) != '\n'
        && text.charAt(position) != '\r') {
      position++;
    }
  }

  private void skipBlockComment() {
    int start = position;
    int depth = 0;
    do {
      if (text.startsWith("/*", position)) {
        depth++;
        position += 2;
      } else if (text.startsWith("*/", position)) {
        depth--;
        position += 2;
      } else if (position < text.length()) {
        position++;
      } else {
        throw new SqlTextException("the comment at offset " + start + " is not closed");
      }
    } while (depth > 0);
  }

  private char peek(int ahead) {
    return position + ahead < text.length() ? text.charAt(position + ahead) : '\0';
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isIdentifierStart(char character) {
    return character == '_' || Character.isLetter(character) || character >= 0x80;
  }

  private static boolean isIdentifierPart(char character) {
    return isIdentifierStart(character) || isDigit(character) || character == '$';
  }
}
