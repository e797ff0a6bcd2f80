package org.schemaassurance.backfill;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.model.BackfillHistory.Job;
import org.schemaassurance.model.BackfillHistory.Run;
import org.schemaassurance.model.BackfillPlan;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.rules.DeclaredBackfill;

/** What a run of a backfill would do, and whether it could; reads only. */
public final class DryRun {
  /** A shorter run tells the time that a start takes, not that of a row. */
  private static final double SHORTEST_SECONDS = 1;

  private final ReadOnlySession session;
  private final DeclaredBackfill declared;

  public DryRun(ReadOnlySession session, DeclaredBackfill declared) {
    this.session = session;
    this.declared = declared;
  }

  /**
   * Has the server look at each statement of a run.
   *
   * @throws UndeterminedException what would stop a run, in one sentence
   */
  public void require() {
    new Rehearsal(session, declared).require(table());
  }

  /** What would be walked. */
  public BackfillPlan plan() {
    DrivingTable table = table();
    JobHistory history = new JobHistory(session);
    Optional<Job> unfinished =
        history.jobs().stream().filter(known -> isUnfinished(known, table)).findFirst();
    long walked = unfinished.map(Job::walked).orElse(0L);
    long rows = Math.max(0, table.size().estimated() - walked);
    return new BackfillPlan(
        table.name().toString(),
        table.keyNames(),
        rows,
        unfinished.isPresent(),
        rate(history.runs()).map(rate -> Duration.ofSeconds(Math.round(rows / rate))),
        remark(table, walked));
  }

  private boolean isUnfinished(Job known, DrivingTable table) {
    return known.name().equals(declared.name())
        && known.table().equals(table.name().toString())
        && known.lastKey().isPresent();
  }

  private Optional<String> remark(DrivingTable table, long walked) {
    List<String> sentences = new ArrayList<>();
    table.remark().ifPresent(sentences::add);
    if (walked > table.size().estimated() && table.size().estimated() > 0) {
      sentences.add(
          "%d rows are walked already, and the statistics of %s say that it has about %d: ANALYZE renews them."
              .formatted(walked, table.name(), table.size().estimated()));
    }
    try {
      session
          .attempt(connection -> RowsWithoutKey.sentence(connection, declared, table))
          .ifPresent(sentences::add);
    } catch (SQLException failed) {
      sentences.add(RowsWithoutKey.uncounted(table, failed));
    }
    return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
  }

  private DrivingTable table() {
    try {
      return session.attempt(connection -> DrivingTable.read(connection, declared));
    } catch (SQLException failed) {
      throw session.failure(
          "%s can't be looked up: %s.".formatted(declared.table(), SqlFailure.message(failed)),
          failed);
    }
  }

  private Optional<Double> rate(List<Run> runs) {
    return runs.stream()
        .filter(run -> run.job().equals(declared.name()) && run.walked() > 0)
        .filter(run -> run.seconds() >= SHORTEST_SECONDS)
        .map(run -> run.walked() / run.seconds())
        .findFirst();
  }
}
