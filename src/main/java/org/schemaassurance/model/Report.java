package org.schemaassurance.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The outcome of a verification.
 *
 * @param title what was verified, for a heading
 * @param findings every rule's, those that hold too; sorted
 * @param remarks what the report can't vouch for, a sentence each
 */
public record Report(
    String title,
    Target target,
    Instant startedAt,
    Duration duration,
    List<Finding> findings,
    List<StatisticsTable> statistics,
    List<String> remarks) {

  public Report {
    findings = findings.stream().sorted(Finding.ORDER).toList();
    statistics = List.copyOf(statistics);
    remarks = List.copyOf(remarks);
  }

  /** One that vouches for all that was asked. */
  public Report(
      String title,
      Target target,
      Instant startedAt,
      Duration duration,
      List<Finding> findings,
      List<StatisticsTable> statistics) {
    this(title, target, startedAt, duration, findings, statistics, List.of());
  }

  /** Broken before unknown: what is known to be wrong is not made better by what is not known. */
  public Verdict verdict() {
    Summary summary = summary();
    if (summary.broken() > 0) {
      return Verdict.BROKEN;
    }
    return summary.unknown() > 0 ? Verdict.UNKNOWN : Verdict.HOLDS;
  }

  /** The same report under {@code --strict}. */
  public Report withWarningsAsErrors() {
    List<Finding> strict =
        findings.stream().map(finding -> finding.withSeverity(Severity.ERROR)).toList();
    return new Report(title, target, startedAt, duration, strict, statistics, remarks);
  }

  public Summary summary() {
    return Summary.of(findings);
  }

  /** How many findings there are of each kind. */
  public record Summary(int holds, int broken, int warnings, int unknown, int waived) {
    /** Of some findings. */
    public static Summary of(List<Finding> findings) {
      return new Summary(
          count(findings, Finding.Status.HOLDS),
          (int) findings.stream().filter(Finding::breaksVerdict).count(),
          (int) findings.stream().filter(Finding::isWarning).count(),
          count(findings, Finding.Status.UNKNOWN),
          count(findings, Finding.Status.WAIVED));
    }

    private static int count(List<Finding> findings, Finding.Status status) {
      return (int) findings.stream().filter(finding -> finding.status() == status).count();
    }
  }

  /** The answer to the whole question. */
  public enum Verdict {
    HOLDS(ExitStatus.HOLDS),
    BROKEN(ExitStatus.BROKEN),
    UNKNOWN(ExitStatus.UNKNOWN);

    private final ExitStatus exitStatus;

    Verdict(ExitStatus exitStatus) {
      this.exitStatus = exitStatus;
    }

    public ExitStatus exitStatus() {
      return exitStatus;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
