package org.schemaassurance.backfill;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.rules.DeclaredBackfill;

/**
 * That one run at a time works on a job: a row with a token and a time until which it counts, by
 * the server's clock. No lock of a session, so it holds behind a pooler in transaction mode too,
 * and a run that was killed leaves nothing that somebody would have to clear.
 */
final class Lease {
  private static final NamedSql HOLDER = NamedSql.of(Lease.class, "lease-holder");
  private static final NamedSql ACQUIRE = NamedSql.of(Lease.class, "acquire-lease");
  private static final NamedSql RENEW = NamedSql.of(Lease.class, "renew-lease");
  private static final NamedSql RELEASE = NamedSql.of(Lease.class, "release-lease");
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final String job;
  private final String repair;
  private final String token = UUID.randomUUID().toString();
  private final long milliseconds;

  Lease(DeclaredBackfill declared, Duration duration) {
    this.job = declared.name();
    this.repair = declared.work();
    this.milliseconds = duration.toMillis();
  }

  /**
   * What a run begins with.
   *
   * @param walked rows of the driving table that this pass has behind it
   */
  record Acquired(long walked) {}

  /** What the batches of a run did, as their transactions noted it. */
  record Totals(long batches, long walked, long repaired) {}

  /** Who is at work. */
  record Holder(
      String job,
      String host,
      long processId,
      String user,
      String since,
      String until,
      double secondsLeft) {
    String sentence() {
      return "Another run is at work on the backfill %s: process %d on %s as %s, since %s UTC; it is taken to be alive until %s UTC (%d s), longer with each batch."
          .formatted(job, processId, host, user, since, until, Math.round(secondsLeft));
    }
  }

  /** Takes it, unless somebody has it. */
  Optional<Acquired> acquire(WritableSession session, DrivingTable table) throws SQLException {
    if (holder(session).isPresent()) {
      return Optional.empty();
    }
    // A run that is late with its batch has the row locked; it is at work, too.
    try (Transaction transaction = Transaction.begin(session)) {
      List<Acquired> acquired =
          ACQUIRE.rows(
              session.connection(),
              row -> new Acquired(row.getLong("walked")),
              job,
              table.name().toString(),
              table.keyDeclarations(),
              repair,
              token,
              host(),
              ProcessHandle.current().pid(),
              session.target().user(),
              milliseconds);
      transaction.commit();
      return acquired.stream().findFirst();
    } catch (SQLException failed) {
      if (LOCK_NOT_AVAILABLE.equals(failed.getSQLState())) {
        return Optional.empty();
      }
      throw failed;
    }
  }

  /** Who has it now. */
  Optional<Holder> holder(WritableSession session) throws SQLException {
    return Transaction.of(
            session,
            connection ->
                HOLDER.rows(
                    connection,
                    row ->
                        new Holder(
                            job,
                            row.getString("holder_host"),
                            row.getLong("holder_pid"),
                            row.getString("holder_user"),
                            row.getString("held_since"),
                            row.getString("held_until"),
                            row.getDouble("seconds_left")),
                    job))
        .stream()
        .findFirst();
  }

  /**
   * Keeps it through a pause.
   *
   * @throws UndeterminedException when somebody has taken it over
   */
  void renew(WritableSession session) throws SQLException {
    long renewed =
        Transaction.of(session, connection -> RENEW.update(connection, milliseconds, job, token));
    if (renewed == 0) {
      throw takenOver();
    }
  }

  /**
   * Ends the run, and lets the next one in at once.
   *
   * @return what its batches noted, if somebody has not deleted that
   */
  Optional<Totals> release(WritableSession session, String ending) throws SQLException {
    return Transaction.of(
            session,
            connection ->
                RELEASE.rows(
                    connection,
                    row ->
                        new Totals(
                            row.getLong("batches"), row.getLong("walked"), row.getLong("repaired")),
                    ending,
                    job,
                    token))
        .stream()
        .findFirst();
  }

  UndeterminedException takenOver() {
    return new UndeterminedException(
        "The backfill "
            + job
            + " was taken over by another run, since this one gave no sign of life for "
            + milliseconds / 1000
            + " s; what it had committed stays.");
  }

  String job() {
    return job;
  }

  String token() {
    return token;
  }

  long milliseconds() {
    return milliseconds;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unknown) {
      return "a host without a name";
    }
  }
}
