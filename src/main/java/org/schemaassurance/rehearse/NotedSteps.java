package org.schemaassurance.rehearse;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.StepOutcome;
import org.schemaassurance.model.TrafficStall;

/** The steps of one changeset; what their traces tell is kept, and noted. */
final class NotedSteps {
  private final TracedSteps steps;
  private final HintNotes hints;
  private final ReversibleChangeset changeset;
  private final SchemaSnapshot before;
  private final Notes notes;
  private Optional<ChangesetTrace> up = Optional.empty();
  private Optional<ChangesetTrace> down = Optional.empty();
  private List<TrafficStall> stalls = List.of();

  /**
   * @param before what there is before the first of them
   */
  NotedSteps(
      TracedSteps steps,
      HintNotes hints,
      ReversibleChangeset changeset,
      SchemaSnapshot before,
      Notes notes) {
    this.steps = steps;
    this.hints = hints;
    this.changeset = changeset;
    this.before = before;
    this.notes = notes;
  }

  /** The first one. */
  StepOutcome up() throws SQLException {
    TracedSteps.Traced step = steps.up(changeset);
    up = Optional.of(step.trace());
    hints.ofUp(changeset, before, step.trace(), notes);
    return step.outcome();
  }

  StepOutcome down() throws SQLException {
    TracedSteps.Traced step = steps.down(changeset);
    down = Optional.of(step.trace());
    hints.ofDown(changeset, before, step.trace(), notes);
    return step.outcome();
  }

  /** Behind {@link #down}, while others work on what {@link #up} has touched. */
  StepOutcome upBesideTraffic() throws SQLException {
    ChangesetTrace first = up.orElseThrow();
    TracedSteps.Busy busy = steps.upAgainBesideTraffic(changeset, first);
    stalls = busy.stalls();
    stalls.stream()
        .filter(stall -> stall.contradicts(first))
        .forEach(stall -> notes.contradicted(stall, first));
    return busy.outcome();
  }

  /** Once more, without having been taken back: hints are of the first run alone. */
  TracedSteps.Traced upOnceMore() throws SQLException {
    return steps.up(changeset);
  }

  /** Of the first way up, and of the way down. */
  List<ChangesetTrace> traces() {
    return Stream.of(up, down).flatMap(Optional::stream).toList();
  }

  /** What is there now. */
  SchemaSnapshot snapshot() {
    return steps.database().snapshot();
  }

  /** The changeset with what was noted of it until now. */
  RehearsedChangeset rehearsed() {
    return new RehearsedChangeset(changeset, notes.findings(), up, down, stalls);
  }
}
