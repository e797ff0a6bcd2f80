package org.schemaassurance.onboarding;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the first activity in a build file of Groovy or Kotlin is given: the arguments of the first
 * block that has a changelog. A plain text alone is known; what Gradle computes, or gives on a
 * condition, is not.
 *
 * @param byName as it is written
 */
record GradleArguments(Map<String, Argument> byName) {
  private static final String CHANGELOG = "changelogFile";

  private static final String TEXT =
      "(?:\"(?:[^\"\\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\\n]++|\\\\.)*+')";
  private static final String IN_BRACKETS =
      "\\((?:%1$s|[^()\"']++|\\((?:%1$s|[^()\"']++)*+\\))*+\\)|\\[[^\\]\\n]*+]".formatted(TEXT);
  private static final String EXPRESSION =
      "(?=[\\w\"'(\\[])(?:%s|%s|[^\"'()\\[\\]{},;\\n]++)++".formatted(TEXT, IN_BRACKETS);
  private static final String NAME =
      "change[lL]ogFile|contexts|contextFilter|labelFilter|labels|defaultSchemaName|liquibaseSchemaName";

  /** A variable, and what belongs to something else, is no argument of an activity. */
  private static final String NO_ARGUMENT = "(?<![\\w.$\"'])(?<!\\b(?:def|val|var|String) )";

  /**
   * Of both languages: {@code name 'text'}, {@code name: "text"}, {@code "name" to "text"}. A quote
   * before the name closes behind it, and what stands in other texts is none.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          "%s([\"']?+)(%s)\\1(?:]?+\\s*+(?:[=:(,]|to\\b)\\s*+|(?<=\\w)(?:[ \\t]++|(?=[\"'])))(%s)|%s|([{}])"
              .formatted(NO_ARGUMENT, NAME, EXPRESSION, TEXT));

  private static final Pattern COMMENT =
      Pattern.compile("(%s)|//[^\\n]*+|/\\*(?s:.*?)\\*/".formatted(TEXT));
  private static final Pattern PLAIN = Pattern.compile(TEXT);

  /**
   * One argument.
   *
   * @param written what the text says, or the program where it is none
   * @param isText whether Gradle takes it as it stands, but for variables in it
   */
  private record Argument(String written, boolean isText) {
    private static Argument of(String expression) {
      return PLAIN.matcher(expression).matches() && !expression.contains("\\")
          ? new Argument(expression.substring(1, expression.length() - 1), true)
          : new Argument(expression, false);
    }

    private boolean isKnown() {
      return isText && !written.contains("$");
    }

    private Argument onACondition() {
      return new Argument(written, false);
    }
  }

  /** Those of the first activity in a build file; none if it has no activity. */
  static GradleArguments of(String buildFile) {
    Matcher token = TOKEN.matcher(withoutComments(buildFile));
    Deque<Map<String, Argument>> blocks = new ArrayDeque<>();
    blocks.push(new LinkedHashMap<>());
    while (token.find()) {
      Map<String, Argument> block = blocks.peek();
      if (token.group(2) != null) {
        String name = token.group(2).replace("changeLog", "changelog");
        if (name.equals(CHANGELOG) && block.containsKey(name)) {
          return new GradleArguments(block);
        }
        block.put(name, Argument.of(token.group(3).strip()));
      } else if ("{".equals(token.group(4))) {
        blocks.push(new LinkedHashMap<>());
      } else if ("}".equals(token.group(4)) && blocks.size() > 1) {
        if (block.containsKey(CHANGELOG)) {
          return new GradleArguments(block);
        }
        blocks.pop();
        block.forEach((name, argument) -> blocks.peek().put(name, argument.onACondition()));
      }
    }
    return new GradleArguments(blocks.peek());
  }

  private static String withoutComments(String text) {
    return COMMENT
        .matcher(text)
        .replaceAll(
            found -> found.group(1) == null ? " " : Matcher.quoteReplacement(found.group(1)));
  }

  /** The changelog as it is named, with the variables in its text. */
  Optional<String> changelog() {
    return first(CHANGELOG).filter(Argument::isText).map(Argument::written);
  }

  /** The value of the first of some names that is given, if it is known. */
  Optional<String> known(String... names) {
    return first(names).filter(Argument::isKnown).map(Argument::written);
  }

  /** What is written of the first of some names that is given, if only Gradle knows its value. */
  Optional<String> unresolved(String... names) {
    return first(names).filter(argument -> !argument.isKnown()).map(Argument::written);
  }

  private Optional<Argument> first(String... names) {
    return Stream.of(names)
        .flatMap(name -> Optional.ofNullable(byName.get(name)).stream())
        .findFirst();
  }
}
