package org.schemaassurance.assurance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.schemaassurance.acceptance.AcceptedFindings;
import org.schemaassurance.acceptance.Waiver;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.lint.Lint;
import org.schemaassurance.lint.LintRun;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.SqlIdentifier;

/**
 * What a database is asked of which nothing has been declared.
 *
 * @param lints what is looked for
 * @param schemas where; empty for all of the database
 * @param waivers of what is accepted; those of other lints and schemas say nothing
 */
public record Linting(
    Cancellation cancellation, List<Lint> lints, Set<String> schemas, List<Waiver> waivers) {
  /**
   * Looks.
   *
   * @return a finding or more for each lint
   * @throws org.schemaassurance.model.UndeterminedException if there is no connection, or one of
   *     the schemas is not there
   */
  public Report of(ReadableDatabase database, Limits limits) {
    Instant startedAt = Instant.now();
    AtomicBoolean hasBegun = new AtomicBoolean();
    return new Reading(cancellation, database, "lint", limits)
        .of(session -> report(session, startedAt, hasBegun.getAndSet(true)));
  }

  private Report report(ReadOnlySession session, Instant startedAt, boolean isSecondReading) {
    List<Finding> findings = new LintRun(session, isSecondReading).findings(lints, schemas);
    return new Report(
        session.target().database(),
        session.target(),
        startedAt,
        Duration.between(startedAt, Instant.now()),
        new AcceptedFindings(needed(), LocalDate.ofInstant(startedAt, ZoneOffset.UTC)).of(findings),
        List.of());
  }

  private List<Waiver> needed() {
    Set<String> ids = lints.stream().map(Lint::id).collect(Collectors.toSet());
    return waivers.stream()
        .filter(waiver -> ids.contains(waiver.rule()))
        .filter(
            waiver ->
                schemas.isEmpty() || schemas.stream().anyMatch(schema -> isIn(waiver, schema)))
        .toList();
  }

  private static boolean isIn(Waiver waiver, String schema) {
    return waiver.object().startsWith(SqlIdentifier.display(schema) + ".");
  }
}
