package org.schemaassurance.rehearse.trace;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.UndeterminedException;

/**
 * A connection for Liquibase on which each statement of a changeset is traced, between {@link
 * #begin} and {@link #end}. Outside of these nothing is recorded, and nothing else is sent than
 * what Liquibase sends. In a transaction a text of several commands is sent command by command.
 */
public final class Tracer implements AutoCloseable {
  private final WritableSession session;
  private final PgConnection connection;
  private final Connection traced;
  private final Lookout lookout;
  private final Set<String> ownTables;
  private Optional<StatementTracer> current = Optional.empty();
  private Optional<String> failed = Optional.empty();

  private Tracer(
      WritableSession session, PgConnection connection, Lookout lookout, Set<String> ownTables) {
    this.session = session;
    this.connection = connection;
    this.traced = TracedConnection.of(connection, this);
    this.lookout = lookout;
    this.ownTables = ownTables;
  }

  /**
   * Connects to a database that is ours.
   *
   * @param settings of a role that may read {@code pg_locks} of its own sessions and lock the
   *     changelog's tables; a superuser of a throwaway server
   * @param limits of each session
   * @param ownTables the names of Liquibase's tables, without their schema
   * @throws UndeterminedException when there is no connection
   */
  public static Tracer on(ConnectionSettings settings, Limits limits, Set<String> ownTables) {
    WritableSession session = WritableSession.open(settings, "rehearse", limits);
    try {
      PgConnection connection = session.connection().unwrap(PgConnection.class);
      return new Tracer(
          session,
          connection,
          Lookout.at(connection.getBackendPID(), settings, limits),
          ownTables.stream()
              .map(name -> name.toLowerCase(Locale.ROOT))
              .collect(Collectors.toUnmodifiableSet()));
    } catch (SQLException | UndeterminedException failed) {
      session.close();
      throw failed instanceof UndeterminedException undetermined
          ? undetermined
          : new UndeterminedException(failed.getMessage(), failed);
    }
  }

  /** The server's process that runs the changesets. */
  public int backend() {
    return connection.getBackendPID();
  }

  /** The connection for Liquibase; in autocommit mode to begin with. Closed with the tracer. */
  public Connection connection() {
    return traced;
  }

  /**
   * A changeset begins: what is there now is what was there before it.
   *
   * @throws SQLException when the server does not say it
   */
  public void begin() throws SQLException {
    current = Optional.of(new StatementTracer(connection, lookout, ownTables));
  }

  /**
   * The changeset has ended, done or failed.
   *
   * @throws SQLException when the server does not say how much it wrote
   */
  public ChangesetTrace end() throws SQLException {
    StatementTracer ended = current.orElseThrow();
    current = Optional.empty();
    return ended.trace();
  }

  /** Ends the statement that is running, if any; for another thread. */
  public void cancel() {
    session.cancel();
  }

  @Override
  public void close() {
    lookout.close();
    session.close();
  }

  /** The driver's call that runs a text. */
  @FunctionalInterface
  interface Sending {
    Object send(String sql) throws SQLException;
  }

  /** Runs a text, in a transaction command by command, with the driver's answer to the last. */
  Object run(String sql, Sending sending) throws SQLException {
    List<String> commands = connection.getAutoCommit() ? List.of(sql) : SentText.inTransaction(sql);
    for (String command : commands.subList(0, commands.size() - 1)) {
      runWhole(command, () -> sending.send(command));
    }
    String last = commands.get(commands.size() - 1);
    return runWhole(last, () -> sending.send(last));
  }

  /** Runs a text as it is. */
  Object runWhole(String sql, Attempt.Execution execution) throws SQLException {
    try {
      return current.isPresent() ? current.get().run(sql, execution) : execution.run();
    } catch (SQLException failure) {
      failed = Optional.of(sql);
      throw failure;
    }
  }

  /**
   * The command that failed last since this was asked, alone, where Liquibase tells a whole file.
   */
  public Optional<String> failed() {
    Optional<String> command = failed;
    failed = Optional.empty();
    return command;
  }

  void catchUp() throws SQLException {
    if (current.isPresent()) {
      current.get().catchUp();
    }
  }

  void noticeEnd() {
    current.ifPresent(StatementTracer::noticeEnd);
  }
}
