package org.schemaassurance.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;

/** How many findings there are of each kind, in words: {@code 40 hold, 2 are broken}. */
final class Counts {
  private Counts() {}

  static String of(Report.Summary summary) {
    return Stream.of(
            counted(summary.holds(), "holds", "hold"),
            counted(summary.broken(), "is broken", "are broken"),
            counted(summary.unknown(), "could not be found out", "could not be found out"),
            counted(summary.warnings(), "warning", "warnings"),
            counted(summary.waived(), "waived", "waived"))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }

  static String of(List<Finding> findings) {
    return of(Report.Summary.of(findings));
  }

  private static String counted(int count, String one, String many) {
    return count == 0 ? "" : count + " " + (count == 1 ? one : many);
  }
}
