package org.schemaassurance.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.schemaassurance.backfill.BackfillOptions;
import org.schemaassurance.data.QueryRights;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.sql.SingleQuery;
import org.schemaassurance.sql.SqlTextException;
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

  /** With which the rules' queries run, and that of {@code --pause-while}. */
  QueryRights rights() {
    return queries.rights();
  }

  /**
   * The options as given.
   *
   * @throws UsageException for a number out of range, or a query that is not one SELECT
   */
  BackfillOptions options() {
    batchSize.ifPresent(rows -> requireFrom(1, rows, "--batch-size"));
    requireFrom(1, targetMillis, "--target-ms");
    maxDuration.ifPresent(seconds -> requireFrom(1, seconds, "--max-duration"));
    maxBatches.ifPresent(batches -> requireFrom(1, batches, "--max-batches"));
    requireFrom(0, pauseMillis, "--pause");
    requireFrom(0, maxLagSeconds, "--max-lag");
    requireFrom(1, lockTimeoutMillis, "--lock-timeout");
    requireFrom(2, leaseSeconds, "--lease");
    return new BackfillOptions(
        batchSize.map(OptionalInt::of).orElse(OptionalInt.empty()),
        Duration.ofMillis(targetMillis),
        maxDuration.map(Duration::ofSeconds),
        maxBatches.map(OptionalLong::of).orElse(OptionalLong.empty()),
        Duration.ofMillis(pauseMillis),
        !fullSpeed,
        pauseWhile.map(BackfillFlags::query),
        queries.rights(),
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

  private static String query(String text) {
    try {
      return SingleQuery.of(text);
    } catch (SqlTextException wrong) {
      throw new UsageException("--pause-while: " + wrong.getMessage() + ".", wrong);
    }
  }
}
