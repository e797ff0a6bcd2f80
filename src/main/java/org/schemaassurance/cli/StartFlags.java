package org.schemaassurance.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.schemaassurance.model.RehearsalStart;
import org.schemaassurance.model.UsageException;
import picocli.CommandLine.Option;

/** Which changesets are rehearsed. */
final class StartFlags {
  @Option(
      names = "--pending",
      description =
          "Those alone that have not run in the database of --url or DB_*, from the state that it is in; it is"
              + " read, nothing else.")
  private boolean pending;

  @Option(
      names = "--last",
      paramLabel = "COUNT",
      description = "The last changesets alone, where those before have run.")
  private Optional<Integer> last = Optional.empty();

  @Option(
      names = "--since-tag",
      paramLabel = "TAG",
      description = "Those alone behind the changeset that sets this tag (tagDatabase).")
  private Optional<String> tag = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "Those alone that have not run in the state that a file tells: a snapshot (.yaml), or a plain dump"
              + " of pg_dump.")
  private Optional<Path> file = Optional.empty();

  boolean isPending() {
    return pending;
  }

  /**
   * Where the others begin.
   *
   * @throws UsageException if a number is none that changesets can have
   */
  RehearsalStart chosen() {
    if (last.isPresent()) {
      if (last.get() < 1) {
        throw new UsageException(
            "--last takes a number of changesets from 1 on, not " + last.get() + ".");
      }
      return new RehearsalStart.BeforeLast(last.get());
    }
    return tag.<RehearsalStart>map(RehearsalStart.AtTag::new)
        .or(() -> file.map(RehearsalStart.InFile::new))
        .orElseGet(RehearsalStart.Empty::new);
  }
}
