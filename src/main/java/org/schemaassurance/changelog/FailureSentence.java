package org.schemaassurance.changelog;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.exception.MigrationFailedException;
import liquibase.exception.PreconditionFailedException;
import liquibase.precondition.FailedPrecondition;
import org.schemaassurance.model.UsageException;

/**
 * What a person needs of an exception of Liquibase's, which wraps one in another and repeats the
 * SQL.
 */
final class FailureSentence {
  private static final Pattern SEVERITY_OF_SERVER = Pattern.compile("^(?:ERROR|FATAL|PANIC): ");

  /** What the driver says of a quote that does not end, with the whole statement. */
  private static final Pattern QUOTED_BY_DRIVER =
      Pattern.compile("( started at position \\d+) in SQL .*");

  private static final int LONGEST = 300;

  private static final Pattern CLASS = Pattern.compile("[\\w.$]{1,200}");

  /** A query that answers with a sentence where it should answer that all is well. */
  private static final Pattern ANSWER_OF_PRECONDITION =
      Pattern.compile("^SQL Precondition failed\\.\\s+Expected '.*' got '(.*)'$");

  /** The files stand in lines of their own below it. */
  private static final Pattern AMBIGUOUS = Pattern.compile("Found \\d+ files with the path '.*'");

  /** Liquibase has no other way to ask for it. */
  private static final Pattern FAILED_CHANGESET =
      Pattern.compile("^Migration failed for changeset (?<key>.*):$", Pattern.MULTILINE);

  /** The cause of it names the executor alone. */
  private static final Pattern WITHOUT_EXECUTOR =
      Pattern.compile("Unable to locate Executor '(?<name>.*)' for changeset '(?<key>.*)'");

  private static final String OF_LIST = "- ";

  private FailureSentence() {}

  /**
   * What a precondition says that stops an update; otherwise the first line of the innermost
   * message: of the server where it spoke, else of the parser.
   */
  static String of(Throwable failure) {
    return causes(failure)
        .filter(PreconditionFailedException.class::isInstance)
        .map(PreconditionFailedException.class::cast)
        .flatMap(refused -> refused.getFailedPreconditions().stream())
        .map(FailedPrecondition::getMessage)
        .findFirst()
        .map(
            message ->
                ANSWER_OF_PRECONDITION.matcher(message).replaceFirst("$1; nothing was changed."))
        .orElseGet(() -> serversOrParsers(failure));
  }

  /** The same of an update that ends, with the changeset that it ends in. */
  static String ofUpdate(Throwable failure) {
    boolean isRefused = causes(failure).anyMatch(PreconditionFailedException.class::isInstance);
    return causes(failure)
        .filter(MigrationFailedException.class::isInstance)
        .map(Throwable::getMessage)
        .map(FAILED_CHANGESET::matcher)
        .filter(found -> !isRefused && found.find())
        .findFirst()
        .map(found -> "The changeset " + found.group("key") + " fails: " + of(failure))
        .orElseGet(() -> of(failure));
  }

  /** The failure and what lies behind it. */
  static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private static String serversOrParsers(Throwable failure) {
    return causes(failure)
        .flatMap(cause -> Optional.ofNullable(cause.getMessage()).stream())
        .map(WITHOUT_EXECUTOR::matcher)
        .filter(Matcher::find)
        .findFirst()
        .map(
            found ->
                "The changeset %s has runWith %s, for which Liquibase has no executor here; an extension in --classpath may bring one."
                    .formatted(found.group("key"), found.group("name")))
        .orElseGet(() -> serversOrParsersWords(failure));
  }

  private static String serversOrParsersWords(Throwable failure) {
    String firstLine = firstLineOf(innermost(failure));
    return QUOTED_BY_DRIVER
        .matcher(SEVERITY_OF_SERVER.matcher(firstLine).replaceFirst(""))
        .replaceFirst("$1");
  }

  /**
   * The same of a changelog that could not be parsed, without a full stop: Liquibase's own words
   * name files and changesets, while those of an XML or YAML parser quote what stands in a file
   * that may be any.
   */
  static String ofParser(Throwable failure) {
    return SyntaxFault.behind(failure)
        .map(SyntaxFault::sentence)
        .orElseGet(() -> ofReader(failure));
  }

  private static String ofReader(Throwable failure) {
    Throwable innermost = innermost(failure);
    if (innermost instanceof ClassNotFoundException missing
        && CLASS.matcher(missing.getMessage()).matches()) {
      return "there is no class " + missing.getMessage() + "; --classpath names archives with such";
    }
    if (!isOfLiquibaseOrOurs(innermost)) {
      return "it or a file that it includes is no changelog (liquibase validate shows more)";
    }
    String sentence = firstLineOf(innermost).replaceFirst("[.:]$", "");
    if (AMBIGUOUS.matcher(sentence).matches()) {
      return sentence + ": " + filesIn(innermost.getMessage());
    }
    return sentence.length() > LONGEST ? sentence.substring(0, LONGEST) + "…" : sentence;
  }

  private static String filesIn(String message) {
    return message
        .lines()
        .skip(1)
        .map(String::strip)
        .takeWhile(line -> line.startsWith(OF_LIST))
        .map(line -> line.substring(OF_LIST.length()))
        .collect(
            Collectors.joining(
                ", ",
                "",
                "; a --search-path with one of them says which, or duplicateFileMode=WARN in the"
                    + " defaults file, where they are the same"));
  }

  /**
   * The failure as a cause, for who asks where an error comes from: without words where those of a
   * parser may be among them, which quote the file; that may be any.
   */
  static Throwable withoutQuotes(Throwable failure) {
    return causes(failure).allMatch(FailureSentence::quotesNothing)
        ? failure
        : new WordlessException(failure);
  }

  private static boolean quotesNothing(Throwable thrown) {
    return isOfLiquibaseOrOurs(thrown)
        || thrown instanceof ReflectiveOperationException
        || thrown instanceof Error;
  }

  private static boolean isOfLiquibaseOrOurs(Throwable thrown) {
    return thrown instanceof IOException
        || thrown instanceof UsageException
        || thrown.getClass().getName().startsWith("liquibase.");
  }

  private static Throwable innermost(Throwable failure) {
    return causes(failure)
        .filter(each -> each.getMessage() != null && !each.getMessage().isBlank())
        .reduce((outer, inner) -> inner)
        .orElse(failure);
  }

  private static String firstLineOf(Throwable failure) {
    return Optional.ofNullable(failure.getMessage())
        .filter(message -> !message.isBlank())
        .map(message -> message.strip().lines().findFirst().orElseThrow())
        .orElse(failure.getClass().getSimpleName());
  }
}
