package org.schemaassurance.model;

import java.util.List;

/**
 * What a rehearsal has shown.
 *
 * @param report all findings, as those of every verb; its remarks say what was not rehearsed, too
 * @param changesets those that were rehearsed, in run order
 * @param sizes of the tables in production, as far as they are known
 */
public record RehearsalReport(
    Report report, List<RehearsedChangeset> changesets, TableSizes sizes) {
  public RehearsalReport {
    changesets = List.copyOf(changesets);
  }

  /** The same under {@code --strict}. */
  public RehearsalReport withWarningsAsErrors() {
    return new RehearsalReport(
        report.withWarningsAsErrors(),
        changesets.stream()
            .map(changeset -> changeset.judged(finding -> finding.withSeverity(Severity.ERROR)))
            .toList(),
        sizes);
  }
}
