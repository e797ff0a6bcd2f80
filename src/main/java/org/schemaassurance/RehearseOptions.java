package org.schemaassurance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.RehearsalStart;
import org.schemaassurance.model.RehearsalTraffic;
import org.schemaassurance.model.TableSizes;

/**
 * How a changelog is rehearsed.
 *
 * @param query the longest that one statement or query may take
 * @param start the state to begin with
 * @param rows how many are made up for each table, from 0
 * @param data a file of SQL that is run in that state, such as rows, or tables that the changelog
 *     takes for granted
 * @param sizes of tables in production, by which hints weigh more or less
 * @param onlyHints ids of the hints that are looked for; empty for those that are by default
 * @param exceptHints ids of those that are not
 * @param accepted which findings are accepted, why and until when
 * @param keepGoing whether a changeset that fails is left out, and the others are rehearsed
 * @param traffic what others do beside each changeset's second run, to see who waits
 */
public record RehearseOptions(
    Duration query,
    RehearsalStart start,
    int rows,
    Optional<Path> data,
    TableSizes sizes,
    List<String> onlyHints,
    List<String> exceptHints,
    AcceptedFindings accepted,
    boolean keepGoing,
    RehearsalTraffic traffic) {
  /** Every changeset, from nothing; ends at the first that fails; a minute a statement. */
  public static final RehearseOptions DEFAULT =
      new RehearseOptions(
          Duration.ofMinutes(1),
          new RehearsalStart.Empty(),
          1000,
          Optional.empty(),
          TableSizes.UNKNOWN,
          List.of(),
          List.of(),
          AcceptedFindings.NONE,
          false,
          new RehearsalTraffic.None());

  public RehearseOptions {
    onlyHints = List.copyOf(onlyHints);
    exceptHints = List.copyOf(exceptHints);
  }

  /** The same from another state. */
  public RehearseOptions from(RehearsalStart other) {
    return new RehearseOptions(
        query, other, rows, data, sizes, onlyHints, exceptHints, accepted, keepGoing, traffic);
  }

  /** The same with others at work beside each changeset. */
  public RehearseOptions beside(RehearsalTraffic others) {
    return new RehearseOptions(
        query, start, rows, data, sizes, onlyHints, exceptHints, accepted, keepGoing, others);
  }
}
