package org.schemaassurance.changelog;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemaassurance.model.StepOutcome;

/** What a failure of Liquibase's says of the statement that failed. */
final class StepFailure {
  /** What Liquibase adds to the server's sentence. */
  private static final Pattern FAILED_SQL =
      Pattern.compile("\\[Failed SQL: (?:\\(\\d+\\) )?(?<sql>.*)\\]\\s*$", Pattern.DOTALL);

  private StepFailure() {}

  static StepOutcome of(Throwable failure) {
    return new StepOutcome.Failed(
        FailureSentence.of(failure), sqlState(failure), statement(failure));
  }

  private static Optional<String> sqlState(Throwable failure) {
    return causes(failure)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .map(SQLException::getSQLState)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static Optional<String> statement(Throwable failure) {
    return causes(failure)
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .map(FAILED_SQL::matcher)
        .filter(Matcher::find)
        .map(found -> found.group("sql").strip())
        .findFirst();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }
}
