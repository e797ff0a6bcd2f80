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
  private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";
  private static final String SPECIAL_CHARACTERS = "~!@#%^&|`?";

  /** PostgreSQL takes 63 characters; signs without a blank between them may be several. */
  private static final int LONGEST_OPERATOR = 1000;

  private static final String PUNCTUATION_CHARACTERS = "()[],;.";

  private final SqlCharacters characters;
  private final QuotedText quotes;

  private SqlLexer(String text) {
    this.characters = new SqlCharacters(text);
    this.quotes = new QuotedText(characters);
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
    characters.skipBlanksAndComments();
    while (!characters.atEnd()) {
      tokens.add(next());
      characters.skipBlanksAndComments();
    }
    return tokens;
  }

  private Token next() {
    int start = characters.position();
    char first = characters.peek(0);
    if (first == '\'') {
      return stringConstant(start, false);
    }
    if (first == '"') {
      return token(Token.Kind.QUOTED_IDENTIFIER, quotes.read('"', false), start);
    }
    if (first == '$') {
      return dollar(start);
    }
    if (SqlCharacters.isDigit(first)
        || (first == '.' && SqlCharacters.isDigit(characters.peek(1)))) {
      return token(Token.Kind.NUMBER, number(start), start);
    }
    if (SqlCharacters.isIdentifierStart(first)) {
      return wordOrPrefixedConstant(start);
    }
    if (first == ':') {
      characters.skip(characters.peek(1) == ':' || characters.peek(1) == '=' ? 2 : 1);
      return token(Token.Kind.PUNCTUATION, characters.since(start), start);
    }
    if (PUNCTUATION_CHARACTERS.indexOf(first) >= 0) {
      characters.skip(1);
      return token(Token.Kind.PUNCTUATION, String.valueOf(first), start);
    }
    if (OPERATOR_CHARACTERS.indexOf(first) >= 0) {
      return token(Token.Kind.OPERATOR, operator(start), start);
    }
    throw new SqlTextException("unexpected character '" + first + "' at offset " + start);
  }

  private Token token(Token.Kind kind, String value, int start) {
    return new Token(kind, value, start, characters.position());
  }

  private Token stringConstant(int start, boolean backslashEscapes) {
    return token(Token.Kind.STRING, quotes.read('\'', backslashEscapes), start);
  }

  private Token wordOrPrefixedConstant(int start) {
    char first = Character.toLowerCase(characters.peek(0));
    boolean quoteFollows = characters.peek(1) == '\'';
    if (quoteFollows && (first == 'e' || first == 'n')) {
      characters.skip(1);
      return stringConstant(start, first == 'e');
    }
    if (quoteFollows && (first == 'b' || first == 'x')) {
      characters.skip(1);
      return token(Token.Kind.BIT_STRING, first + quotes.read('\'', false), start);
    }
    char third = characters.peek(2);
    if (first == 'u' && characters.peek(1) == '&' && (third == '\'' || third == '"')) {
      characters.skip(2);
      String value = quotes.withUnicodeEscapes(quotes.read(third, false), start);
      return token(third == '"' ? Token.Kind.QUOTED_IDENTIFIER : Token.Kind.STRING, value, start);
    }
    characters.skipIdentifier();
    return token(Token.Kind.WORD, folded(characters.since(start)), start);
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

  private Token dollar(int start) {
    characters.skip(1);
    if (SqlCharacters.isDigit(characters.peek(0))) {
      characters.skipDigits();
      return token(Token.Kind.PARAMETER, characters.since(start), start);
    }
    while (SqlCharacters.isIdentifierPart(characters.peek(0)) && characters.peek(0) != '$') {
      characters.skip(1);
    }
    if (characters.peek(0) != '$') {
      throw new SqlTextException("unexpected character '$' at offset " + start);
    }
    characters.skip(1);
    String tag = characters.since(start);
    int behindTag = characters.position();
    int close = characters.find(tag, behindTag);
    if (close < 0) {
      throw new SqlTextException(
          "the quote " + Excerpt.of(tag) + " at offset " + start + " is not closed");
    }
    characters.goTo(close);
    String value = characters.since(behindTag);
    characters.skip(tag.length());
    return token(Token.Kind.STRING, value, start);
  }

  private String number(int start) {
    characters.skipDigits();
    // "1..10" is the FOR loop of PL/pgSQL: two dots are no fraction.
    if (characters.peek(0) == '.' && characters.peek(1) != '.') {
      characters.skip(1);
      characters.skipDigits();
    }
    if (seesExponent()) {
      characters.skip(2);
      characters.skipDigits();
    }
    return characters.since(start).toLowerCase(Locale.ROOT);
  }

  private boolean seesExponent() {
    char sign = characters.peek(1);
    return (characters.peek(0) == 'e' || characters.peek(0) == 'E')
        && (SqlCharacters.isDigit(sign)
            || ((sign == '+' || sign == '-') && SqlCharacters.isDigit(characters.peek(2))));
  }

  private String operator(int start) {
    boolean special = false;
    while (seesOperatorCharacter() && !characters.startsComment()) {
      special |= SPECIAL_CHARACTERS.indexOf(characters.peek(0)) >= 0;
      characters.skip(1);
    }
    requireOperator(start);
    // A multi-character operator ends in + or - only if it holds a special character.
    while (!special
        && characters.position() - start > 1
        && "+-".indexOf(characters.peek(-1)) >= 0) {
      characters.skip(-1);
    }
    String operator = characters.since(start);
    return operator.equals("!=") ? "<>" : operator;
  }

  private boolean seesOperatorCharacter() {
    return !characters.atEnd() && OPERATOR_CHARACTERS.indexOf(characters.peek(0)) >= 0;
  }

  /** What follows an operator is read again, so a run of a million signs would take hours. */
  private void requireOperator(int start) {
    if (characters.position() - start > LONGEST_OPERATOR) {
      throw new SqlTextException("the operator at offset " + start + " is too long");
    }
  }
}
