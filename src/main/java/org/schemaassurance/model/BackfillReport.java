package org.schemaassurance.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What came of the backfills that had their turn.
 *
 * @param results of those that could be done, in their order
 * @param failures why others could not, by the name of the backfill, in their order
 */
public record BackfillReport(
    List<BackfillResult> results, Map<String, UndeterminedException> failures) {
  public BackfillReport {
    results = List.copyOf(results);
    failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
  }

  /** Of several, what is broken comes before what is not known. */
  public ExitStatus exitStatus() {
    List<ExitStatus> statuses =
        Stream.concat(
                results.stream().map(BackfillResult::exitStatus),
                failures.values().stream().map(UndeterminedException::exitStatus))
            .toList();
    return Stream.of(ExitStatus.INTERRUPTED, ExitStatus.BROKEN, ExitStatus.UNKNOWN)
        .filter(statuses::contains)
        .findFirst()
        .orElse(ExitStatus.HOLDS);
  }
}
