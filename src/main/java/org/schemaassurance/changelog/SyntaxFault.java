package org.schemaassurance.changelog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.xml.sax.SAXParseException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Where a parser of Liquibase's stopped, without its words, which quote what stands in the file
 * that may be any. Only what the XML Schema of changelogs does not allow is said: it is names of
 * elements and attributes, below a root that the schema knows.
 *
 * @param language what the file is not; JSON is parsed as YAML
 * @param file as Liquibase names it; empty where it does not
 * @param line from 1
 * @param column from 1
 * @param disallowed what the schema has against it; empty where the file may be any
 */
record SyntaxFault(
    String language, Optional<String> file, int line, int column, Optional<String> disallowed) {
  /** Both of Liquibase's ways to name the file that it was at. */
  private static final Pattern NAMES_FILE =
      Pattern.compile(
          "Syntax error in file (?<yaml>[^:\\n]{1,200}):"
              + "|Error parsing line \\d+ column \\d+ of (?<xml>[^:\\n]{1,200}):");

  /**
   * Xerces' keys of elements and attributes that are not allowed or are missing: each comes after
   * the root has been found to be a changelog's, which has a key of its own otherwise.
   */
  private static final Pattern DISALLOWED =
      Pattern.compile(
          "^cvc-complex-type\\.(?<key>2\\.4|3\\.2\\.2|4)[.a-z\\d]*\\s?: (?<sentence>.*?)(?:\\.(?:\\s|$)|\\u3002)");

  /** How its sentences begin in English; the virtual machine's locale may have another language. */
  private static final Pattern ENGLISH =
      Pattern.compile(
          "^(?:Invalid content|The content|The matching|Attribute '|'[^']*' can occur).*");

  /** In quotes, unlike what stands behind an apostrophe. */
  private static final Pattern QUOTED = Pattern.compile("(?<!\\p{IsLatin})['\"]([^'\"]+)['\"]");

  private static final Pattern NAMESPACE = Pattern.compile("\\{\"[^\"]*\":(?<name>[^}]*)}");

  /** The fault behind a failure, if a parser has found it. */
  static Optional<SyntaxFault> behind(Throwable failure) {
    return FailureSentence.causes(failure)
        .flatMap(cause -> of(cause, fileOf(failure)).stream())
        .findFirst();
  }

  private static Optional<SyntaxFault> of(Throwable cause, Optional<String> file) {
    if (cause instanceof SAXParseException markup) {
      return Optional.of(
          new SyntaxFault(
              "XML",
              file,
              markup.getLineNumber(),
              markup.getColumnNumber(),
              disallowed(markup.getMessage())));
    }
    if (cause instanceof MarkedYAMLException yaml) {
      // Both count from 0; those with a context and no place of their own have no mark.
      String language = file.filter(name -> name.endsWith(".json")).isPresent() ? "JSON" : "YAML";
      return Optional.ofNullable(yaml.getProblemMark())
          .map(
              mark ->
                  new SyntaxFault(
                      language, file, mark.getLine() + 1, mark.getColumn() + 1, Optional.empty()));
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

  private static Optional<String> disallowed(String message) {
    return Optional.ofNullable(message)
        .map(DISALLOWED::matcher)
        .filter(Matcher::find)
        .map(
            found ->
                inEnglish(
                    found.group("key"),
                    NAMESPACE.matcher(found.group("sentence")).replaceAll("$1")));
  }

  /** Each language has an order of its own in which it names attribute and element. */
  private static String inEnglish(String key, String sentence) {
    if (ENGLISH.matcher(sentence).matches()) {
      return sentence;
    }
    String names =
        QUOTED
            .matcher(sentence)
            .results()
            .map(quoted -> "'" + quoted.group(1) + "'")
            .limit(key.equals("2.4") ? 1 : 2)
            .collect(Collectors.joining(", "));
    String reason =
        switch (key) {
          case "2.4" -> "an element is not allowed there or not complete";
          case "3.2.2" -> "an attribute is not allowed in an element";
          default -> "an attribute is missing in an element";
        };
    return names.isEmpty() ? reason : reason + ": " + names;
  }

  /** Without a full stop. */
  String sentence() {
    return "%s is no %s of a changelog, at line %d, column %d%s"
        .formatted(
            file.orElse("it or a file that it includes"),
            language,
            line,
            column,
            disallowed.map(reason -> ": " + reason).orElse(""));
  }
}
