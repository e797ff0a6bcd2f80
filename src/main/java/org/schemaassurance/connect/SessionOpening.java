package org.schemaassurance.connect;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.model.UndeterminedException;

/**
 * How a session of ours comes to be: its connection is made or borrowed, and the first statements
 * are run; where they can't be, the connection is closed or given back, and it is told why.
 */
final class SessionOpening {
  private SessionOpening() {}

  /** What becomes of the connection when the transaction is over. */
  @FunctionalInterface
  interface Farewell extends AutoCloseable {
    @Override
    void close() throws SQLException;
  }

  /** As {@link ReadOnlySession#open(ConnectionSettings, String, Limits)}. */
  static ReadOnlySession at(ConnectionSettings settings, String verb, Limits limits) {
    if (limits.run().isOver()) {
      throw LostConnection.ofTime(limits.run());
    }
    return begun(
        settings,
        verb,
        limits,
        connection -> begun(connection, connection::close, verb, limits),
        "The server at %s does not begin a read-only transaction: ");
  }

  /**
   * Connects and begins. Where a timeout of the database or the role was over before our own was in
   * force, once more without it: a rule that names such a timeout has to be judged.
   *
   * @param otherwise how the sentence begins where it is neither a timeout nor the connection
   * @throws UndeterminedException when there is no connection, or the server does not let us begin
   */
  static <S> S begun(
      ConnectionSettings settings,
      String verb,
      Limits limits,
      Connector.Beginning<S> beginning,
      String otherwise) {
    PgConnection connection = Connector.open(settings, verb, limits);
    try {
      return beginning.on(connection);
    } catch (SQLException e) {
      Connector.closeAfterFailure(connection, e);
      return EndOfSession.timeout(e)
          .filter(timeout -> !limits.run().isOver())
          .flatMap(timeout -> withoutTimeout(timeout, settings, verb, limits, beginning, e))
          .orElseThrow(() -> SessionFailure.of(otherwise, e, connection, settings));
    } catch (RuntimeException e) {
      Connector.closeAfterFailure(connection, e);
      throw e;
    }
  }

  /** Empty where that does not help, as behind a pooler that lets no setting through. */
  private static <S> Optional<S> withoutTimeout(
      String timeout,
      ConnectionSettings settings,
      String verb,
      Limits limits,
      Connector.Beginning<S> beginning,
      SQLException firstFailure) {
    try {
      PgConnection connection = Connector.openWithout(timeout, settings, verb, limits);
      try {
        return Optional.of(beginning.on(connection));
      } catch (SQLException | RuntimeException failed) {
        Connector.closeAfterFailure(connection, failed);
        throw failed;
      }
    } catch (SQLException | UndeterminedException failed) {
      firstFailure.addSuppressed(failed);
      return Optional.empty();
    }
  }

  /** As {@link ReadOnlySession#open(DataSource, String, Limits)}. */
  static ReadOnlySession of(DataSource source, String verb, Limits limits) {
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

  /**
   * Begins the transaction.
   *
   * @param connection in no transaction
   * @throws SQLException when the server does not let it
   * @throws UndeterminedException when the server does not confirm that it is read-only
   */
  static ReadOnlySession begun(
      PgConnection connection, Farewell farewell, String verb, Limits limits) throws SQLException {
    // setTransactionIsolation would change the session.
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    ReadOnlyTransaction transaction =
        new ReadOnlyTransaction(connection, Connector.applicationName(verb), limits.statement());
    return new ReadOnlySession(
        connection, farewell, transaction, transaction.begin(), limits.run());
  }
}
