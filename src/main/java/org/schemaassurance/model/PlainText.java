package org.schemaassurance.model;

import java.util.Optional;

/** Text that PostgreSQL can store and a file can be written of. */
public final class PlainText {
  private PlainText() {}

  /**
   * What makes a text none, for a sentence; an escape such as {@code "\uD800"} writes it into a
   * file that is valid itself.
   */
  public static Optional<String> faultOf(String text) {
    return mayHaveFault(text) ? firstFaultOf(text) : Optional.empty();
  }

  /** An array: the code that a short run compiles reads it several times as fast as a String. */
  private static boolean mayHaveFault(String text) {
    for (char character : text.toCharArray()) {
      if (character == '\0' || Character.isSurrogate(character)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> firstFaultOf(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '\0') {
        return Optional.of("a zero byte");
      }
      if (Character.isHighSurrogate(character)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(character)) {
        return Optional.of("half of a character (an unpaired surrogate)");
      }
    }
    return Optional.empty();
  }
}
