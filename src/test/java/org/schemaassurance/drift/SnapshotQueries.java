package org.schemaassurance.drift;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.model.ObjectKind;

/** The files that the snapshot is read with. */
final class SnapshotQueries {
  private static final Pattern SINCE = Pattern.compile("Since: (\\d+)0000\\.");

  private SnapshotQueries() {}

  /**
   * One file.
   *
   * @param since the major version that knows what it asks for
   */
  record Query(ObjectKind kind, String text, int since) {}

  static List<Query> all() throws IOException {
    List<Query> queries = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder())) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".sql", "");
        if (!name.equals("scope")) {
          queries.add(query(name, Files.readString(file)));
        }
      }
    }
    return queries;
  }

  private static Query query(String name, String text) throws IOException {
    Matcher since = SINCE.matcher(text);
    return new Query(
        kind(name),
        Files.readString(folder().resolve("scope.sql"))
                .replace("${own}", "")
                .replace("${all_of_database}", "true")
            + text,
        since.find() ? Integer.parseInt(since.group(1)) : 0);
  }

  /**
   * A file is called by the plural of its kind; domains have constraints in a file of their own.
   */
  private static ObjectKind kind(String file) {
    String words = file.replace("domain-constraints", "constraints").replace('-', ' ');
    return Stream.of(
            words,
            words.replaceFirst("s$", ""),
            words.replaceFirst("es$", ""),
            words.replaceFirst("ies$", "y"))
        .map(ObjectKind::ofWord)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No kind of object is in " + file));
  }

  private static Path folder() {
    try {
      return Path.of(
              Objects.requireNonNull(SnapshotReader.class.getResource("snapshot/scope.sql"))
                  .toURI())
          .getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
