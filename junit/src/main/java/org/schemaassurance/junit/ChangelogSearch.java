package org.schemaassurance.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.UsageException;

/** Where the changelogs of tests are. */
final class ChangelogSearch {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path OF_TESTS = Path.of("src/test/resources");

  private ChangelogSearch() {}

  /**
   * A changelog that is there, also among the resources of tests.
   *
   * @param options with a master file
   * @throws UsageException if it is in no folder where it is looked for
   */
  static Changelog of(ChangelogOptions options) {
    String file = options.changelogFile().orElseThrow();
    if (!options.searchPath().isEmpty()
        || isIn(Path.of(""), file)
        || isIn(Path.of("src/main/resources"), file)) {
      return new Changelog(HERE, file, options);
    }
    if (isIn(OF_TESTS, file)) {
      return new Changelog(HERE, file, ofTests(options));
    }
    throw new UsageException(
        "There is no changelog %s in %s, nor in its src/main/resources or src/test/resources."
            .formatted(file, HERE));
  }

  private static boolean isIn(Path folder, String file) {
    return Files.isRegularFile(HERE.resolve(folder).resolve(file));
  }

  private static ChangelogOptions ofTests(ChangelogOptions options) {
    List<Path> places =
        Stream.of(OF_TESTS, Path.of("src/main/resources"))
            .map(HERE::resolve)
            .filter(Files::isDirectory)
            .toList();
    return ChangelogOptions.builder().searchPath(places).build().orElse(options);
  }
}
