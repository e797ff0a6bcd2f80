package org.schemaassurance;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.schemaassurance.assurance.LiveChangelog;
import org.schemaassurance.changelog.ChangelogIndex;
import org.schemaassurance.changelog.ChangelogReader;
import org.schemaassurance.model.Cancellation;

/**
 * Who waits for an answer, and what may be kept for the next one.
 *
 * @param cancellation is told how the work can be ended
 * @param remarks is told what is odd and no part of the answer, a sentence each, such as that a
 *     database was dropped that a killed run had left
 * @param changelogCache a folder, made when it is missing, where a changelog that was read is
 *     remembered; reading one takes about a second
 */
public record Surroundings(
    Cancellation cancellation, Consumer<String> remarks, Optional<Path> changelogCache) {
  /** Nobody cancels, nobody hears remarks, nothing is kept. */
  public static final Surroundings DEFAULT =
      new Surroundings(Cancellation.NEVER, sentence -> {}, Optional.empty());

  /** The same, where the work can be ended. */
  public Surroundings withCancellation(Cancellation other) {
    return new Surroundings(other, remarks, changelogCache);
  }

  /** The same, where changelogs are remembered in a folder. */
  public Surroundings withChangelogCache(Path folder) {
    return new Surroundings(cancellation, remarks, Optional.of(folder));
  }

  LiveChangelog.Source changelogs() {
    return changelogCache
        .<LiveChangelog.Source>map(folder -> new ChangelogIndex(folder)::read)
        .orElse((root, file) -> new ChangelogReader().read(root, file));
  }
}
