package org.schemaassurance.backfill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.SqlWork;
import org.schemaassurance.model.BackfillHistory;
import org.schemaassurance.model.BackfillHistory.Job;
import org.schemaassurance.model.BackfillHistory.Run;
import org.schemaassurance.model.UndeterminedException;

/** What the tables of ours tell of the backfills of a database; reads only. */
public final class JobHistory {
  private static final NamedSql JOBS = NamedSql.of(JobHistory.class, "jobs");
  private static final NamedSql RUNS = NamedSql.of(JobHistory.class, "runs");
  private static final int RUNS_SHOWN = 20;

  private final ReadOnlySession session;

  public JobHistory(ReadOnlySession session) {
    this.session = session;
  }

  /**
   * All of it.
   *
   * @throws UndeterminedException if it cannot be read
   */
  public BackfillHistory read() {
    return new BackfillHistory(session.target(), jobs(), runs());
  }

  /** All jobs by name; none where no backfill has run. */
  List<Job> jobs() {
    return read(connection -> JOBS.rows(connection, JobHistory::job));
  }

  /** The newest runs, the last one first. */
  List<Run> runs() {
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
    return new Job(
        row.getString("job"),
        row.getString("driving_table"),
        NamedSql.optionalTexts(row, "last_key"),
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
