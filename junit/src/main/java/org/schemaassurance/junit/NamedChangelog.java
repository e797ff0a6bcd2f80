package org.schemaassurance.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.schemaassurance.model.UsageException;

/**
 * A changelog that is there.
 *
 * @param root the folder that its paths are relative to
 * @param file the master file, relative to the root
 */
record NamedChangelog(Path root, String file) {
  private static final List<String> WHERE_PROJECTS_HAVE_IT =
      List.of(".", "src/main/resources", "src/test/resources");

  /**
   * Looks for one.
   *
   * @param searchPath folders; where projects have it, if there is none
   * @throws UsageException if it is in none of them
   */
  static NamedChangelog find(String file, List<String> searchPath) {
    List<String> folders = searchPath.isEmpty() ? WHERE_PROJECTS_HAVE_IT : searchPath;
    return folders.stream()
        .map(folder -> Path.of(folder).toAbsolutePath().normalize())
        .filter(folder -> Files.isRegularFile(folder.resolve(file)))
        .findFirst()
        .map(folder -> new NamedChangelog(folder, file))
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no changelog %s in %s (below %s)."
                        .formatted(
                            file, String.join(", ", folders), Path.of("").toAbsolutePath())));
  }
}
