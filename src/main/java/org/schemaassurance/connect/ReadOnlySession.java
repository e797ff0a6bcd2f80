package org.schemaassurance.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;
import org.postgresql.core.SqlCommandType;
import org.postgresql.core.TransactionState;
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

  /** Long enough for a DDL statement that is about to commit; a queue behind it must not build. */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

  /** Ends the transaction of a process that was stopped or has lost its network. */
  private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(5);

  private static final Set<SqlCommandType> SELECTS =
      EnumSet.of(SqlCommandType.SELECT, SqlCommandType.WITH);

  private static final String ENDED =
      "A query has ended the read-only transaction, so what comes after it would see another state"
          + " of the database.";

  private static final String BEGIN = resource("begin-read-only.sql");

  private static final String ACT_AS = resource("act-as.sql");

  private static final int CLOSING_MILLIS = 2000;

  private final PgConnection connection;
  private final Farewell farewell;
  private final Opening opening;
  private final Target target;
  private final int serverVersionNumber;
  private final Set<Reader> readers;
  private Deadline run = Deadline.never();
  private Optional<LostConnection> ending = Optional.empty();
  private boolean closed;
  private CompletableFuture<Void> alarm = CompletableFuture.completedFuture(null);

  private ReadOnlySession(
      PgConnection connection,
      Farewell farewell,
      Opening opening,
      Target target,
      int serverVersionNumber,
      Set<Reader> readers) {
    this.connection = connection;
    this.farewell = farewell;
    this.opening = opening;
    this.target = target;
    this.serverVersionNumber = serverVersionNumber;
    this.readers = Set.copyOf(readers);
  }

  /** What becomes of the connection when the transaction is over. */
  @FunctionalInterface
  private interface Farewell extends AutoCloseable {
    @Override
    void close() throws SQLException;
  }

  /** With what its transactions begin. */
  private record Opening(String applicationName, Duration statementTimeout) {}

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
    if (limits.run().isOver()) {
      throw LostConnection.ofTime(limits.run());
    }
    PgConnection connection = Connector.open(settings, verb, limits);
    try {
      return begun(connection, connection::close, verb, limits);
    } catch (SQLException e) {
      Connector.closeAfterFailure(connection, e);
      throw SessionFailure.of(
          "The server at %s does not begin a read-only transaction: ", e, connection, settings);
    } catch (RuntimeException e) {
      Connector.closeAfterFailure(connection, e);
      throw e;
    }
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
    if (limits.run().isOver()) {
      throw LostConnection.ofTime(limits.run());
    }
    BorrowedConnection borrowed = BorrowedConnection.of(source);
    PgConnection connection = borrowed.connection();
    try {
      borrowed.adapt(limits);
      return begun(connection, borrowed::giveBack, verb, limits);
    } catch (SQLException e) {
      UndeterminedException failure =
          LostConnection.or(
              "The server at %s does not begin a read-only transaction: "
                      .formatted(Connector.serverOf(connection))
                  + e.getMessage(),
              e,
              connection);
      borrowed.giveBackAfter(failure);
      throw failure;
    } catch (RuntimeException e) {
      borrowed.giveBackAfter(e);
      throw e;
    }
  }

  private static ReadOnlySession begun(
      PgConnection connection, Farewell farewell, String verb, Limits limits) throws SQLException {
    // With these two the driver sends BEGIN READ ONLY before the first statement, and would again
    // if somebody ended the transaction. setTransactionIsolation would change the session.
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    Opening opening = new Opening(Connector.applicationName(verb), limits.statement());
    return begin(
            connection,
            opening,
            confirmation -> confirmed(connection, farewell, opening, confirmation))
        .endingWith(limits.run());
  }

  /** For queries only; the session begins, ends and closes it. */
  public Connection connection() {
    return connection;
  }

  /** Where this is. */
  public Target target() {
    return target;
  }

  /** {@code server_version_num}, such as 180004 for 18.4. */
  public int serverVersionNumber() {
    return serverVersionNumber;
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
    return readers;
  }

  /**
   * Ends the transaction and begins the next one, with the same settings and a snapshot of its own:
   * what was read is locked no longer, and a {@link #actAs} is over.
   *
   * @throws SQLException when the server cannot be asked any more
   */
  public void renew() throws SQLException {
    connection.rollback();
    begin(connection, opening, confirmation -> requireReadOnly(connection, confirmation));
  }

  /**
   * Takes a reader's rights instead of one's own, until {@link #renew}: the server then refuses
   * everything else, however it is asked for.
   *
   * @param reader one of {@link #readers}
   * @throws SQLException when the server does not let it
   */
  public void actAs(Reader reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ACT_AS)) {
      statement.setString(1, reader.role());
      statement.execute();
    }
  }

  /**
   * Runs queries of which one may fail: the transaction, its snapshot and its settings survive.
   * Costs no round trip unless something fails.
   *
   * @throws SQLException what the work throws
   * @throws UndeterminedException when the work has ended the transaction
   */
  public <T> T attempt(SqlWork<T> work) throws SQLException {
    T result;
    try {
      result = work.with(connection);
    } catch (SQLException | RuntimeException e) {
      recoverFrom(e);
      throw e;
    }
    if (isEnded()) {
      throw new UndeterminedException(ENDED);
    }
    return result;
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
    requireOneSelect(sql);
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
  public synchronized void cancel() {
    if (closed) {
      // The connection may be at work for somebody else by now.
      return;
    }
    try {
      connection.cancelQuery();
    } catch (SQLException e) {
      throw SessionFailure.ofCancel("The query", e, connection);
    }
  }

  /** Rolls back, and disconnects or gives the connection back. */
  @Override
  public void close() {
    alarm.complete(null);
    noMoreCancelling();
    try (farewell) {
      // All answers are in; the server rolls back just as well when the connection ends.
      connection.setNetworkTimeout(Runnable::run, CLOSING_MILLIS);
      connection.rollback();
    } catch (SQLException e) {
      // Without a connection there is no transaction either, which is what was wanted.
      LOGGER.log(Level.DEBUG, "The connection was gone before it was closed", e);
    }
  }

  private synchronized void noMoreCancelling() {
    closed = true;
  }

  private ReadOnlySession endingWith(Deadline deadline) {
    run = deadline;
    alarm = new CompletableFuture<>();
    deadline
        .left()
        .ifPresent(
            left ->
                alarm
                    .orTimeout(left.toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete(
                        (closed, over) -> {
                          if (over instanceof TimeoutException) {
                            CompletableFuture.runAsync(this::cancelOrLeave);
                          }
                        }));
    return this;
  }

  private void cancelOrLeave() {
    try {
      cancel();
    } catch (UndeterminedException unreachable) {
      // The connection is cut when the grace is over, too.
      LOGGER.log(Level.DEBUG, "The query could not be cancelled", unreachable);
    }
  }

  private static <T> T begin(PgConnection connection, Opening opening, RowReader<T> confirmed)
      throws SQLException {
    List<String> limits =
        LocalTimeouts.statements(
            connection, opening.statementTimeout(), LOCK_TIMEOUT, IDLE_TIMEOUT);
    try (PreparedStatement statement =
        connection.prepareStatement(String.join("", limits) + BEGIN)) {
      statement.setString(1, opening.applicationName());
      statement.execute();
      try (ResultSet confirmation = lastResult(statement, limits.size())) {
        confirmation.next();
        return confirmed.read(confirmation);
      }
    }
  }

  /**
   * The limits and the first statement give a count each, the second the settings, the third the
   * confirmation.
   */
  private static ResultSet lastResult(PreparedStatement statement, int limits) throws SQLException {
    for (int i = 0; i < limits; i++) {
      statement.getMoreResults();
    }
    statement.getMoreResults();
    statement.getMoreResults();
    return statement.getResultSet();
  }

  private static ReadOnlySession confirmed(
      PgConnection connection, Farewell farewell, Opening opening, ResultSet row)
      throws SQLException {
    ServerAddress server = requireReadOnly(connection, row);
    Target target =
        new Target(
            server.host(),
            server.port(),
            row.getString("database"),
            row.getString("user"),
            row.getString("server_version").split(" ", 2)[0],
            row.getBoolean("is_superuser"));
    Set<Reader> readers = EnumSet.noneOf(Reader.class);
    for (Reader reader : Reader.values()) {
      if (row.getBoolean(reader.role())) {
        readers.add(reader);
      }
    }
    return new ReadOnlySession(
        connection, farewell, opening, target, row.getInt("server_version_number"), readers);
  }

  private static ServerAddress requireReadOnly(PgConnection connection, ResultSet row)
      throws SQLException {
    ServerAddress server = Connector.serverOf(connection);
    if (!row.getString("read_only").equals("on")
        || !row.getString("isolation").equals("repeatable read")) {
      throw new UndeterminedException(
          "The server at %s does not keep the transaction read-only (read only: %s, isolation: %s), so nothing was asked."
              .formatted(server, row.getString("read_only"), row.getString("isolation")));
    }
    return server;
  }

  /**
   * Asks the driver's own parser, so that no text is one statement here and two there. COMMIT AND
   * CHAIN, for one, would stay read-only but lose the settings.
   */
  private void requireOneSelect(String sql) throws SQLException {
    List<NativeQuery> statements =
        Parser.parseJdbcSql(
            sql, connection.getStandardConformingStrings(), false, true, false, false);
    if (statements.size() != 1 || !SELECTS.contains(statements.get(0).getCommand().getType())) {
      throw new UndeterminedException(
          "The query was not run: it has to be one statement that begins with SELECT or WITH.");
    }
  }

  private void recoverFrom(Exception failure) {
    if (connection.getTransactionState() == TransactionState.FAILED) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("ROLLBACK TO SAVEPOINT nothing_failed");
      } catch (SQLException e) {
        failure.addSuppressed(e);
      }
    }
    if (isEnded()) {
      throw new UndeterminedException(ENDED, failure);
    }
  }

  private boolean isEnded() {
    return connection.getTransactionState() == TransactionState.IDLE;
  }

  private static String resource(String name) {
    try (InputStream stream = ReadOnlySession.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
