package org.schemaassurance.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.Onboarding;
import org.schemaassurance.model.FoundChangelog;
import org.schemaassurance.model.FoundChangelog.Unresolved;
import org.schemaassurance.model.NestedChangelog;

/**
 * What {@code init} says of the changelog that it found, or of where one is instead.
 *
 * @param out where it is printed
 */
record ChangelogNote(PrintWriter out) {
  void print(Optional<FoundChangelog> changelog, Onboarding project) {
    changelog.ifPresentOrElse(this::found, () -> noneFound(project.changelogsBelow()));
  }

  private void found(FoundChangelog changelog) {
    out.println("Changelog: " + named(changelog) + ".");
    changelog.unresolved().stream().map(Unresolved::sentence).forEach(out::println);
  }

  private void noneFound(List<NestedChangelog> below) {
    if (below.isEmpty()) {
      out.println("Changelog: none found; --changelog-file names one.");
      return;
    }
    out.println(
        "Changelog: none found here. Begin in a folder that has one, or name it by --changelog-file and --search-path:");
    below.forEach(
        nested ->
            out.println(
                "  "
                    + nested.folder().toString().replace('\\', '/')
                    + " has "
                    + named(nested.changelog())));
  }

  private static String named(FoundChangelog changelog) {
    return changelog.file() + " (by " + changelog.namedBy() + ")";
  }
}
