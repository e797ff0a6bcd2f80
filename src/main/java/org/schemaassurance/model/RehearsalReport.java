package org.schemaassurance.model;

import java.util.List;

/**
 * What a rehearsal has shown.
 *
 * @param report all findings, as those of every verb
 * @param changesets those that were rehearsed, in run order
 * @param remarks what the rehearsal can't vouch for, a sentence each
 */
public record RehearsalReport(
    Report report, List<RehearsedChangeset> changesets, List<String> remarks) {
  public RehearsalReport {
    changesets = List.copyOf(changesets);
    remarks = List.copyOf(remarks);
  }

  /** The same under {@code --strict}. */
  public RehearsalReport withWarningsAsErrors() {
    return new RehearsalReport(
        report.withWarningsAsErrors(),
        changesets.stream().map(RehearsalReport::strict).toList(),
        remarks);
  }

  private static RehearsedChangeset strict(RehearsedChangeset changeset) {
    return new RehearsedChangeset(
        changeset.changeset(),
        changeset.findings().stream().map(finding -> finding.withSeverity(Severity.ERROR)).toList(),
        changeset.up(),
        changeset.down());
  }
}
