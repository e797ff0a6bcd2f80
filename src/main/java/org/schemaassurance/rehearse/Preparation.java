package org.schemaassurance.rehearse;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.schemaassurance.changelog.ChangesetStepper;
import org.schemaassurance.drift.SnapshotDiff;
import org.schemaassurance.model.RehearsalStart;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.StepOutcome;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;

/** Brings a database into the state of the release before. */
public final class Preparation {
  private final RehearsalDatabase database;
  private final ChangesetStepper stepper;
  private final List<ReversibleChangeset> pending;

  /**
   * @param stepper on the connection of the database
   */
  public Preparation(RehearsalDatabase database, ChangesetStepper stepper) {
    this.database = database;
    this.stepper = stepper;
    this.pending = stepper.pending();
  }

  /**
   * Runs what the state has.
   *
   * @return what is left to rehearse, in its order
   * @throws UsageException if no changeset sets the tag
   * @throws UndeterminedException if one of those before fails
   */
  public List<ReversibleChangeset> reach(RehearsalStart start) throws SQLException {
    if (start instanceof RehearsalStart.BeforeLast last) {
      return runFirst(Math.max(0, pending.size() - last.count()));
    } else if (start instanceof RehearsalStart.AtTag tagged) {
      return runFirst(behind(tagged.tag()));
    } else if (start instanceof RehearsalStart.Applied applied) {
      return runThose(changeset -> applied.keys().contains(changeset.declared().key()));
    }
    return pending;
  }

  /**
   * Runs changesets until the schema is as a snapshot says.
   *
   * @param wanted told as far as it tells
   * @throws UsageException if it never is
   */
  public List<ReversibleChangeset> reach(SchemaSnapshot wanted, String file) throws SQLException {
    for (int count = 0; count <= pending.size(); count++) {
      if (isReached(wanted)) {
        return pending.subList(count, pending.size());
      }
      if (count < pending.size()) {
        run(pending.get(count));
      }
    }
    throw new UsageException(
        "After none of the changesets the schema is the one of "
            + file
            + ": there is no state of this changelog to begin with.");
  }

  private boolean isReached(SchemaSnapshot wanted) {
    SchemaSnapshot now = database.snapshot().limitedTo(wanted.extras());
    return SnapshotDiff.between(wanted, now).isEmpty();
  }

  private int behind(String tag) {
    for (int number = pending.size(); number > 0; number--) {
      if (pending.get(number - 1).tag().filter(tag::equals).isPresent()) {
        return number;
      }
    }
    throw new UsageException(
        "No changeset of the changelog sets the tag " + tag + " (tagDatabase).");
  }

  private List<ReversibleChangeset> runFirst(int count) throws SQLException {
    for (ReversibleChangeset changeset : pending.subList(0, count)) {
      run(changeset);
    }
    return pending.subList(count, pending.size());
  }

  private List<ReversibleChangeset> runThose(Predicate<ReversibleChangeset> chosen)
      throws SQLException {
    List<ReversibleChangeset> left = new ArrayList<>();
    for (ReversibleChangeset changeset : pending) {
      if (chosen.test(changeset)) {
        run(changeset);
      } else {
        left.add(changeset);
      }
    }
    return left;
  }

  private void run(ReversibleChangeset changeset) throws SQLException {
    if (stepper.up(changeset) instanceof StepOutcome.Failed failed) {
      throw new UndeterminedException(
          "The state to begin with can't be made: the changeset %s fails: %s"
              .formatted(changeset.declared().key(), failed.sentence()));
    }
  }
}
