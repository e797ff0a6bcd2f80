package org.schemaassurance.sql;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A piece of SQL text that is neither white space nor a comment.
 *
 * @param text normalized: an unquoted identifier or keyword in lower case, a quoted one without its
 *     quotes, a string's value
 * @param start offset of its first character in the text
 * @param end offset behind its last character
 */
public record Token(Kind kind, String text, int start, int end) {

  /** Words that are a value where they stand bare, and a column in quotes. */
  static final Set<String> VALUE_WORDS =
      Set.of(
          "null",
          "true",
          "false",
          "user",
          "current_user",
          "session_user",
          "current_role",
          "current_catalog",
          "current_schema",
          "current_date",
          "current_time",
          "current_timestamp",
          "localtime",
          "localtimestamp");

  /** What a token is. */
  public enum Kind {
    /** An unquoted identifier or a keyword. */
    WORD,
    /** An identifier in double quotes. */
    QUOTED_IDENTIFIER,
    /** A string constant in any of PostgreSQL's forms, its value decoded. */
    STRING,
    /** A bit string, {@code B'…'} or {@code X'…'}. */
    BIT_STRING,
    NUMBER,
    /** A positional parameter, {@code $1}. */
    PARAMETER,
    OPERATOR,
    /** One of {@code ( ) [ ] , ; . : ::}. */
    PUNCTUATION
  }

  /** Whether it is one of these keywords, in small letters. */
  boolean isOneOf(Set<String> words) {
    return kind == Kind.WORD && words.contains(text);
  }

  public boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  public boolean isPunctuation(String mark) {
    return kind == Kind.PUNCTUATION && text.equals(mark);
  }

  public boolean isOperator(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  /** Whether two tokens mean the same where they stand: {@code "status"} is {@code status}. */
  public boolean means(Token other) {
    return text.equals(other.text)
        && (kind == other.kind || (isName() && other.isName() && !VALUE_WORDS.contains(text)));
  }

  /** Whether two texts of tokens mean the same, one by one. */
  static boolean sameMeaning(List<Token> one, List<Token> other) {
    return one.size() == other.size()
        && IntStream.range(0, one.size()).allMatch(i -> one.get(i).means(other.get(i)));
  }

  /** An identifier, quoted or not, or a keyword. */
  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_IDENTIFIER;
  }
}
