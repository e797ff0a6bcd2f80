package org.schemaassurance.assurance;

import java.nio.file.Path;
import java.util.Optional;
import org.schemaassurance.changelog.ChangelogRunner;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.verify.checks.ChangelogCheck.DeclaredChangelog;

/**
 * The changelog that a reference database is built from.
 *
 * @param root the folder that its paths are relative to
 * @param file the master file, relative to the root
 * @param appliedIn where the changesets stand that have run
 */
record BuiltChangelog(Path root, String file, QualifiedName appliedIn) {
  private static final String WHERE_PROJECTS_HAVE_IT = "changelog/master.yaml";

  /**
   * The one that somebody names, else the one that a rule is about.
   *
   * @param named a master file, relative to the working directory
   */
  static BuiltChangelog of(Optional<String> named, RuleSet rules) {
    Path here = Path.of("").toAbsolutePath();
    Optional<DeclaredChangelog> declared = DeclaredChangelog.of(rules.rules()).findFirst();
    QualifiedName appliedIn =
        declared.map(DeclaredChangelog::appliedIn).orElse(ChangelogRunner.APPLIED_IN);
    return named
        .map(file -> new BuiltChangelog(here, file, appliedIn))
        .or(() -> declared.map(found -> new BuiltChangelog(found.root(), found.file(), appliedIn)))
        .orElse(new BuiltChangelog(here, WHERE_PROJECTS_HAVE_IT, appliedIn));
  }
}
