package org.schemaassurance.rehearse;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.schemaassurance.changelog.ChangesetStepper;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.StepOutcome;

/**
 * The database as an update leaves it, whatever was tried in it: a copy is kept now and then, and
 * what is up beyond that runs again in it.
 */
final class UpdatedDatabase {
  /**
   * After so many changesets a copy is kept: it costs as much as to run ten of them again, and the
   * plans of all queries.
   */
  private static final int BETWEEN_COPIES = 50;

  private final RehearsalDatabase database;
  private final ChangesetStepper stepper;
  private final RehearsedRows rows;

  /** Those that are up, in their order. */
  private final List<ReversibleChangeset> up = new ArrayList<>();

  /** How many of them the kept copy has. */
  private int copied;

  /** What is there now, and those behind the last one that can't be taken back. */
  private SchemaSnapshot now;

  private WayBack wayBack;

  UpdatedDatabase(RehearsalDatabase database, ChangesetStepper stepper, RehearsedRows rows) {
    this.database = database;
    this.stepper = stepper;
    this.rows = rows;
  }

  /** Begins with what is there now. */
  void begin() throws SQLException {
    keep();
    startFrom(database.snapshot());
  }

  private void startFrom(SchemaSnapshot found) {
    now = found;
    wayBack = WayBack.from(found);
  }

  /** What is there before the next changeset. */
  SchemaSnapshot now() {
    return now;
  }

  /** Keeps what is there, to go back to. */
  private void keep() throws SQLException {
    database.keep();
    rows.noteCopy();
    copied = up.size();
    stepper.continueOn(database.connection());
  }

  /**
   * The changeset is one of those that are up.
   *
   * @param after what is there with it
   */
  void has(ReversibleChangeset changeset, boolean canGoBack, SchemaSnapshot after) {
    up.add(changeset);
    now = after;
    wayBack = wayBack.with(changeset, canGoBack, after);
  }

  /** Keeps what is there where to go back would be long by now. */
  void keepNowAndThen() throws SQLException {
    if (up.size() - copied >= BETWEEN_COPIES) {
      keep();
    }
  }

  /**
   * Has what an update of those that are up leaves. What follows is compared with that: a default
   * that keeps the moment at which it was made is another one then, and states before it can't be
   * had again.
   *
   * @throws IrreproducibleException if one of them does not run again
   */
  void goBack() throws SQLException, IrreproducibleException {
    database.restore();
    rows.goBack();
    stepper.continueOn(database.connection());
    for (ReversibleChangeset changeset : up.subList(copied, up.size())) {
      runAgain(changeset);
    }
    SchemaSnapshot made = database.snapshot();
    if (!made.equals(now)) {
      startFrom(made);
    }
  }

  /** Where it did not run on rows before, it does not now. */
  private void runAgain(ReversibleChangeset changeset)
      throws SQLException, IrreproducibleException {
    StepOutcome outcome = stepper.up(changeset);
    if (outcome instanceof StepOutcome.Failed failed
        && UpFailure.mayBeOfRows(failed)
        && rows.areMadeUp()
        && rows.empty(false)) {
      outcome = stepper.up(changeset);
      if (outcome instanceof StepOutcome.Failed && rows.empty(true)) {
        outcome = stepper.up(changeset);
      }
    }
    if (outcome instanceof StepOutcome.Failed failed) {
      throw new IrreproducibleException(
          "The changeset was not rehearsed: %s has run once, and fails in a copy of the same database: %s"
              .formatted(changeset.declared().key(), failed.sentence()));
    }
  }

  /**
   * Goes the whole way back, and up again.
   *
   * @return what was rehearsed, with what the way has shown of its changesets
   */
  List<RehearsedChangeset> walkBack(List<RehearsedChangeset> rehearsed) throws SQLException {
    return wayBack.walk(database, stepper, now, rehearsed);
  }

  /** What has run once does not run again: the state that it left can't be had. */
  static final class IrreproducibleException extends Exception {
    private static final long serialVersionUID = 1L;

    private IrreproducibleException(String message) {
      super(message);
    }
  }
}
