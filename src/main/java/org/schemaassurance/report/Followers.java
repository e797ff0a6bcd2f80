package org.schemaassurance.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.schemaassurance.model.Finding;

/**
 * Findings that say no more than that their table is missing, be it that a query about it can't be
 * answered: one of them says it for all, and the others only that nothing else was looked at.
 */
final class Followers {
  private final Map<String, Finding> spokesmen = new HashMap<>();

  /** A rule of the table itself speaks for the others, whatever their order. */
  Followers(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.status() == Finding.Status.BROKEN) {
        finding
            .missingTable()
            .ifPresent(
                table ->
                    spokesmen.merge(
                        table,
                        finding,
                        (former, other) ->
                            !isOfTable(former) && isOfTable(other) ? other : former));
      }
    }
  }

  private static boolean isOfTable(Finding finding) {
    return finding.rule().check().equals("table");
  }

  /** Whether another finding says why this one is broken, or could not be judged. */
  boolean has(Finding finding) {
    return finding.status() == Finding.Status.UNKNOWN
        ? spokesmen.containsKey(finding.object())
        : finding.missingTable().filter(table -> spokesmen.get(table) != finding).isPresent();
  }

  /** What is said of one instead of its message. */
  static String sentence(Finding finding) {
    return "%s: its table is missing (%s, %s)"
        .formatted(finding.object(), finding.rule().name(), FindingDetails.place(finding));
  }
}
