package org.schemaassurance.assurance;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.data.QueryRights;
import org.schemaassurance.model.AnotherRunException;
import org.schemaassurance.model.BackfillOptions;
import org.schemaassurance.model.BackfillOutcome;
import org.schemaassurance.model.BackfillResult;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.CronRun;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.rules.RuleSet;

/** Backfills, then verifies every rule. */
public final class CronJob {
  private final Cancellation cancellation;
  private final Changelogs changelogs;
  private final ConnectionSettings settings;
  private final BackfillOptions options;
  private final CronRecord record;

  /**
   * @param record is told what happens
   * @throws org.schemaassurance.model.UsageException if the options cannot be meant so
   */
  public CronJob(
      Cancellation cancellation,
      Changelogs changelogs,
      ConnectionSettings settings,
      BackfillOptions options,
      CronRecord record) {
    this.cancellation = cancellation;
    this.changelogs = changelogs;
    this.settings = settings;
    this.options = PauseQuery.checked(options);
    this.record = record;
  }

  /**
   * Does it. A backfill that fails keeps neither the others nor the verification from being done;
   * one that another run is at work on is left to it, and then nothing is verified.
   *
   * @throws org.schemaassurance.model.AssuranceException when it cannot be done
   */
  public CronRun run(RuleSet ruleSet, List<RepairableRule> asked) {
    BackfillJob job = new BackfillJob(cancellation, changelogs, settings, options);
    Optional<AnotherRunException> busy = Optional.empty();
    for (RepairableRule each : asked) {
      try {
        BackfillResult result = job.run(each, record);
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
      return record.ended(ExitStatus.HOLDS, busy.get().getMessage());
    }
    Report report = verified(ruleSet);
    return judged(report, left(report, asked));
  }

  private Report verified(RuleSet ruleSet) {
    return new Verification(cancellation, changelogs, QueryRights.of(options.ownRights()))
        .run(
            ReadableDatabase.at(settings),
            ruleSet,
            ruleSet.rules(),
            Limits.ofRun(options.query()),
            false);
  }

  private static boolean isInterrupted(BackfillOutcome outcome) {
    return outcome.ending() == BackfillOutcome.Ending.INTERRUPTED;
  }

  /** Empty where one of the invariants could not be asked. */
  private static OptionalLong left(Report report, List<RepairableRule> asked) {
    List<OptionalLong> counts =
        asked.stream()
            .flatMap(each -> findings(report, each.rule().name()))
            .map(Finding::violations)
            .toList();
    return counts.isEmpty() || counts.stream().anyMatch(OptionalLong::isEmpty)
        ? OptionalLong.empty()
        : OptionalLong.of(counts.stream().mapToLong(OptionalLong::getAsLong).sum());
  }

  private static Stream<Finding> findings(Report report, String rule) {
    return report.findings().stream().filter(finding -> finding.rule().name().equals(rule));
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
