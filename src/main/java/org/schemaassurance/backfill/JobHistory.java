package org.schemaassurance.backfill;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.SqlWork;
import org.schemaassurance.model.UndeterminedException;

/** What the tables of ours tell of the backfills of a database; reads only. */
public final class JobHistory {
  private static final NamedStatement JOBS = NamedStatement.load("jobs");
  private static final NamedStatement RUNS = NamedStatement.load("runs");
  private static final int RUNS_SHOWN = 20;

  private final ReadOnlySession session;

  public JobHistory(ReadOnlySession session) {
    this.session = session;
  }

  /**
   * A backfill.
   *
   * @param lastKey where the pass is that is unfinished
   * @param passes begun so far
   * @param batches of the last pass, as are {@code walked} and {@code repaired}
   * @param finishedAt when the last pass ended, if it has
   * @param holder who is at work now
   */
  public record Job(
      String name,
      String table,
      Optional<List<String>> lastKey,
      long passes,
      long batches,
      long walked,
      long repaired,
      Optional<String> finishedAt,
      Optional<String> holder) {}

  /**
   * One run; {@code ending} is "running", "killed", "failed" or a {@link BackfillOutcome.Ending}.
   */
  public record Run(
      String job,
      String host,
      long processId,
      String user,
      String startedAt,
      double seconds,
      String ending,
      long batches,
      long walked,
      long repaired) {}

  /** All jobs by name; none where no backfill has run. */
  public List<Job> jobs() {
    return read(connection -> JOBS.rows(connection, JobHistory::job));
  }

  /** The newest runs, the last one first. */
  public List<Run> runs() {
    return read(connection -> RUNS.rows(connection, JobHistory::run, RUNS_SHOWN));
  }

  private <T> List<T> read(SqlWork<List<T>> work) {
    try {
      return session.attempt(OwnTables::exist) ? session.attempt(work) : List.of();
    } catch (SQLException failed) {
      throw unreadable(failed);
    }
  }

  private UndeterminedException unreadable(SQLException failed) {
    return session.failure(
        "What the backfills did can't be read: %s.%s"
            .formatted(
                SqlFailure.message(failed),
                OwnTables.grants(failed, session.target().user(), "SELECT")),
        failed);
  }

  private static Job job(ResultSet row) throws SQLException {
    Array lastKey = row.getArray("last_key");
    return new Job(
        row.getString("job"),
        row.getString("driving_table"),
        lastKey == null ? Optional.empty() : Optional.of(NamedStatement.texts(lastKey)),
        row.getLong("pass"),
        row.getLong("batches"),
        row.getLong("walked"),
        row.getLong("repaired"),
        Optional.ofNullable(row.getString("pass_finished_at")),
        Optional.ofNullable(row.getString("holder")));
  }

  private static Run run(ResultSet row) throws SQLException {
    return new Run(
        row.getString("job"),
        row.getString("host"),
        row.getLong("pid"),
        row.getString("username"),
        row.getString("started_at"),
        row.getDouble("seconds"),
        row.getString("ending"),
        row.getLong("batches"),
        row.getLong("walked"),
        row.getLong("repaired"));
  }
}
