package org.schemaassurance.rehearse.rows;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Texts that a regular expression matches, where it is a plain one. Of any other there are none,
 * and whether one matches is the server's to say.
 */
final class RegexTexts {
  private RegexTexts() {}

  /**
   * Different texts.
   *
   * @param pattern any text
   * @param count so many at most
   */
  static List<String> of(String pattern, int count) {
    return PlainRegex.read(pattern).map(piece -> texts(piece, count)).orElse(List.of());
  }

  private static List<String> texts(TextPiece piece, int count) {
    Set<String> texts = new LinkedHashSet<>();
    for (long number = 0; number < count; number++) {
      StringBuilder text = new StringBuilder();
      piece.append(text, number);
      texts.add(text.toString());
    }
    return List.copyOf(texts);
  }
}
