package org.schemaassurance.rehearse;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.changelog.ChangesetStepper;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.StepOutcome;
import org.schemaassurance.model.TableLock;
import org.schemaassurance.model.TrafficStall;
import org.schemaassurance.rehearse.traffic.Job;
import org.schemaassurance.rehearse.traffic.RunningTraffic;
import org.schemaassurance.rehearse.traffic.Traffic;

/**
 * Steps of changesets, with what each does to the tables that are there.
 *
 * @param stepper on the connection of the database
 * @param traffic what others do beside a second run up
 */
record TracedSteps(RehearsalDatabase database, ChangesetStepper stepper, Traffic traffic) {
  /** A step, and what it did. */
  record Traced(StepOutcome outcome, ChangesetTrace trace) {}

  /** A step, and what those saw who worked beside it. */
  record Busy(StepOutcome outcome, List<TrafficStall> stalls) {}

  @FunctionalInterface
  private interface Step {
    StepOutcome take() throws SQLException;
  }

  Traced up(ReversibleChangeset changeset) throws SQLException {
    return traced(changeset, () -> stepper.up(changeset));
  }

  Traced down(ReversibleChangeset changeset) throws SQLException {
    return traced(changeset, () -> stepper.down(changeset));
  }

  /** Up without being traced, which is somewhat faster. */
  StepOutcome upAgain(ReversibleChangeset changeset) throws SQLException {
    return located(stepper.up(changeset));
  }

  /**
   * The same while others work on what the first run has touched.
   *
   * @param first the trace of that
   */
  Busy upAgainBesideTraffic(ReversibleChangeset changeset, ChangesetTrace first)
      throws SQLException {
    Set<String> touched =
        first.strongestLocks().stream().map(TableLock::table).collect(Collectors.toSet());
    List<Job> jobs = traffic.jobs(database.rowsConnection(), touched);
    if (jobs.isEmpty()) {
      return new Busy(upAgain(changeset), List.of());
    }
    try (RunningTraffic running = database.beside(jobs)) {
      StepOutcome outcome = upAgain(changeset);
      return new Busy(outcome, running.stop());
    }
  }

  /**
   * Where Liquibase tells a whole file of the statement that failed, the command in it that did.
   */
  private StepOutcome located(StepOutcome outcome) {
    Optional<String> command = database.tracer().failed();
    return outcome instanceof StepOutcome.Failed failed
        ? command
            .filter(sql -> failed.statement().filter(whole -> whole.contains(sql)).isPresent())
            .<StepOutcome>map(
                sql ->
                    new StepOutcome.Failed(failed.sentence(), failed.sqlState(), Optional.of(sql)))
            .orElse(failed)
        : outcome;
  }

  private Traced traced(ReversibleChangeset changeset, Step step) throws SQLException {
    // Beforehand, since it would count as the changeset's own time.
    stepper.makeReady(changeset);
    database.tracer().begin();
    StepOutcome outcome = located(step.take());
    return new Traced(outcome, database.tracer().end());
  }
}
