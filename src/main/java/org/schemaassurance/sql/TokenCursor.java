package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.Excerpt;

/** Walks over tokens; shared by the parsers of this package. */
final class TokenCursor {
  private final List<Token> tokens;
  private int next;

  TokenCursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  boolean atEnd() {
    return next >= tokens.size();
  }

  /** How many tokens lie behind; for {@link #backTo}. */
  int position() {
    return next;
  }

  /** Goes back to where it stood. */
  void backTo(int position) {
    next = position;
  }

  /** The tokens from one position to before another. */
  List<Token> between(int from, int to) {
    return tokens.subList(from, to);
  }

  Optional<Token> peek(int ahead) {
    return next + ahead < tokens.size() ? Optional.of(tokens.get(next + ahead)) : Optional.empty();
  }

  boolean seesWord(String word) {
    return seesWord(0, word);
  }

  boolean seesWord(int ahead, String word) {
    return peek(ahead).filter(token -> token.isWord(word)).isPresent();
  }

  boolean seesPunctuation(String mark) {
    return peek(0).filter(token -> token.isPunctuation(mark)).isPresent();
  }

  boolean seesOperator(String operator) {
    return peek(0).filter(token -> token.isOperator(operator)).isPresent();
  }

  boolean sees(Token.Kind kind) {
    return peek(0).filter(token -> token.kind() == kind).isPresent();
  }

  boolean seesName() {
    return sees(Token.Kind.WORD) || sees(Token.Kind.QUOTED_IDENTIFIER);
  }

  /** Steps over the words if they all stand here, in this order. */
  boolean acceptWords(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!seesWord(i, words[i])) {
        return false;
      }
    }
    next += words.length;
    return true;
  }

  boolean acceptPunctuation(String mark) {
    boolean seen = seesPunctuation(mark);
    if (seen) {
      next++;
    }
    return seen;
  }

  boolean acceptOperator(String operator) {
    boolean seen = seesOperator(operator);
    if (seen) {
      next++;
    }
    return seen;
  }

  void expectPunctuation(String mark) {
    if (!acceptPunctuation(mark)) {
      throw unexpected("'" + mark + "'");
    }
  }

  void expectWords(String... words) {
    if (!acceptWords(words)) {
      throw unexpected("'" + String.join(" ", words) + "'");
    }
  }

  Token take() {
    if (atEnd()) {
      throw unexpected("more text");
    }
    return tokens.get(next++);
  }

  String takeName() {
    if (!seesName()) {
      throw unexpected("a name");
    }
    return take().text();
  }

  /** Names in parentheses, with commas between; empty where no parenthesis opens. */
  List<String> takeNames() {
    List<String> names = new ArrayList<>();
    if (acceptPunctuation("(")) {
      do {
        names.add(takeName());
      } while (acceptPunctuation(","));
      expectPunctuation(")");
    }
    return names;
  }

  SqlTextException unexpected(String expected) {
    String found = peek(0).map(token -> Excerpt.of(token.text())).orElse("the end");
    return new SqlTextException("expected " + expected + ", found " + found);
  }
}
