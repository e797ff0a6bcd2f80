package org.schemaassurance.acceptance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.schemaassurance.model.Finding;

/** Findings, some of which are accepted. */
public final class AcceptedFindings {
  private final List<? extends Accepted> entries;
  private final LocalDate today;

  /**
   * @param entries those that may be needed: each that accepts nothing is remarked upon
   * @param today in UTC
   */
  public AcceptedFindings(List<? extends Accepted> entries, LocalDate today) {
    this.entries = List.copyOf(entries);
    this.today = today;
  }

  /**
   * The findings with the accepted ones marked, and one more for each entry that has expired or
   * that accepts nothing.
   */
  public List<Finding> of(List<Finding> findings) {
    List<Finding> result = new ArrayList<>(findings.stream().map(this::of).toList());
    entries.forEach(entry -> entry.remark(findings, today).ifPresent(result::add));
    return result;
  }

  /** A finding, marked if it is accepted. */
  public Finding of(Finding finding) {
    return entries.stream()
        .filter(entry -> entry.acceptance().countsOn(today) && entry.means(finding))
        .findFirst()
        .map(entry -> finding.accepted(entry.acceptance()))
        .orElse(finding);
  }
}
