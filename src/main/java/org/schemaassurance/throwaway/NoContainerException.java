package org.schemaassurance.throwaway;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why there is no container, in words that stand behind a "because". */
final class NoContainerException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 300;

  /** As docker-java passes on what the engine answers. */
  private static final Pattern ANSWER =
      Pattern.compile("Status (?<status>\\d+): \\{\"message\":\"(?<message>.*)\"}");

  NoContainerException(String message) {
    super(message);
  }

  NoContainerException(String message, Throwable cause) {
    super(message, cause);
  }

  /** With the root cause's words: what Testcontainers puts around them tells nobody anything. */
  static NoContainerException after(Throwable thrown) {
    Throwable cause = thrown;
    while (!(cause instanceof NoContainerException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof NoContainerException told
        ? told
        : new NoContainerException("Docker gave none: " + words(cause), thrown);
  }

  /** On one line, without the full stop. */
  static String words(Throwable cause) {
    String message =
        Optional.ofNullable(cause.getMessage())
            .map(text -> text.strip().replaceAll("\\s+", " "))
            .filter(text -> !text.isEmpty())
            .orElse(cause.getClass().getSimpleName());
    Matcher answer = ANSWER.matcher(message);
    String told = answer.matches() ? answer.group("message").replace("\\\"", "\"") : message;
    String cut = told.length() > LONGEST ? told.substring(0, LONGEST) + " ..." : told;
    return cut.endsWith(".") && !cut.endsWith("...") ? cut.substring(0, cut.length() - 1) : cut;
  }
}
