package org.schemaassurance.changelog;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The lines of one changelog file, to find where a changeset starts. Asked in the order of the
 * file, it goes over it once.
 */
final class ChangesetLines {
  private static final Pattern DECLARATION =
      Pattern.compile("^\\s*--\\s*changeset\\s", Pattern.CASE_INSENSITIVE);
  private static final Pattern ATTRIBUTE = Pattern.compile("\\bid\\b\"?\\s*[:=]");

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
   * YAML, XML and JSON, and 1 where neither is found.
   */
  int lineOf(String author, String id) {
    Pattern declaration =
        Pattern.compile(
            "^\\s*--\\s*changeset\\s+\"?%s\"?:\"?%s\"?(?:\\s.*)?$"
                .formatted(Pattern.quote(author), Pattern.quote(id)),
            Pattern.CASE_INSENSITIVE);
    Pattern attribute =
        Pattern.compile("\\bid\\b\"?\\s*[:=]\\s*[\"']?%s\\b".formatted(Pattern.quote(id)));
    OptionalInt declared = declarations.next(declaration);
    return declared.orElseGet(() -> attributes.next(attribute).orElse(1));
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

    /**
     * The number of the next line that a pattern is found in; from the beginning behind the end.
     */
    private OptionalInt next(Pattern pattern) {
      OptionalInt found =
          IntStream.concat(IntStream.range(last, numbers.length), IntStream.range(0, last))
              .filter(at -> pattern.matcher(lines.get(numbers[at])).find())
              .findFirst();
      found.ifPresent(at -> last = at);
      return found.isPresent() ? OptionalInt.of(numbers[found.getAsInt()] + 1) : found;
    }
  }
}
