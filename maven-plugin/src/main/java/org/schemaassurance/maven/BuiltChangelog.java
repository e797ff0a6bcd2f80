package org.schemaassurance.maven;

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
  /** Empty if there is none, which the goal refuses. */
  Optional<String> sentence() {
    return options
        .changelogFile()
        .map(file -> said(file, namedBy.orElseThrow()))
        .or(
            () ->
                Onboarding.changelogNobodyNames(options)
                    .map(found -> said(found.file(), found.namedBy())));
  }

  private static String said(String file, String namedBy) {
    return "Changelog: " + file + " (by " + namedBy + ").";
  }
}
