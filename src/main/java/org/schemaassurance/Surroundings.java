package org.schemaassurance;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.schemaassurance.assurance.Changelogs;
import org.schemaassurance.changelog.ChangelogAnswers;
import org.schemaassurance.changelog.ChangelogIndex;
import org.schemaassurance.changelog.ChangelogReader;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.ChangelogOptions;

/**
 * Who waits for an answer, and what may be kept for the next one.
 *
 * @param cancellation is told how the work can be ended
 * @param remarks is told what is odd and no part of the answer, a sentence each, such as that a
 *     database was dropped that a killed run had left
 * @param changelogCache a folder, made when it is missing, where a changelog that was read is
 *     remembered; reading one takes about a second
 * @param changelog how Liquibase reads and runs changelogs; it wins over what rules say
 */
public record Surroundings(
    Cancellation cancellation,
    Consumer<String> remarks,
    Optional<Path> changelogCache,
    ChangelogOptions changelog) {
  /** Changelogs are read as rules say. */
  public Surroundings(
      Cancellation cancellation, Consumer<String> remarks, Optional<Path> changelogCache) {
    this(cancellation, remarks, changelogCache, ChangelogOptions.DEFAULT);
  }

  /** Nobody cancels, nobody hears remarks, nothing is kept. */
  public static final Surroundings DEFAULT =
      new Surroundings(
          Cancellation.NEVER, sentence -> {}, Optional.empty(), ChangelogOptions.DEFAULT);

  /** The same, where the work can be ended. */
  public Surroundings withCancellation(Cancellation other) {
    return new Surroundings(other, remarks, changelogCache, changelog);
  }

  /** The same, where changelogs are remembered in a folder. */
  public Surroundings withChangelogCache(Path folder) {
    return new Surroundings(cancellation, remarks, Optional.of(folder), changelog);
  }

  /** The same, where changelogs are read with these options. */
  public Surroundings withChangelog(ChangelogOptions options) {
    return new Surroundings(cancellation, remarks, changelogCache, options);
  }

  /** Those of one run. */
  Changelogs changelogs() {
    ChangelogAnswers answers =
        changelogCache.<ChangelogAnswers>map(ChangelogIndex::new).orElseGet(ChangelogReader::new);
    return new Changelogs(answers, changelog, remarks);
  }
}
