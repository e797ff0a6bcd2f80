package org.schemaassurance.rehearse.hints;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a hint has to say of one object.
 *
 * @param object the table, index or other object, qualified; of what concerns the whole changeset,
 *     what it is called there
 * @param said how the object is named in what is told of it
 * @param statement which one of the changeset's statements, from 0
 * @param sentence what it does, and what that means
 * @param part the column or index of the object that the sentence names, if it is about one of
 *     several that there may be
 */
record Remark(String object, String said, int statement, String sentence, Optional<String> part) {
  /** More are counted. */
  private static final int NAMED = 4;

  Remark(String object, int statement, String sentence) {
    this(object, object, statement, sentence, Optional.empty());
  }

  /** The same, where more than its name is said of the object. */
  Remark saying(String more) {
    return new Remark(object, object + " (" + more + ")", statement, sentence, part);
  }

  /** The same, about a part that the sentence names. */
  Remark about(String named) {
    return new Remark(object, said, statement, sentence, Optional.of(named));
  }

  /** The same, with the parts of which others say the same of the object. */
  Remark with(List<Remark> others) {
    List<String> parts =
        others.stream()
            .flatMap(other -> other.part().stream())
            .distinct()
            .filter(other -> part.filter(other::equals).isEmpty())
            .toList();
    return part.isEmpty() || parts.isEmpty()
        ? this
        : new Remark(
            object,
            said,
            statement,
            sentence.replaceFirst(
                " " + Pattern.quote(part.get()) + " ",
                Matcher.quoteReplacement(
                    " " + part.get() + " (and likewise " + named(parts) + ") ")),
            part);
  }

  private static String named(List<String> parts) {
    String first = parts.stream().limit(NAMED).collect(Collectors.joining(", "));
    return parts.size() > NAMED ? first + " and " + (parts.size() - NAMED) + " more" : first;
  }
}
