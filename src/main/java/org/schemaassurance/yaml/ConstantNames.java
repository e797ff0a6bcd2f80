package org.schemaassurance.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the constants of an enumeration are written in a file: in lower case with blanks for
 * underscores.
 */
record ConstantNames<E extends Enum<E>>(Class<E> type) {

  List<String> all() {
    return Arrays.stream(type.getEnumConstants()).map(constant -> word(constant.name())).toList();
  }

  /** The constant that a text means, whatever its case. */
  Optional<E> constant(String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> word(constant.name()).equals(word(text)))
        .findFirst();
  }

  private static String word(String text) {
    return text.toLowerCase(Locale.ROOT).replace('_', ' ').strip();
  }
}
