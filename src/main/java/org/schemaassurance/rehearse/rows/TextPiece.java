package org.schemaassurance.rehearse.rows;

import java.util.List;

/** Makes one text of a number, different ones of different numbers as long as there are any. */
@FunctionalInterface
interface TextPiece {
  /** What has no characters, such as an anchor. */
  TextPiece NOTHING = (text, number) -> number;

  /**
   * @return what is left of the number, for the pieces that follow
   */
  long append(StringBuilder text, long number);

  /**
   * One of some characters.
   *
   * @param characters not empty
   */
  static TextPiece oneOf(String characters) {
    return (text, number) -> {
      text.append(characters.charAt((int) (number % characters.length())));
      return number / characters.length();
    };
  }

  /**
   * One of some pieces.
   *
   * @param pieces not empty
   */
  static TextPiece either(List<TextPiece> pieces) {
    return (text, number) ->
        pieces.get((int) (number % pieces.size())).append(text, number / pieces.size());
  }

  /** All of them, one behind the other. */
  static TextPiece sequence(List<TextPiece> pieces) {
    return (text, number) -> {
      long rest = number;
      for (TextPiece piece : pieces) {
        rest = piece.append(text, rest);
      }
      return rest;
    };
  }

  /** The greatest number of times comes first: it has room for the most different texts. */
  default TextPiece repeated(int least, int most) {
    int choices = most - least + 1;
    return (text, number) -> {
      long rest = number / choices;
      long times = most - number % choices;
      for (long time = 0; time < times; time++) {
        rest = append(text, rest);
      }
      return rest;
    };
  }
}
