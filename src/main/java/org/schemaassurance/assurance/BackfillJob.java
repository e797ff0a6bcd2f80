package org.schemaassurance.assurance;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.schemaassurance.backfill.BatchRunner;
import org.schemaassurance.backfill.StopSignal;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Deadline;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.data.QueryRights;
import org.schemaassurance.model.BackfillListener;
import org.schemaassurance.model.BackfillOptions;
import org.schemaassurance.model.BackfillOutcome;
import org.schemaassurance.model.BackfillResult;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Target;
import org.schemaassurance.rules.DeclaredBackfill;

/**
 * One backfill: is anything to be repaired, the batches, is anything left. The invariant's own rule
 * answers both questions, read-only, as {@code verify} asks it.
 */
final class BackfillJob {
  /**
   * A batch takes a tenth of a second; one that takes a minute has gone wrong, and holds its rows
   * meanwhile.
   */
  private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(1);

  /** A batch takes a tenth of a second; what has not ended by then is waiting for somebody. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Cancellation cancellation;
  private final ConnectionSettings settings;
  private final BackfillOptions options;
  private final InvariantQuestion question;

  BackfillJob(
      Cancellation cancellation,
      Changelogs changelogs,
      ConnectionSettings settings,
      BackfillOptions options) {
    this.cancellation = cancellation;
    this.settings = settings;
    this.options = options;
    this.question = new InvariantQuestion(changelogs, QueryRights.of(options.ownRights()));
  }

  /**
   * Runs it.
   *
   * @throws org.schemaassurance.model.UndeterminedException when there is no connection, none that
   *     can write, another run is at work, or a batch fails
   */
  BackfillResult run(RepairableRule declared, BackfillListener listener) {
    listener.begins(declared.name());
    try {
      return repair(declared, listener);
    } finally {
      listener.ended();
    }
  }

  private BackfillResult repair(RepairableRule declared, BackfillListener listener) {
    Target target = requireWritable();
    Finding before = findingBefore(declared);
    if (before.status() == Finding.Status.HOLDS) {
      return result(declared, target, before, Optional.empty(), before);
    }
    if (before.status() == Finding.Status.UNKNOWN) {
      listener.remarked("Everything is walked: " + before.message());
    }
    BackfillOutcome outcome = walk(declared.backfill(), listener);
    Finding after = asked(session -> question.ask(session, declared.rule()));
    BackfillResult result = result(declared, target, before, Optional.of(outcome), after);
    result.futility().ifPresent(listener::remarked);
    return result;
  }

  private static BackfillResult result(
      RepairableRule declared,
      Target target,
      Finding before,
      Optional<BackfillOutcome> outcome,
      Finding after) {
    return new BackfillResult(
        declared.name(), target, false, before, Optional.empty(), outcome, after);
  }

  private BackfillOutcome walk(DeclaredBackfill backfill, BackfillListener listener) {
    StopSignal stop = new StopSignal();
    BatchRunner runner = new BatchRunner(settings, backfill, options, limits(), listener, stop);
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
  private Limits limits() {
    Duration statement = statementTimeout();
    return new Limits(
        statement,
        options
            .bounds()
            .duration()
            .map(run -> Deadline.in(run.plus(statement)))
            .orElse(Deadline.never()));
  }

  private Duration statementTimeout() {
    return options.query().compareTo(LONGEST_STATEMENT) < 0 ? options.query() : LONGEST_STATEMENT;
  }

  private Finding findingBefore(RepairableRule declared) {
    return asked(
        session -> {
          Finding finding = question.ask(session, declared.rule());
          // Whoever does not answer would not repair, either.
          session.requireNoEnding();
          return finding;
        });
  }

  private Finding asked(Function<ReadOnlySession, Finding> work) {
    try (ReadOnlySession session = ReadOnlySession.open(settings, "backfill", options.query());
        Cancellation.Stage reading =
            cancellation.during(
                "nothing was being changed, only counted what is to be repaired",
                session::cancel)) {
      return work.apply(session);
    }
  }
}
