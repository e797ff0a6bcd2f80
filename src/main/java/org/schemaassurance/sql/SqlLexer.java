package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits SQL text into tokens as PostgreSQL does with {@code standard_conforming_strings} on.
 *
 * <p>Source: PostgreSQL manual, "Lexical Structure", and {@code src/backend/parser/scan.l}.
 */
public final class SqlLexer {
  // Only these: PostgreSQL takes every character beyond ASCII for a part of a name.
  private static final String BLANKS = " \t\n\r\f\u000B";
  private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";
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
      String value = "u&" + quoted(string ? '\'' : '"', false);
      return token(string ? Token.Kind.STRING : Token.Kind.QUOTED_IDENTIFIER, value, start);
    }
    while (position < text.length() && isIdentifierPart(text.charAt(position))) {
      position++;
    }
    return token(Token.Kind.WORD, text.substring(start, position).toLowerCase(Locale.ROOT), start);
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
        return value.toString();
      } else if (character == '\\' && backslashEscapes && position < text.length()) {
        appendEscape(value);
      } else {
        value.append(character);
      }
    }
    throw new SqlTextException("the quote at offset " + start + " is not closed");
  }

  private void appendEscape(StringBuilder value) {
    char escaped = text.charAt(position++);
    switch (escaped) {
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      // Numeric escapes stay as written: equal texts stay equal, and a different one is never taken
      // for the same.
      case 'x', 'u', 'U', '0', '1', '2', '3', '4', '5', '6', '7' ->
          value.append('\\').append(escaped);
      default -> value.append(escaped);
    }
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
      throw new SqlTextException("the quote " + tag + " at offset " + start + " is not closed");
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
    while (position < text.length()
        && OPERATOR_CHARACTERS.indexOf(text.charAt(position)) >= 0
        && !startsComment()) {
      position++;
    }
    // A multi-character operator ends in + or - only if it holds one of ~ ! @ # % ^ & | ` ?
    while (position - start > 1
        && "+-".indexOf(text.charAt(position - 1)) >= 0
        && text.substring(start, position).chars().noneMatch(c -> "~!@#%^&|`?".indexOf(c) >= 0)) {
      position--;
    }
    String operator = text.substring(start, position);
    return operator.equals("!=") ? "<>" : operator;
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
