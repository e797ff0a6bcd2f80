package org.schemaassurance.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.model.Finding;

/**
 * Changesets of one changelog that are all broken in the same way, as those that have not run are:
 * the first is told whole, the next are named, and of hundreds the rest is counted.
 */
final class UnrunChangesets {
  private static final int MOST_NAMED = 10;

  /** How much is said of a finding. */
  enum Extent {
    WHOLE,
    NAMED,
    COUNTED
  }

  private record Saying(
      String rule, Optional<String> expected, Optional<String> actual, Optional<String> hint) {}

  private final int mostNamed;
  private final Map<Saying, Integer> told = new HashMap<>();
  private int unnamed;

  private UnrunChangesets(int mostNamed) {
    this.mostNamed = mostNamed;
  }

  /** Of many, some are counted. */
  static UnrunChangesets cut() {
    return new UnrunChangesets(MOST_NAMED);
  }

  /** All are named. */
  static UnrunChangesets all() {
    return new UnrunChangesets(Integer.MAX_VALUE);
  }

  /** How much is said of one that is broken, after those that were asked for before it. */
  Extent extentOf(Finding finding) {
    if (!finding.rule().check().equals("changelog")) {
      return Extent.WHOLE;
    }
    int count =
        told.merge(
            new Saying(finding.rule().name(), finding.expected(), finding.actual(), finding.hint()),
            1,
            Integer::sum);
    if (count > mostNamed) {
      unnamed++;
      return Extent.COUNTED;
    }
    return count == 1 ? Extent.WHOLE : Extent.NAMED;
  }

  /** A sentence about those that were counted since it was last asked for. */
  Optional<String> takeUnnamed() {
    int count = unnamed;
    unnamed = 0;
    return count == 0
        ? Optional.empty()
        : Optional.of("and %d more changesets (--verbose names them).".formatted(count));
  }
}
