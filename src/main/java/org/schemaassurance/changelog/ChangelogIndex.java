package org.schemaassurance.changelog;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.UsageException;

/**
 * What {@link ChangelogReader} answered, remembered in a file: loading Liquibase and parsing takes
 * about a second, which a verification should not pay on each run. No class of Liquibase is loaded
 * while the answer is still good.
 */
public final class ChangelogIndex {
  private final Path folder;

  /**
   * @param folder where the file is kept; made when it is missing
   */
  public ChangelogIndex(Path folder) {
    this.folder = folder;
  }

  /**
   * As {@link ChangelogReader#read}. A remembered answer counts while every file beside and below
   * the master file has the same bytes and name; a folder that can't be read or written costs time
   * only.
   *
   * @throws UsageException if the changelog is missing or can't be read
   */
  public List<DeclaredChangeset> read(Path root, String file) {
    Path changelog = root.resolve(file);
    Optional<String> key = Fingerprint.of(root, changelog);
    return key.flatMap(this::remembered)
        .orElseGet(
            () -> {
              List<DeclaredChangeset> changesets = new ChangelogReader().read(root, file);
              key.filter(current -> liesBeside(root, changelog, changesets))
                  .ifPresent(current -> remember(current, changesets));
              return changesets;
            });
  }

  /** A file that is included from elsewhere is not in the fingerprint. */
  private static boolean liesBeside(Path root, Path changelog, List<DeclaredChangeset> changesets) {
    Path folder = changelog.toAbsolutePath().normalize().getParent();
    return changesets.stream()
        .map(changeset -> root.resolve(changeset.file()).toAbsolutePath().normalize())
        .allMatch(file -> file.startsWith(folder));
  }

  private Optional<List<DeclaredChangeset>> remembered(String key) {
    Path file = fileOf(key);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return Optional.of(ChangesetCodec.read(in));
    } catch (IOException | IllegalArgumentException e) {
      // Cut off or damaged: the changelog itself is read instead, and the file written anew.
      return Optional.empty();
    }
  }

  private void remember(String key, List<DeclaredChangeset> changesets) {
    try {
      Files.createDirectories(folder);
      Path half = Files.createTempFile(folder, "changelog", ".half");
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(half)))) {
        ChangesetCodec.write(out, changesets);
      }
      Files.move(half, fileOf(key), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // A read-only folder is no reason to fail: the next run reads the changelog again.
      return;
    }
  }

  private Path fileOf(String key) {
    return folder.resolve("changelog-" + key + ".index");
  }
}
