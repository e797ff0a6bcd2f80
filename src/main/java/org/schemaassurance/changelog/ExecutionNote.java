package org.schemaassurance.changelog;

import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.database.Database;
import org.schemaassurance.model.StepOutcome;

/** Notes what an update says that it did with a changeset. */
final class ExecutionNote extends AbstractChangeExecListener {
  /** What an update passes over without recording it is told to nobody. */
  private ExecType said = ExecType.SKIPPED;

  @Override
  public void ran(
      ChangeSet changeset, DatabaseChangeLog changelog, Database database, ExecType how) {
    said = how;
  }

  StepOutcome outcome() {
    return switch (said) {
      case EXECUTED, RERAN -> new StepOutcome.Done();
      case MARK_RAN -> new StepOutcome.PassedOver(true);
      case SKIPPED, FAILED -> new StepOutcome.PassedOver(false);
    };
  }
}
