package org.schemaassurance.connect;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.model.Target;
import org.schemaassurance.model.UndeterminedException;

/**
 * One connection in one transaction that is READ ONLY and REPEATABLE READ, and that the server has
 * confirmed to be so. Settings are local to the transaction; closing rolls it back and leaves
 * nothing behind, also in a pooler in transaction mode. Works on a hot standby.
 */
public final class ReadOnlySession implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(ReadOnlySession.class.getName());

  private static final int CLOSING_MILLIS = 2000;

  private final PgConnection connection;
  private final SessionOpening.Farewell farewell;
  private final ReadOnlyTransaction transaction;
  private final ReadOnlyTransaction.Confirmation confirmed;
  private final Deadline run;
  private final Canceller canceller;
  private Optional<LostConnection> ending = Optional.empty();

  /**
   * A session that has begun.
   *
   * @param confirmed what the server says of the transaction
   * @param run until when it may take
   */
  ReadOnlySession(
      PgConnection connection,
      SessionOpening.Farewell farewell,
      ReadOnlyTransaction transaction,
      ReadOnlyTransaction.Confirmation confirmed,
      Deadline run) {
    this.connection = connection;
    this.farewell = farewell;
    this.transaction = transaction;
    this.confirmed = confirmed;
    this.run = run;
    this.canceller = new Canceller(connection, "The query", run);
  }

  /**
   * Connects and begins the transaction.
   *
   * @param verb what it is for, such as {@code verify}; seen in {@code pg_stat_activity}
   * @param statementTimeout the longest that any one query may take, in whole milliseconds
   * @throws UndeterminedException as {@link #open(ConnectionSettings, String, Limits)}
   */
  public static ReadOnlySession open(
      ConnectionSettings settings, String verb, Duration statementTimeout) {
    return open(settings, verb, Limits.ofStatement(statementTimeout));
  }

  /**
   * Connects and begins the transaction.
   *
   * @param verb what it is for, such as {@code verify}; seen in {@code pg_stat_activity}
   * @param limits the longest that any one query may take, in whole milliseconds, and the run; when
   *     that is over, the query that is running is cancelled
   * @throws UndeterminedException when there is no connection, or the server does not confirm that
   *     the transaction is read-only
   */
  public static ReadOnlySession open(ConnectionSettings settings, String verb, Limits limits) {
    return SessionOpening.at(settings, verb, limits);
  }

  /**
   * Borrows a connection and begins the transaction. Settings of the connection that last longer
   * than the transaction are as before when it is given back.
   *
   * @param source of connections of PostgreSQL's driver, be it through a pool; in no transaction
   * @param verb as {@link #open(ConnectionSettings, String, Limits)} takes it
   * @param limits the same, but that an answer is waited for by the read and not as a whole
   * @throws UndeterminedException as there
   */
  public static ReadOnlySession open(DataSource source, String verb, Limits limits) {
    return SessionOpening.of(source, verb, limits);
  }

  /** For queries only; the session begins, ends and closes it. */
  public Connection connection() {
    return connection;
  }

  /** Where this is. */
  public Target target() {
    return confirmed.target();
  }

  /** {@code server_version_num}, such as 180004 for 18.4. */
  public int serverVersionNumber() {
    return confirmed.serverVersionNumber();
  }

  /** Why nothing more can be asked here: the time of the run is over, or the connection is lost. */
  public Optional<LostConnection> ending() {
    if (ending.isEmpty() && run.isOver()) {
      ending = Optional.of(LostConnection.ofTime(run));
    }
    return ending;
  }

  /**
   * Why nothing more can be asked here, if that is what a failure comes from.
   *
   * @param failed on this session's connection
   */
  public Optional<LostConnection> ending(SQLException failed) {
    if (ending().isEmpty()) {
      ending = LostConnection.in(failed, connection);
    }
    return ending;
  }

  /**
   * What to throw of a failure.
   *
   * @param otherwise the sentence where more can be asked here
   * @param failed on this session's connection
   */
  public UndeterminedException failure(String otherwise, SQLException failed) {
    return ending(failed)
        .map(UndeterminedException.class::cast)
        .orElseGet(() -> new UndeterminedException(otherwise, failed));
  }

  /**
   * For who has to know that nothing was left out.
   *
   * @throws LostConnection when a question that was asked here met the end of the session
   */
  public void requireNoEnding() {
    if (ending().isPresent()) {
      throw ending.get();
    }
  }

  /**
   * The predefined roles whose rights the connecting role may take for its own: for a superuser all
   * of them, otherwise those that it is a member of, unless it would lose the right to see rows
   * that row security hides.
   */
  public Set<Reader> readers() {
    return confirmed.readers();
  }

  /**
   * Ends the transaction and begins the next one, with the same settings and a snapshot of its own:
   * what was read is locked no longer, and a {@link #actAs} is over.
   *
   * @throws SQLException when the server cannot be asked any more
   */
  public void renew() throws SQLException {
    canceller.begin(transaction::renew);
  }

  /**
   * Takes a role's rights instead of one's own, until {@link #renew}: the server then refuses
   * everything else, however it is asked for.
   *
   * @param role one of {@link #readers}, or another of which the connecting role is a member
   * @throws SQLException when the server does not let it
   */
  public void actAs(String role) throws SQLException {
    transaction.actAs(role);
  }

  /**
   * Runs queries of which one may fail: the transaction, its snapshot and its settings survive.
   * Costs no round trip unless something fails.
   *
   * @throws SQLException what the work throws
   * @throws UndeterminedException when the work has ended the transaction
   */
  public <T> T attempt(SqlWork<T> work) throws SQLException {
    return transaction.attempt(work);
  }

  /**
   * Runs a query that somebody else wrote, as {@link #attempt} does. It has to be one SELECT: in
   * {@code SELECT 1; COMMIT; DROP TABLE t} the last would run outside the read-only transaction,
   * since the driver sends all three at once.
   *
   * @throws SQLException when the query fails or gives no rows
   * @throws UndeterminedException when it is not one SELECT; then nothing is sent
   */
  public <T> T query(String sql, RowReader<T> reader) throws SQLException {
    OneSelect.require(sql, connection);
    return attempt(
        ignored -> {
          try (Statement statement = connection.createStatement()) {
            // The text that was looked at is the one that is sent: without JDBC's {fn …}.
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(sql)) {
              return reader.read(rows);
            }
          }
        });
  }

  /**
   * Ends the query that is running, if any; for another thread. The query fails with SQLSTATE
   * 57014.
   *
   * @throws UndeterminedException when the server can't be reached for it
   */
  public void cancel() {
    canceller.cancel();
  }

  /** Rolls back, and disconnects or gives the connection back. */
  @Override
  public void close() {
    canceller.stop();
    try (farewell) {
      // All answers are in; the server rolls back just as well when the connection ends.
      connection.setNetworkTimeout(Runnable::run, CLOSING_MILLIS);
      connection.rollback();
    } catch (SQLException e) {
      // Without a connection there is no transaction either, which is what was wanted.
      LOGGER.log(Level.DEBUG, "The connection was gone before it was closed", e);
    }
  }
}
