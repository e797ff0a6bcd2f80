package org.schemaassurance.changelog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.SAXParseException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Where a parser of Liquibase's stopped, without its words: they quote what stands in the file,
 * which may be any.
 *
 * @param language what the file is not; JSON is parsed as YAML
 * @param file as Liquibase names it; empty where it does not
 * @param line from 1
 * @param column from 1
 */
record SyntaxFault(String language, Optional<String> file, int line, int column) {
  /** Both of Liquibase's ways to name the file that it was at. */
  private static final Pattern NAMES_FILE =
      Pattern.compile(
          "Syntax error in file (?<yaml>[^:\\n]{1,200}):"
              + "|Error parsing line \\d+ column \\d+ of (?<xml>[^:\\n]{1,200}):");

  /** The fault behind a failure, if a parser has found it. */
  static Optional<SyntaxFault> behind(Throwable failure) {
    return FailureSentence.causes(failure)
        .flatMap(cause -> of(cause, fileOf(failure)).stream())
        .findFirst();
  }

  private static Optional<SyntaxFault> of(Throwable cause, Optional<String> file) {
    if (cause instanceof SAXParseException markup) {
      return Optional.of(
          new SyntaxFault("XML", file, markup.getLineNumber(), markup.getColumnNumber()));
    }
    if (cause instanceof MarkedYAMLException yaml) {
      // Both count from 0; those with a context and no place of their own have no mark.
      String language = file.filter(name -> name.endsWith(".json")).isPresent() ? "JSON" : "YAML";
      return Optional.ofNullable(yaml.getProblemMark())
          .map(mark -> new SyntaxFault(language, file, mark.getLine() + 1, mark.getColumn() + 1));
    }
    return Optional.empty();
  }

  private static Optional<String> fileOf(Throwable failure) {
    return FailureSentence.causes(failure)
        .flatMap(cause -> Optional.ofNullable(cause.getMessage()).stream())
        .map(NAMES_FILE::matcher)
        .filter(Matcher::find)
        .map(found -> found.group("yaml") == null ? found.group("xml") : found.group("yaml"))
        .reduce((outer, inner) -> inner);
  }

  /** Without a full stop. */
  String sentence() {
    return "%s is no %s of a changelog, at line %d, column %d"
        .formatted(file.orElse("it or a file that it includes"), language, line, column);
  }
}
