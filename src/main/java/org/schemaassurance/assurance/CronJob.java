package org.schemaassurance.assurance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.schemaassurance.backfill.AnotherRunException;
import org.schemaassurance.backfill.BackfillOptions;
import org.schemaassurance.backfill.BackfillOutcome;
import org.schemaassurance.backfill.BackfillResult;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.data.QueryRights;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.report.CronRun;
import org.schemaassurance.rules.RuleSet;

/** Backfills, then verifies every rule. */
public final class CronJob {
  private final Cancellation cancellation;
  private final LiveChangelog.Source changelogs;
  private final ConnectionSettings settings;
  private final Duration queryTimeout;
  private final QueryRights rights;
  private final CronRecord record;

  /**
   * @param queryTimeout the longest that one query of a rule may take
   * @param rights with which the rules' queries run
   * @param record is told what happens
   */
  public CronJob(
      Cancellation cancellation,
      LiveChangelog.Source changelogs,
      ConnectionSettings settings,
      Duration queryTimeout,
      QueryRights rights,
      CronRecord record) {
    this.cancellation = cancellation;
    this.changelogs = changelogs;
    this.settings = settings;
    this.queryTimeout = queryTimeout;
    this.rights = rights;
    this.record = record;
  }

  /**
   * Does it. A backfill that fails keeps neither the others nor the verification from being done.
   *
   * @throws AnotherRunException when another run is at work on one of the backfills; the others
   *     were run, and nothing was verified
   * @throws org.schemaassurance.model.AssuranceException when it cannot be done
   */
  public CronRun run(RuleSet ruleSet, List<BackfillJob.Declared> asked, BackfillOptions options) {
    BackfillJob job = new BackfillJob(cancellation, changelogs, settings, queryTimeout, rights);
    Optional<AnotherRunException> busy = Optional.empty();
    for (BackfillJob.Declared each : asked) {
      try {
        BackfillResult result = job.run(each, options, record.begins(each.backfill().name()));
        record.isConnectedTo(result.target());
        if (result.outcome().filter(CronJob::isInterrupted).isPresent()) {
          return record.ended(ExitStatus.INTERRUPTED, "Interrupted; the next run goes on there.");
        }
      } catch (AnotherRunException other) {
        // The other backfills are free.
        busy = busy.or(() -> Optional.of(other));
      } catch (UndeterminedException failure) {
        if (LostConnection.isSilence(failure)) {
          // Each further question would be waited for as long.
          throw failure;
        }
        record.failed(failure);
      }
    }
    if (busy.isPresent()) {
      throw busy.get();
    }
    Report report =
        new Verification(cancellation, changelogs, rights)
            .run(
                ReadableDatabase.at(settings),
                ruleSet,
                ruleSet.rules(),
                Limits.ofRun(queryTimeout),
                false);
    return judged(report, left(report, asked));
  }

  private static boolean isInterrupted(BackfillOutcome outcome) {
    return outcome.ending() == BackfillOutcome.Ending.INTERRUPTED;
  }

  /** Empty where one of the invariants could not be asked. */
  private static OptionalLong left(Report report, List<BackfillJob.Declared> asked) {
    List<OptionalLong> counts =
        asked.stream()
            .flatMap(each -> findings(report, each.rule().name()))
            .map(finding -> finding.details().violations())
            .toList();
    return counts.isEmpty() || counts.stream().anyMatch(OptionalLong::isEmpty)
        ? OptionalLong.empty()
        : OptionalLong.of(counts.stream().mapToLong(OptionalLong::getAsLong).sum());
  }

  private static Stream<Finding> findings(Report report, String rule) {
    return report.findings().stream().filter(finding -> finding.rule().equals(rule));
  }

  /** What a backfill left is broken, be it declared as a warning or waived. */
  private CronRun judged(Report report, OptionalLong left) {
    ExitStatus status = left.orElse(0) > 0 ? ExitStatus.BROKEN : report.verdict().exitStatus();
    return record.verified(status, report, left, complaint(report));
  }

  private static Optional<String> complaint(Report report) {
    List<Finding> complaints =
        Stream.concat(
                report.findings().stream().filter(Finding::breaksVerdict),
                report.findings().stream()
                    .filter(finding -> finding.status() == Finding.Status.UNKNOWN))
            .toList();
    return complaints.stream()
        .findFirst()
        .map(
            first ->
                complaints.size() == 1
                    ? first.message()
                    : "%s (And %d more: see verify.)"
                        .formatted(first.message(), complaints.size() - 1));
  }
}
