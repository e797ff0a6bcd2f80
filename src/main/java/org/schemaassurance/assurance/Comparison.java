package org.schemaassurance.assurance;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.schemaassurance.acceptance.AcceptedFindings;
import org.schemaassurance.acceptance.Ignored;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.drift.Difference;
import org.schemaassurance.drift.DriftFindings;
import org.schemaassurance.drift.SnapshotDiff;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.verify.ObjectHistory;

/**
 * One schema compared with another, what one of them alone tells left out.
 *
 * @param limits of one query, and of all on both sides
 * @param extras what is compared beyond the schema where no snapshot's file says it
 */
public record Comparison(Cancellation cancellation, Limits limits, Set<Extra> extras) {
  private static final Logger LOGGER = System.getLogger(Comparison.class.getName());
  private static final String VERB = "drift";

  /**
   * Reads both and compares.
   *
   * @param ignored the differences that are accepted
   * @param origins who has created what is expected
   * @throws org.schemaassurance.model.AssuranceException if one of them cannot be read
   */
  public Report report(
      SchemaSource expectedSource,
      SchemaSource foundSource,
      List<Ignored> ignored,
      OriginsOfObjects origins) {
    Instant startedAt = Instant.now();
    Supplier<Set<Extra>> wanted =
        () -> expectedSource.extras().or(foundSource::extras).orElse(extras);
    SchemaSource.Side found = found(foundSource, expectedSource, wanted);
    SchemaSource.Side expected = expectedSource.read(cancellation, VERB, limits, wanted);
    return new Report(
        "Drift of " + found.name() + " from " + expected.name(),
        found.target(),
        startedAt,
        Duration.between(startedAt, Instant.now()),
        findings(
            expected,
            found,
            new AcceptedFindings(ignored, LocalDate.ofInstant(startedAt, ZoneOffset.UTC)),
            origins,
            foundSource.live()),
        List.of());
  }

  /** While a file is still being read; what is wrong with that comes before any other failure. */
  private SchemaSource.Side found(
      SchemaSource source, SchemaSource expected, Supplier<Set<Extra>> wanted) {
    try {
      return source.read(cancellation, VERB, limits, wanted);
    } catch (UndeterminedException unread) {
      expected.requireWellFormed();
      throw unread;
    }
  }

  private List<Finding> findings(
      SchemaSource.Side expected,
      SchemaSource.Side found,
      AcceptedFindings accepted,
      OriginsOfObjects origins,
      Optional<ReadableDatabase> live) {
    Set<Extra> both = expected.snapshot().limitedTo(found.snapshot().extras()).extras();
    SchemaSnapshot wanted = expected.snapshot().limitedTo(both);
    List<Difference> differences = SnapshotDiff.between(wanted, found.snapshot().limitedTo(both));
    Optional<ObjectHistory> history =
        live.filter(
                any ->
                    origins.areKnown()
                        && differences.stream().anyMatch(each -> hasMaker(each, expected)))
            .flatMap(database -> historyIn(database, origins));
    DriftFindings drift =
        new DriftFindings(
            new DriftFindings.Expectation(
                wanted,
                expected.name(),
                expected.lines(),
                object ->
                    history.map(told -> told.origin(object)).orElseGet(() -> origins.of(object)),
                object -> history.flatMap(told -> told.end(object))));
    return accepted.of(drift.of(differences));
  }

  /** What is not expected may be newer than a snapshot's file, and never than a changelog. */
  private static boolean hasMaker(Difference difference, SchemaSource.Side expected) {
    return difference.kind() != Difference.Kind.UNEXPECTED || !expected.lines().isEmpty();
  }

  /** The differences are known without: a database that is gone now has been compared. */
  private Optional<ObjectHistory> historyIn(ReadableDatabase database, OriginsOfObjects origins) {
    try {
      return Optional.of(new Reading(cancellation, database, VERB, limits).of(origins::in));
    } catch (UndeterminedException notAsked) {
      LOGGER.log(Level.DEBUG, "Which changesets have run is not known, and not told", notAsked);
      return Optional.empty();
    }
  }
}
