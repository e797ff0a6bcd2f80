package org.schemaassurance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.schemaassurance.model.RehearsalStart;

/**
 * How a changelog is rehearsed.
 *
 * @param query the longest that one statement or query may take
 * @param start the state to begin with
 * @param data a file of SQL that is run in that state, such as rows, or tables that the changelog
 *     takes for granted
 * @param keepGoing whether a changeset that fails is left out, and the others are rehearsed
 */
public record RehearseOptions(
    Duration query, RehearsalStart start, Optional<Path> data, boolean keepGoing) {
  /** Every changeset, from nothing; ends at the first that fails; a minute a statement. */
  public static final RehearseOptions DEFAULT =
      new RehearseOptions(
          Duration.ofMinutes(1), new RehearsalStart.Empty(), Optional.empty(), false);

  /** The same from another state. */
  public RehearseOptions from(RehearsalStart other) {
    return new RehearseOptions(query, other, data, keepGoing);
  }
}
