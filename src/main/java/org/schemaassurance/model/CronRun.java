package org.schemaassurance.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One run of {@code cron}: backfills, then a verification.
 *
 * @param server host and port; empty where not even the settings could be read
 * @param repaired rows that each backfill repaired, by its name; those of a run that failed, too
 * @param left rows that violate the backfills' invariants, where that was found out
 * @param verification empty where it did not come to that
 * @param message why the status is not 0, or what a person should know, in one sentence
 */
public record CronRun(
    String server,
    String database,
    Instant startedAt,
    Duration duration,
    ExitStatus status,
    Map<String, Long> repaired,
    OptionalLong left,
    Optional<Report> verification,
    Optional<String> message) {
  public CronRun {
    repaired = Collections.unmodifiableMap(new TreeMap<>(repaired));
  }

  /** Whether another run was at work, so that this one left the database to it. */
  public boolean isSkipped() {
    return status == ExitStatus.HOLDS && verification.isEmpty();
  }

  /** The same, ended otherwise. */
  public CronRun withFailure(ExitStatus other, String sentence) {
    return new CronRun(
        server,
        database,
        startedAt,
        duration,
        other,
        repaired,
        left,
        verification,
        Optional.of(sentence));
  }
}
