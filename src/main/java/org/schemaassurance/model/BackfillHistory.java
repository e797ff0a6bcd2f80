package org.schemaassurance.model;

import java.util.List;
import java.util.Optional;

/**
 * The backfills of a database and what they did.
 *
 * @param jobs by name; none where no backfill has run
 * @param runs the newest ones, the last one first
 */
public record BackfillHistory(Target target, List<Job> jobs, List<Run> runs) {
  public BackfillHistory {
    jobs = List.copyOf(jobs);
    runs = List.copyOf(runs);
  }

  /**
   * A backfill.
   *
   * @param lastKey where the pass is that is unfinished
   * @param passes begun so far
   * @param batches of the last pass, as are {@code walked} and {@code repaired}
   * @param finishedAt when the last pass ended, if it has
   * @param holder who is at work now
   */
  public record Job(
      String name,
      String table,
      Optional<List<String>> lastKey,
      long passes,
      long batches,
      long walked,
      long repaired,
      Optional<String> finishedAt,
      Optional<String> holder) {}

  /**
   * One run.
   *
   * @param ending "running", "killed", "failed" or a {@link BackfillOutcome.Ending}
   */
  public record Run(
      String job,
      String host,
      long processId,
      String user,
      String startedAt,
      double seconds,
      String ending,
      long batches,
      long walked,
      long repaired) {}
}
