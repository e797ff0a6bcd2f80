package org.schemaassurance.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.Onboarding;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.UsageException;

/** Where the changelogs of tests are. */
final class ChangelogSearch {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path OF_MAIN = HERE.resolve("src/main/resources");
  private static final Path OF_TESTS = HERE.resolve("src/test/resources");

  private ChangelogSearch() {}

  /**
   * A changelog that is there, also among the resources of tests.
   *
   * @param options what they leave out the project says
   * @return empty if nobody names one, and the project has none in a usual place
   * @throws UsageException if the one that is named is in no folder where it is looked for
   */
  static Optional<Changelog> of(ChangelogOptions options) {
    return Onboarding.of(HERE).changelogOptions(options).map(ChangelogSearch::named);
  }

  private static Changelog named(ChangelogOptions options) {
    String file = options.changelogFile().orElseThrow();
    if (!options.searchPath().isEmpty()) {
      return new Changelog(HERE, file, options);
    }
    if (isIn(HERE, file) || isIn(OF_MAIN, file)) {
      return new Changelog(HERE, file, in(options, HERE, OF_MAIN));
    }
    if (isIn(OF_TESTS, file)) {
      return new Changelog(HERE, file, in(options, OF_TESTS, OF_MAIN));
    }
    throw new UsageException(
        "There is no changelog %s in %s, nor in its src/main/resources or src/test/resources."
            .formatted(file, HERE));
  }

  private static boolean isIn(Path folder, String file) {
    return Files.isRegularFile(folder.resolve(file));
  }

  private static ChangelogOptions in(ChangelogOptions options, Path... folders) {
    List<Path> places = Stream.of(folders).filter(Files::isDirectory).toList();
    return ChangelogOptions.builder().searchPath(places).build().orElse(options);
  }
}
