package org.schemaassurance.rehearse;

import java.sql.SQLException;
import org.schemaassurance.changelog.ChangesetStepper;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.StepOutcome;

/**
 * Steps of changesets, with what each does to the tables that are there.
 *
 * @param stepper on the connection of the database
 */
record TracedSteps(RehearsalDatabase database, ChangesetStepper stepper) {
  /** A step, and what it did. */
  record Traced(StepOutcome outcome, ChangesetTrace trace) {}

  @FunctionalInterface
  private interface Step {
    StepOutcome take() throws SQLException;
  }

  Traced up(ReversibleChangeset changeset) throws SQLException {
    return traced(() -> stepper.up(changeset));
  }

  Traced down(ReversibleChangeset changeset) throws SQLException {
    return traced(() -> stepper.down(changeset));
  }

  /** Up without being traced, which is somewhat faster. */
  StepOutcome upAgain(ReversibleChangeset changeset) throws SQLException {
    return stepper.up(changeset);
  }

  private Traced traced(Step step) throws SQLException {
    database.tracer().begin();
    StepOutcome outcome = step.take();
    return new Traced(outcome, database.tracer().end());
  }
}
