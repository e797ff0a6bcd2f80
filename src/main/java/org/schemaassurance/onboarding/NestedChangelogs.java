package org.schemaassurance.onboarding;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.FoundChangelog;
import org.schemaassurance.model.NestedChangelog;
import org.schemaassurance.model.UsageException;

/**
 * Where changelogs are below a project's folder that has none itself: in its modules, or in the
 * folder that its people keep for the database.
 */
public final class NestedChangelogs {
  /** As deep as modules of modules, and folders of folders of SQL, usually are. */
  private static final int DEEPEST = 5;

  /** Nobody waits for a hint. */
  private static final int MOST_FOLDERS = 3000;

  private static final int MOST = 3;

  private static final Set<String> NOBODYS =
      Set.of("target", "build", "out", "dist", "node_modules", "test", "venv", "vendor");

  private final Path project;
  private final List<NestedChangelog> found = new ArrayList<>();
  private int folders;

  private NestedChangelogs(Path project) {
    this.project = project;
  }

  /**
   * The first three at most, by their folders.
   *
   * @param project its folder
   */
  public static List<NestedChangelog> below(Path project) {
    NestedChangelogs nested = new NestedChangelogs(project.toAbsolutePath());
    nested.search(nested.project, 1);
    return List.copyOf(nested.found);
  }

  /** The failure of who needs a changelog and finds none: it names those that may be meant. */
  public static UsageException insteadOfNone(List<Path> folders) {
    String below =
        folders.stream()
            .flatMap(folder -> below(folder).stream())
            .map(nested -> nested.folder() + " has " + nested.changelog().file())
            .collect(Collectors.joining(", "));
    return new UsageException(
        "There is no changelog in a usual place of %s, and none is named%s."
            .formatted(
                folders.stream().map(Path::toString).collect(Collectors.joining(", ")),
                below.isEmpty() ? "" : "; " + below.replace('\\', '/')));
  }

  private void search(Path folder, int depth) {
    for (Path below : foldersIn(folder)) {
      if (folders++ >= MOST_FOLDERS || found.size() >= MOST) {
        return;
      }
      in(below)
          .ifPresentOrElse(
              changelog -> found.add(new NestedChangelog(project.relativize(below), changelog)),
              () -> searchDeeper(below, depth));
    }
  }

  private void searchDeeper(Path folder, int depth) {
    if (depth < DEEPEST) {
      search(folder, depth + 1);
    }
  }

  /** By their names, for no file system promises an order; none where they may not be read. */
  private static List<Path> foldersIn(Path folder) {
    String[] names = folder.toFile().list();
    return Stream.of(names == null ? new String[0] : names)
        .filter(name -> !name.startsWith(".") && !NOBODYS.contains(name))
        .sorted()
        .map(folder::resolve)
        .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
        .toList();
  }

  /** As who works in it would find it; one that says it wrong is told when they do. */
  private static Optional<FoundChangelog> in(Path folder) {
    ChangelogOptions.Builder here = ChangelogOptions.builder();
    Path defaults = folder.resolve(ChangelogSearch.DEFAULTS);
    if (Files.isRegularFile(defaults)) {
      here.defaultsFile(defaults);
    }
    try {
      return new ChangelogSearch(folder).find(here.build());
    } catch (UsageException unreadable) {
      return Optional.empty();
    }
  }
}
