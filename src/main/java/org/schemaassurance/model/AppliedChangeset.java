package org.schemaassurance.model;

import java.util.Optional;

/**
 * A row of Liquibase's table of changesets that have run.
 *
 * @param file as the changelog named it
 * @param checksum MD5SUM, empty after clearCheckSums
 * @param executionType EXECUTED, RERAN, MARK_RAN, SKIPPED or FAILED
 * @param order ORDEREXECUTED
 */
public record AppliedChangeset(
    String file,
    String id,
    String author,
    Optional<String> checksum,
    String executionType,
    int order) {}
