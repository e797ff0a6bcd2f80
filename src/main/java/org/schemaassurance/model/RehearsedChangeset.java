package org.schemaassurance.model;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What came of one changeset that was run up, down and up.
 *
 * @param findings what is to be said of it; one that holds where all is well
 * @param up what its first run did to the tables that were there; empty if it did not run
 * @param down what its rollback did
 * @param traffic what those saw who worked beside its second run; empty where nobody did
 */
public record RehearsedChangeset(
    ReversibleChangeset changeset,
    List<Finding> findings,
    Optional<ChangesetTrace> up,
    Optional<ChangesetTrace> down,
    List<TrafficStall> traffic) {
  /** The rule of a finding that would be broken, had the changeset's comment not said why. */
  public static final String ACCEPTED = "accepted";

  /** The rule of a finding that says that rows were in the way of the changeset. */
  public static final String WITHOUT_MADE_UP_ROWS = "without-made-up-rows";

  public RehearsedChangeset {
    findings = List.copyOf(findings);
    traffic = List.copyOf(traffic);
  }

  /** One beside which nobody worked. */
  public RehearsedChangeset(
      ReversibleChangeset changeset,
      List<Finding> findings,
      Optional<ChangesetTrace> up,
      Optional<ChangesetTrace> down) {
    this(changeset, findings, up, down, List.of());
  }

  /** The same with further findings; that all is well is said no longer. */
  public RehearsedChangeset with(List<Finding> further) {
    return new RehearsedChangeset(
        changeset,
        Stream.concat(
                findings.stream()
                    .filter(finding -> finding.status() != Finding.Status.HOLDS || isTold(finding)),
                further.stream())
            .toList(),
        up,
        down,
        traffic);
  }

  /** The same, where findings are taken otherwise. */
  public RehearsedChangeset judged(UnaryOperator<Finding> otherwise) {
    return new RehearsedChangeset(
        changeset, findings.stream().map(otherwise).toList(), up, down, traffic);
  }

  /** Whether there is nothing to say but that all is well. */
  public boolean isFine() {
    return findings.stream().allMatch(finding -> finding.status() == Finding.Status.HOLDS);
  }

  /** What its comment says the reason of, a sentence each. */
  public List<String> accepted() {
    return told(ACCEPTED);
  }

  /** That it was rehearsed without rows that are made up, if it was. */
  public List<String> notes() {
    return told(WITHOUT_MADE_UP_ROWS);
  }

  private List<String> told(String rule) {
    return findings.stream()
        .filter(finding -> finding.rule().name().equals(rule))
        .map(Finding::message)
        .toList();
  }

  private static boolean isTold(Finding finding) {
    String rule = finding.rule().name();
    return rule.equals(ACCEPTED) || rule.equals(WITHOUT_MADE_UP_ROWS);
  }

  /** The strongest lock on each table that was there before, on the way up and then down. */
  public List<RehearsedLock> locks() {
    return Stream.concat(locks(RehearsedLock.Way.UP, up), locks(RehearsedLock.Way.DOWN, down))
        .toList();
  }

  private static Stream<RehearsedLock> locks(
      RehearsedLock.Way way, Optional<ChangesetTrace> trace) {
    return trace.stream()
        .flatMap(
            run -> run.strongestLocks().stream().map(lock -> new RehearsedLock(way, lock, run)));
  }
}
