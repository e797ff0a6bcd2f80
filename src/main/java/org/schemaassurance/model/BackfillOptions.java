package org.schemaassurance.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How backfills run.
 *
 * @param query the longest that the query of an invariant may take
 * @param ownRights whether queries, that of {@code pauseWhile} too, run with all rights of the
 *     connecting role, and not with those of {@code pg_read_all_data} where it may take them
 * @param pace of the batches
 * @param bounds of a run
 * @param waits what is waited for
 */
public record BackfillOptions(
    Duration query, boolean ownRights, Pace pace, Bounds bounds, Waits waits) {
  /** What is right where nobody says otherwise; ten minutes for the query of an invariant. */
  public static final BackfillOptions DEFAULT =
      new BackfillOptions(Duration.ofMinutes(10), false, Pace.DEFAULT, Bounds.NONE, Waits.DEFAULT);

  /** The same at another pace. */
  public BackfillOptions at(Pace other) {
    return new BackfillOptions(query, ownRights, other, bounds, waits);
  }

  /** The same within other bounds. */
  public BackfillOptions within(Bounds other) {
    return new BackfillOptions(query, ownRights, pace, other, waits);
  }

  /** The same, waiting for something else. */
  public BackfillOptions with(Waits other) {
    return new BackfillOptions(query, ownRights, pace, bounds, other);
  }

  /**
   * How fast batches follow each other.
   *
   * @param batchSize rows a batch; empty to adapt it to the target
   * @param target how long a batch should take
   * @param pause between two batches
   * @param giveWay whether batches get shorter and pauses longer while others are at work
   */
  public record Pace(OptionalInt batchSize, Duration target, Duration pause, boolean giveWay) {
    /** Batches of a tenth of a second, which give way to others at work. */
    public static final Pace DEFAULT =
        new Pace(OptionalInt.empty(), Duration.ofMillis(100), Duration.ZERO, true);
  }

  /**
   * Where a run ends before the table does.
   *
   * @param duration after which no further batch is begun, nor waited for
   * @param batches after which it ends
   */
  public record Bounds(Optional<Duration> duration, OptionalLong batches) {
    /** Up to the end of the table. */
    public static final Bounds NONE = new Bounds(Optional.empty(), OptionalLong.empty());

    /** Whether a run that began then has had its time. */
    public boolean isOverTime(Instant begin) {
      return duration
          .filter(most -> Duration.between(begin, Instant.now()).compareTo(most) >= 0)
          .isPresent();
    }
  }

  /**
   * What is waited for, by this run and by others.
   *
   * @param pauseWhile one SELECT; while it says true, no batch is begun
   * @param maxLag of a standby behind which no batch is begun
   * @param lock how long a statement of a batch waits for a lock
   * @param lease how long others take this run to be at work after its last batch
   * @param forOthers whether to wait for a run that is at work, instead of giving up
   */
  public record Waits(
      Optional<String> pauseWhile,
      Duration maxLag,
      Duration lock,
      Duration lease,
      boolean forOthers) {
    /** For a lock a second, for a standby that is ten seconds behind, for no other run. */
    public static final Waits DEFAULT =
        new Waits(
            Optional.empty(),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            false);
  }
}
