package org.schemaassurance.assurance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.schemaassurance.changelog.DefaultsFile;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.FoundChangelog;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.onboarding.ChangelogSearch;
import org.schemaassurance.onboarding.NestedChangelogs;

/**
 * The changelog that a project has where nobody names one, as {@link ChangelogSearch} finds it.
 *
 * @param told otherwise of it
 * @param listener is told where it was found, and what of it could not be resolved
 */
public record ProjectChangelog(ChangelogOptions told, Consumer<FoundChangelog> listener) {
  private static final String WHERE_PROJECTS_HAVE_IT = "changelog/master.yaml";

  /** The one of the folders that the options name, else of the one in which the process runs. */
  public static Optional<FoundChangelog> of(ChangelogOptions told) {
    return new ProjectChangelog(told, found -> {}).search();
  }

  /** Folders that are named are the project's, wherever the process runs. */
  private Optional<FoundChangelog> search() {
    List<Path> folders = folders();
    return folders.stream().anyMatch(ProjectChangelog::hasOursIn)
        ? Optional.of(
            new FoundChangelog(
                told.orElse(ChangelogOptions.of(WHERE_PROJECTS_HAVE_IT)),
                ChangelogSearch.USUAL_PLACE))
        : folders.stream()
            .flatMap(folder -> new ChangelogSearch(folder).find(told).stream())
            .findFirst();
  }

  Optional<Changelog> found() {
    Optional<FoundChangelog> searched = search();
    searched.ifPresent(listener);
    return searched.map(
        found ->
            new Changelog(
                here(),
                found.file(),
                found
                    .options()
                    .defaultsFile()
                    .map(DefaultsFile::read)
                    .map(found.options()::orElse)
                    .orElse(found.options())));
  }

  /**
   * The same where there has to be one.
   *
   * @throws UsageException if there is none
   */
  Changelog required() {
    return found().orElseThrow(() -> NestedChangelogs.insteadOfNone(folders()));
  }

  private List<Path> folders() {
    return told.searchPath().isEmpty() ? List.of(here()) : told.searchPath();
  }

  private static boolean hasOursIn(Path folder) {
    return Files.exists(folder.resolve(WHERE_PROJECTS_HAVE_IT));
  }

  /** Liquibase looks into the resources of a project that names no folders. */
  static boolean isThere(Changelog changelog) {
    List<Path> named = changelog.options().searchPath();
    List<Path> folders =
        named.isEmpty()
            ? List.of(changelog.root(), changelog.root().resolve(ChangelogSearch.RESOURCES))
            : named;
    return folders.stream().anyMatch(folder -> Files.exists(folder.resolve(changelog.file())));
  }

  /** The folder in which the process runs. */
  static Path here() {
    return Path.of("").toAbsolutePath();
  }
}
