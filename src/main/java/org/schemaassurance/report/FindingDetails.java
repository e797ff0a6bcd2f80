package org.schemaassurance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.Finding;

/** What is said below a finding that does not hold, in the words of every format. */
final class FindingDetails {
  static final String MADE_BY = "made by";

  private static final String LINT = "lint";
  private static final String REHEARSAL = "rehearse";

  private FindingDetails() {}

  /**
   * @param label for example {@code expected}
   * @param text may have several lines
   */
  record Detail(String label, String text) {}

  /** In the order in which a person reads them; what is not known is left out. */
  static List<Detail> of(Finding finding) {
    List<Detail> details = new ArrayList<>();
    add(details, "expected", finding.expected());
    add(details, "found", finding.actual());
    add(details, "to do", finding.hint());
    add(
        details,
        isRehearsed(finding) ? "changeset" : MADE_BY,
        isRehearsed(finding) ? finding.changeset() : finding.makers());
    add(details, "rule", Optional.of(finding.rule().name() + " (" + further(finding) + ")"));
    return details;
  }

  /** A rehearsal tells what a changeset did, also to what others have made. */
  static boolean isRehearsed(Finding finding) {
    return finding.rule().check().equals(REHEARSAL);
  }

  /** A lint stands in no file: its page says why it matters. */
  private static String further(Finding finding) {
    return finding.rule().check().equals(LINT)
        ? "lint --explain " + finding.rule().name()
        : place(finding);
  }

  /** Where the rule stands. */
  static String place(Finding finding) {
    return finding.place().file() + ":" + finding.place().line();
  }

  private static void add(List<Detail> details, String label, Optional<String> text) {
    text.ifPresent(shown -> details.add(new Detail(label, shown.strip())));
  }
}
