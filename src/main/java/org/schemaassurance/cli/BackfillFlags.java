package org.schemaassurance.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.schemaassurance.model.BackfillOptions;
import org.schemaassurance.model.BackfillOptions.Bounds;
import org.schemaassurance.model.BackfillOptions.Pace;
import org.schemaassurance.model.BackfillOptions.Waits;
import org.schemaassurance.model.UsageException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how the batches run. */
final class BackfillFlags {
  @Option(
      names = "--batch-size",
      paramLabel = "ROWS",
      description = "Rows of the driving table a batch, always (else as --target-ms allows).")
  private Optional<Integer> batchSize = Optional.empty();

  @Option(
      names = "--target-ms",
      paramLabel = "MS",
      description = "How long a batch should take (100); their size adapts to it.")
  private int targetMillis = 100;

  @Option(
      names = "--max-duration",
      paramLabel = "SECONDS",
      description = "Begins no batch after that; the next run goes on.")
  private Optional<Integer> maxDuration = Optional.empty();

  @Option(
      names = "--max-batches",
      paramLabel = "N",
      description = "Ends after so many batches; the next run goes on.")
  private Optional<Long> maxBatches = Optional.empty();

  @Option(names = "--pause", paramLabel = "MS", description = "Pause between two batches (0).")
  private int pauseMillis;

  @Option(
      names = "--no-give-way",
      description =
          "Runs at full speed while others are at work, too (else with shorter batches and pauses).")
  private boolean fullSpeed;

  @Option(
      names = "--pause-while",
      paramLabel = "QUERY",
      description = "One SELECT, run read-only; no batch begins while its first value is true.")
  private Optional<String> pauseWhile = Optional.empty();

  @Option(
      names = "--max-lag",
      paramLabel = "SECONDS",
      description = "No batch begins while a standby is further behind (10).")
  private int maxLagSeconds = 10;

  @Option(
      names = "--lock-timeout",
      paramLabel = "MS",
      description = "How long a batch waits for a lock (1000); then it is split and tried again.")
  private int lockTimeoutMillis = 1000;

  @Option(
      names = "--lease",
      paramLabel = "SECONDS",
      description = "How long others wait for the next sign of life of a run (30).")
  private int leaseSeconds = 30;

  @Option(names = "--wait", description = "Waits for a run that is at work, instead of ending.")
  private boolean wait;

  @Mixin private QueryRightsFlag queries;

  /**
   * The options as given.
   *
   * @param query the longest that the query of an invariant may take
   * @throws UsageException for a number out of range
   */
  BackfillOptions options(Duration query) {
    batchSize.ifPresent(rows -> requireFrom(1, rows, "--batch-size"));
    requireFrom(1, targetMillis, "--target-ms");
    maxDuration.ifPresent(seconds -> requireFrom(1, seconds, "--max-duration"));
    maxBatches.ifPresent(batches -> requireFrom(1, batches, "--max-batches"));
    requireFrom(0, pauseMillis, "--pause");
    requireFrom(0, maxLagSeconds, "--max-lag");
    requireFrom(1, lockTimeoutMillis, "--lock-timeout");
    requireFrom(2, leaseSeconds, "--lease");
    return new BackfillOptions(query, queries.areOwnRights(), pace(), bounds(), waits());
  }

  private Pace pace() {
    return new Pace(
        batchSize.map(OptionalInt::of).orElse(OptionalInt.empty()),
        Duration.ofMillis(targetMillis),
        Duration.ofMillis(pauseMillis),
        !fullSpeed);
  }

  private Bounds bounds() {
    return new Bounds(
        maxDuration.map(Duration::ofSeconds),
        maxBatches.map(OptionalLong::of).orElse(OptionalLong.empty()));
  }

  private Waits waits() {
    return new Waits(
        pauseWhile,
        Duration.ofSeconds(maxLagSeconds),
        Duration.ofMillis(lockTimeoutMillis),
        Duration.ofSeconds(leaseSeconds),
        wait);
  }

  private static void requireFrom(long least, long given, String option) {
    if (given < least) {
      throw new UsageException(
          "%s takes a number from %d on, not %d.".formatted(option, least, given));
    }
  }
}
