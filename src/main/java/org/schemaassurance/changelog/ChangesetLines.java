package org.schemaassurance.changelog;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;

/** The lines of one changelog file, to find where a changeset starts. */
record ChangesetLines(List<String> lines) {

  static ChangesetLines read(Path file) throws RefusedFileException {
    return new ChangesetLines(TextFile.read(file, FileKind.CHANGELOG).lines().toList());
  }

  /**
   * The line of a changeset, from 1: that of its {@code --changeset} in formatted SQL, of its id in
   * YAML, XML and JSON, and 1 where neither is found.
   */
  int lineOf(String author, String id) {
    Pattern declaration =
        Pattern.compile(
            "\\s*--\\s*changeset\\s+\"?%s\"?:\"?%s\"?(\\s.*)?"
                .formatted(Pattern.quote(author), Pattern.quote(id)),
            Pattern.CASE_INSENSITIVE);
    Pattern attribute =
        Pattern.compile("\\bid\\b\"?\\s*[:=]\\s*[\"']?%s\\b".formatted(Pattern.quote(id)));
    return IntStream.concat(
            linesWhere(line -> declaration.matcher(line).matches()),
            linesWhere(line -> attribute.matcher(line).find()))
        .findFirst()
        .orElse(1);
  }

  private IntStream linesWhere(java.util.function.Predicate<String> found) {
    return IntStream.range(0, lines.size())
        .filter(at -> found.test(lines.get(at)))
        .map(at -> at + 1);
  }
}
