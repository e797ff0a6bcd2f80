package org.schemaassurance.report;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.RehearsedChangeset;

/** What is to be thought of a rehearsed changeset, or of one finding about it: gravest first. */
enum ChangesetVerdict {
  BROKEN("✗", "broken"),
  UNKNOWN("?", "could not be found out"),
  WARNED("!", "with warnings"),
  WAIVED("~", "waived"),
  FINE("✓", "fine");

  private final String mark;
  private final String counted;

  ChangesetVerdict(String mark, String counted) {
    this.mark = mark;
    this.counted = counted;
  }

  static ChangesetVerdict of(Finding finding) {
    return switch (finding.status()) {
      case BROKEN -> finding.isWarning() ? WARNED : BROKEN;
      case UNKNOWN -> UNKNOWN;
      case WAIVED -> WAIVED;
      case HOLDS -> FINE;
    };
  }

  /** That of its gravest finding. */
  static ChangesetVerdict of(RehearsedChangeset changeset) {
    return changeset.findings().stream()
        .map(ChangesetVerdict::of)
        .min(ChangesetVerdict::compareTo)
        .orElse(FINE);
  }

  /** Those that are not fine, gravest first, of one weight in their order. */
  static List<RehearsedChangeset> gravestFirst(List<RehearsedChangeset> changesets) {
    return changesets.stream()
        .filter(changeset -> !changeset.isFine())
        .sorted(Comparator.comparing(ChangesetVerdict::of))
        .toList();
  }

  /** Whether it decides about the whole rehearsal. */
  boolean isGrave() {
    return this == BROKEN || this == UNKNOWN;
  }

  String mark() {
    return mark;
  }

  String mark(Style style) {
    return switch (this) {
      case BROKEN -> style.red(mark);
      case UNKNOWN, WARNED, WAIVED -> style.yellow(mark);
      case FINE -> style.green(mark);
    };
  }

  /** How many there are of each: {@code 67 changesets: 2 broken, 65 fine}. */
  static String counts(List<RehearsedChangeset> changesets) {
    Map<ChangesetVerdict, Integer> counts = new EnumMap<>(ChangesetVerdict.class);
    changesets.forEach(changeset -> counts.merge(of(changeset), 1, Integer::sum));
    String total = changesets.size() == 1 ? "1 changeset" : changesets.size() + " changesets";
    return counts.isEmpty()
        ? total
        : counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey().counted)
            .collect(Collectors.joining(", ", total + ": ", ""));
  }
}
