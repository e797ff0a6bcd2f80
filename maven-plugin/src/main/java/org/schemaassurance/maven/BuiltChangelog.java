package org.schemaassurance.maven;

import java.nio.file.Files;
import java.util.Optional;
import org.schemaassurance.Onboarding;
import org.schemaassurance.model.ChangelogOptions;

/**
 * Which changelog a goal builds, for a sentence.
 *
 * @param options how it is read
 * @param namedBy who names it, where somebody does
 */
record BuiltChangelog(ChangelogOptions options, Optional<String> namedBy) {
  private static final String USUAL = "changelog/master.yaml";

  /** Empty if there is none, which the goal refuses. */
  Optional<String> sentence() {
    return options.changelogFile().map(file -> said(file, namedBy.orElseThrow())).or(this::found);
  }

  /** As a goal without a named one takes it. */
  private Optional<String> found() {
    if (options.searchPath().stream().anyMatch(folder -> Files.exists(folder.resolve(USUAL)))) {
      return Optional.of(said(USUAL, "its usual place"));
    }
    return options.searchPath().stream()
        .flatMap(folder -> Onboarding.of(folder).changelog(options).stream())
        .findFirst()
        .map(changelog -> said(changelog.file(), changelog.namedBy()));
  }

  private static String said(String file, String namedBy) {
    return "Changelog: " + file + " (by " + namedBy + ").";
  }
}
