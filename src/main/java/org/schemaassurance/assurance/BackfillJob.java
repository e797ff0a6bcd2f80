package org.schemaassurance.assurance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.schemaassurance.backfill.BackfillListener;
import org.schemaassurance.backfill.BackfillOptions;
import org.schemaassurance.backfill.BackfillOutcome;
import org.schemaassurance.backfill.BackfillPlan;
import org.schemaassurance.backfill.BackfillResult;
import org.schemaassurance.backfill.BatchRunner;
import org.schemaassurance.backfill.DryRun;
import org.schemaassurance.backfill.StopSignal;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Deadline;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.data.QueryRights;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Target;
import org.schemaassurance.rules.DeclaredBackfill;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleSet;

/**
 * One backfill: is anything to be repaired, the batches, is anything left. The invariant's own rule
 * answers both questions, read-only, as {@code verify} asks it.
 */
public final class BackfillJob {
  /**
   * A batch takes a tenth of a second; one that takes a minute has gone wrong, and holds its rows
   * meanwhile.
   */
  private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(1);

  /** A batch takes a tenth of a second; what has not ended by then is waiting for somebody. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Cancellation cancellation;
  private final LiveChangelog.Source changelogs;
  private final ConnectionSettings settings;
  private final Duration queryTimeout;
  private final QueryRights rights;

  /**
   * @param queryTimeout the longest that the invariant's query may take
   * @param rights with which the invariant's query runs
   */
  public BackfillJob(
      Cancellation cancellation,
      LiveChangelog.Source changelogs,
      ConnectionSettings settings,
      Duration queryTimeout,
      QueryRights rights) {
    this.cancellation = cancellation;
    this.changelogs = changelogs;
    this.settings = settings;
    this.queryTimeout = queryTimeout;
    this.rights = rights;
  }

  /** A backfill and the rule that it belongs to. */
  public record Declared(Rule rule, DeclaredBackfill backfill) {}

  /**
   * Finds out what a run would do; writes nothing, works on a standby.
   *
   * @throws org.schemaassurance.model.UndeterminedException when there is no connection, or
   *     something would stop a run
   */
  public BackfillResult dryRun(Declared declared) {
    try (ReadOnlySession session = ReadOnlySession.open(settings, "backfill", queryTimeout);
        Cancellation.Stage reading =
            cancellation.during("a dry run changes nothing", session::cancel)) {
      DryRun dryRun = new DryRun(session, declared.backfill());
      dryRun.require();
      Finding before = finding(session, declared);
      Optional<BackfillPlan> plan =
          before.status() == Finding.Status.BROKEN ? Optional.of(dryRun.plan()) : Optional.empty();
      return new BackfillResult(
          declared.backfill().name(),
          session.target(),
          true,
          before,
          plan,
          Optional.empty(),
          before);
    }
  }

  /**
   * Runs it.
   *
   * @throws org.schemaassurance.model.UndeterminedException when there is no connection, none that
   *     can write, another run is at work, or a batch fails
   */
  public BackfillResult run(Declared declared, BackfillOptions options, BackfillListener listener) {
    Target target = requireWritable();
    Finding before = findingBefore(declared);
    if (before.status() == Finding.Status.HOLDS) {
      return new BackfillResult(
          declared.backfill().name(),
          target,
          false,
          before,
          Optional.empty(),
          Optional.empty(),
          before);
    }
    if (before.status() == Finding.Status.UNKNOWN) {
      listener.remarked("Everything is walked: " + before.message());
    }
    BackfillOutcome outcome = walk(declared.backfill(), options, listener);
    BackfillResult result =
        new BackfillResult(
            declared.backfill().name(),
            target,
            false,
            before,
            Optional.empty(),
            Optional.of(outcome),
            findingAfter(declared));
    result.futility().ifPresent(listener::remarked);
    return result;
  }

  private BackfillOutcome walk(
      DeclaredBackfill backfill, BackfillOptions options, BackfillListener listener) {
    StopSignal stop = new StopSignal();
    BatchRunner runner =
        new BatchRunner(settings, backfill, options, limits(options), listener, stop);
    try (Cancellation.Stage walking =
        cancellation.during(
            "what was committed stays, and the next run goes on there",
            () -> {
              if (!stop.stop(PATIENCE)) {
                runner.cancel();
                stop.stop(PATIENCE);
              }
            })) {
      return runner.run();
    }
  }

  private Target requireWritable() {
    try (WritableSession session =
        WritableSession.open(settings, "backfill", Limits.ofStatement(statementTimeout()))) {
      return session.target();
    }
  }

  /** The batches have begun before the time is over, and the last one may take its own. */
  private Limits limits(BackfillOptions options) {
    Duration statement = statementTimeout();
    return new Limits(
        statement,
        options
            .maxDuration()
            .map(run -> Deadline.in(run.plus(statement)))
            .orElse(Deadline.never()));
  }

  private Duration statementTimeout() {
    return queryTimeout.compareTo(LONGEST_STATEMENT) < 0 ? queryTimeout : LONGEST_STATEMENT;
  }

  private Finding findingBefore(Declared declared) {
    return asked(
        session -> {
          Finding finding = finding(session, declared);
          // Whoever does not answer would not repair, either.
          session.requireNoEnding();
          return finding;
        });
  }

  private Finding findingAfter(Declared declared) {
    return asked(session -> finding(session, declared));
  }

  private Finding asked(Function<ReadOnlySession, Finding> question) {
    try (ReadOnlySession session = ReadOnlySession.open(settings, "backfill", queryTimeout);
        Cancellation.Stage reading =
            cancellation.during(
                "nothing was being changed, only counted what is to be repaired",
                session::cancel)) {
      return question.apply(session);
    }
  }

  private Finding finding(ReadOnlySession session, Declared declared) {
    Rule rule = declared.rule();
    RuleSet alone = new RuleSet("", List.of(rule), List.of(), List.of());
    return new Verification(cancellation, changelogs, rights)
        .evaluate(session, alone, alone.rules())
        .findings()
        .get(0);
  }
}
