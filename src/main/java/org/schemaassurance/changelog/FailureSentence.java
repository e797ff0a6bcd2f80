package org.schemaassurance.changelog;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a person needs of an exception of Liquibase's, which wraps one in another and repeats the
 * SQL.
 */
final class FailureSentence {
  private static final Pattern SEVERITY_OF_SERVER = Pattern.compile("^(?:ERROR|FATAL|PANIC): ");

  private FailureSentence() {}

  /** The first line of the innermost message: of the server where it spoke, else of the parser. */
  static String of(Throwable failure) {
    String innermost =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .map(Throwable::getMessage)
            .filter(Objects::nonNull)
            .filter(message -> !message.isBlank())
            .reduce((outer, inner) -> inner)
            .orElse(failure.getClass().getSimpleName());
    String firstLine = innermost.strip().lines().findFirst().orElseThrow();
    return SEVERITY_OF_SERVER.matcher(firstLine).replaceFirst("");
  }
}
