package org.schemaassurance.model;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A row of Liquibase's table of changesets that have run.
 *
 * @param file as the changelog named it
 * @param checksum MD5SUM, empty after clearCheckSums
 * @param executionType EXECUTED, RERAN, MARK_RAN, SKIPPED or FAILED
 * @param order ORDEREXECUTED
 * @param executed DATEEXECUTED, which has no time zone
 * @param liquibase the version that ran it
 */
public record AppliedChangeset(
    String file,
    String id,
    String author,
    Optional<String> checksum,
    String executionType,
    int order,
    Optional<LocalDateTime> executed,
    Optional<String> liquibase) {

  /** {@code file::id::author}: what Liquibase tells changesets apart by. */
  public String key() {
    return file + "::" + id + "::" + author;
  }

  /** Whether its changes were made, and not only recorded. */
  public boolean wasExecuted() {
    return executionType.equals("EXECUTED") || executionType.equals("RERAN");
  }
}
