package org.schemaassurance.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.schemaassurance.data.QueryRights;

/**
 * How one backfill is to run.
 *
 * @param batchSize rows a batch; empty to adapt it to the target
 * @param target how long a batch should take
 * @param maxDuration after which no further batch is begun, nor waited for
 * @param maxBatches after which it ends
 * @param pause between two batches
 * @param giveWay whether batches get shorter and pauses longer while others are at work
 * @param pauseWhile one SELECT; while it says true, no batch is begun
 * @param rights with which that query runs
 * @param maxLag of a standby behind which no batch is begun
 * @param lockTimeout how long a statement of a batch waits for a lock
 * @param lease how long others take this run to be at work after its last batch
 * @param waitForOthers whether to wait for a run that is at work, instead of giving up
 */
public record BackfillOptions(
    OptionalInt batchSize,
    Duration target,
    Optional<Duration> maxDuration,
    OptionalLong maxBatches,
    Duration pause,
    boolean giveWay,
    Optional<String> pauseWhile,
    QueryRights rights,
    Duration maxLag,
    Duration lockTimeout,
    Duration lease,
    boolean waitForOthers) {

  /** What is right where nobody says otherwise. */
  public static final BackfillOptions DEFAULT =
      new BackfillOptions(
          OptionalInt.empty(),
          Duration.ofMillis(100),
          Optional.empty(),
          OptionalLong.empty(),
          Duration.ZERO,
          true,
          Optional.empty(),
          QueryRights.REDUCED,
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          false);

  /** Whether a run that began then has had its time. */
  boolean isOverTime(Instant begin) {
    return maxDuration
        .filter(most -> Duration.between(begin, Instant.now()).compareTo(most) >= 0)
        .isPresent();
  }
}
