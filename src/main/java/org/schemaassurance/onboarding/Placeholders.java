package org.schemaassurance.onboarding;

import java.util.Optional;
import java.util.function.Function;

/**
 * What <code>${NAME:default}</code> stands for in an application's configuration, where what the
 * file says of NAME and the default may have placeholders again.
 *
 * @param written what the configuration says of a name, with its placeholders
 */
record Placeholders(Function<String, Optional<String>> written) {
  /** What leads to itself leads nowhere. */
  private static final int DEEPEST = 8;

  private static final String BEGIN = "${";

  /** The text without placeholders; empty where any of them is known to the environment alone. */
  Optional<String> resolved(String text) {
    return resolved(text, 0);
  }

  private Optional<String> resolved(String text, int depth) {
    int begin = text.indexOf(BEGIN);
    if (begin < 0) {
      return Optional.of(text);
    }
    int end = end(text, begin + BEGIN.length());
    if (end < 0 || depth > DEEPEST) {
      return Optional.empty();
    }
    return value(text.substring(begin + BEGIN.length(), end), depth + 1)
        .flatMap(
            value ->
                resolved(text.substring(end + 1), depth)
                    .map(rest -> text.substring(0, begin) + value + rest));
  }

  /** Where the brace closes that is open before; negative if it does not. */
  private static int end(String text, int begin) {
    int open = 1;
    for (int at = begin; at < text.length(); at++) {
      if (text.charAt(at) == '{') {
        open++;
      } else if (text.charAt(at) == '}' && --open == 0) {
        return at;
      }
    }
    return -1;
  }

  private Optional<String> value(String placeholder, int depth) {
    int colon = placeholder.indexOf(':');
    String name = colon < 0 ? placeholder : placeholder.substring(0, colon);
    if (name.contains(BEGIN)) {
      return Optional.empty();
    }
    return written
        .apply(name)
        .or(() -> Optional.of(placeholder.substring(colon + 1)).filter(byDefault -> colon >= 0))
        .flatMap(text -> resolved(text, depth));
  }
}
