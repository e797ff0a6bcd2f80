package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;

/** Text constants and arrays of them, which come with casts and parentheses, or without. */
final class PlainConstants {
  private PlainConstants() {}

  /** Drops casts of constants to text, and the parentheses that were there for them. */
  static List<Token> of(List<Token> tokens) {
    List<Token> plain = new ArrayList<>();
    TokenCursor cursor = new TokenCursor(tokens);
    while (!cursor.atEnd()) {
      if (cursor.seesPunctuation("::") && beginOfTextConstant(plain, plain.size()) >= 0) {
        List<Token> cast = castAt(cursor);
        if (!SqlExpression.TEXT_TYPES.contains(typeOf(cast))) {
          plain.addAll(cast);
        }
      } else {
        plain.add(cursor.take());
        dropParenthesesAroundTextConstant(plain);
      }
    }
    return plain;
  }

  private static List<Token> castAt(TokenCursor cursor) {
    List<Token> cast = new ArrayList<>();
    cast.add(cursor.take());
    int before = cursor.position();
    TypeName.parse(cursor);
    cast.addAll(cursor.between(before, cursor.position()));
    return cast;
  }

  private static String typeOf(List<Token> cast) {
    return TypeName.parse(new TokenCursor(cast.subList(1, cast.size())));
  }

  /** The parentheses of a call or of IN are none of these. */
  private static void dropParenthesesAroundTextConstant(List<Token> tokens) {
    int close = tokens.size() - 1;
    if (!tokens.get(close).isPunctuation(")")) {
      return;
    }
    int open = beginOfTextConstant(tokens, close) - 1;
    boolean grouping =
        open >= 0
            && tokens.get(open).isPunctuation("(")
            && (open == 0 || !tokens.get(open - 1).isName());
    if (grouping) {
      tokens.remove(close);
      tokens.remove(open);
    }
  }

  /**
   * Where the string, or the ARRAY of strings, begins that ends before a position; -1 if none does.
   */
  private static int beginOfTextConstant(List<Token> tokens, int end) {
    if (end == 0) {
      return -1;
    }
    if (tokens.get(end - 1).kind() == Token.Kind.STRING) {
      return end - 1;
    }
    if (!tokens.get(end - 1).isPunctuation("]")) {
      return -1;
    }
    int i = end - 2;
    while (i >= 0
        && (tokens.get(i).kind() == Token.Kind.STRING || tokens.get(i).isPunctuation(","))) {
      i--;
    }
    return i > 0 && tokens.get(i).isPunctuation("[") && tokens.get(i - 1).isWord("array")
        ? i - 1
        : -1;
  }
}
