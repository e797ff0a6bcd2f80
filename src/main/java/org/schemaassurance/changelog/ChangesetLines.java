package org.schemaassurance.changelog;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The lines of one changelog file, to find where a changeset starts. Asked in the order of the
 * file, it goes over it once.
 */
final class ChangesetLines {
  private static final Pattern DECLARATION =
      Pattern.compile("^\\s*--\\s*changeset\\s", Pattern.CASE_INSENSITIVE);
  private static final Pattern ATTRIBUTE = Pattern.compile("\\bid\\b\"?\\s*[:=]");

  /** The same with what stands there, of which parts may be parameters. */
  private static final Pattern WRITTEN_DECLARATION =
      Pattern.compile(
          DECLARATION.pattern() + "\\s*(\"[^\"]+\"|[^:]+):(\"[^\"]+\"|\\S+)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern WRITTEN_ATTRIBUTE =
      Pattern.compile(
          ATTRIBUTE.pattern() + "\\s*(?:\"([^\"]+)\"|'([^']+)'|((?:\\$\\{[^}]*}|[^\\s,}>\"'])+))");

  private static final Pattern PARAMETER = Pattern.compile("\\$\\{[^}]*}");

  private final Candidates declarations;
  private final Candidates attributes;

  private ChangesetLines(List<String> lines) {
    this.declarations = new Candidates(lines, DECLARATION);
    this.attributes = new Candidates(lines, ATTRIBUTE);
  }

  /** Of the text of a file. */
  static ChangesetLines of(String text) {
    return new ChangesetLines(text.lines().toList());
  }

  /**
   * The line of a changeset, from 1: that of its {@code --changeset} in formatted SQL, of its id in
   * YAML, XML and JSON, where parameters may stand for parts of both; 1 where neither is found.
   */
  int lineOf(String author, String id) {
    Pattern declaration =
        Pattern.compile(
            "^\\s*--\\s*changeset\\s+\"?%s\"?:\"?%s\"?(?:\\s.*)?$"
                .formatted(Pattern.quote(author), Pattern.quote(id)),
            Pattern.CASE_INSENSITIVE);
    Pattern attribute =
        Pattern.compile("\\bid\\b\"?\\s*[:=]\\s*[\"']?%s(?!\\w)".formatted(Pattern.quote(id)));
    return Stream.<Supplier<OptionalInt>>of(
            () -> declarations.next(declaration.asPredicate()),
            () -> attributes.next(attribute.asPredicate()),
            () -> declarations.next(line -> isDeclaration(line, author, id)),
            () -> attributes.next(line -> isAttribute(line, id)))
        .map(Supplier::get)
        .flatMapToInt(OptionalInt::stream)
        .findFirst()
        .orElse(1);
  }

  private static boolean isDeclaration(String line, String author, String id) {
    return WRITTEN_DECLARATION
        .matcher(line)
        .results()
        .anyMatch(
            found ->
                becomes(unquoted(found.group(1)), author) && becomes(unquoted(found.group(2)), id));
  }

  private static boolean isAttribute(String line, String id) {
    return WRITTEN_ATTRIBUTE
        .matcher(line)
        .results()
        .flatMap(found -> IntStream.rangeClosed(1, 3).mapToObj(found::group))
        .anyMatch(written -> written != null && becomes(written, id));
  }

  private static String unquoted(String written) {
    return written.replace("\"", "");
  }

  /** Whether a text with parameters can be another one, once they have their values. */
  private static boolean becomes(String written, String value) {
    return Pattern.matches(
        Stream.of(PARAMETER.split(written, -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")),
        value);
  }

  /** Lines that may be the one that is looked for, and which of them was the last that was. */
  private static final class Candidates {
    private final List<String> lines;
    private final int[] numbers;
    private int last;

    private Candidates(List<String> lines, Pattern pattern) {
      this.lines = lines;
      this.numbers =
          IntStream.range(0, lines.size())
              .filter(at -> pattern.matcher(lines.get(at)).find())
              .toArray();
    }

    /** The number of the next line that is wanted; from the beginning behind the end. */
    private OptionalInt next(Predicate<String> wanted) {
      OptionalInt found =
          IntStream.concat(IntStream.range(last, numbers.length), IntStream.range(0, last))
              .filter(at -> wanted.test(lines.get(numbers[at])))
              .findFirst();
      found.ifPresent(at -> last = at);
      return found.isPresent() ? OptionalInt.of(numbers[found.getAsInt()] + 1) : found;
    }
  }
}
