package org.schemaassurance.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run would do.
 *
 * @param table the driving table
 * @param key the columns that batches would go along
 * @param estimatedRows of the driving table that are still to be walked; 0 where it was never
 *     analyzed
 * @param resumes whether it would go on where a former run was
 * @param estimatedTime by the rate of the last run that took long enough to have one
 * @param remark what the user should know about the choice of the key
 */
public record BackfillPlan(
    String table,
    List<String> key,
    long estimatedRows,
    boolean resumes,
    Optional<Duration> estimatedTime,
    Optional<String> remark) {
  public BackfillPlan {
    key = List.copyOf(key);
  }
}
