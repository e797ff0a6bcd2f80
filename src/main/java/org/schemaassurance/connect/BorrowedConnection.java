package org.schemaassurance.connect;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.model.UndeterminedException;

/** A connection out of a data source of somebody else's, which gets it back as it was. */
final class BorrowedConnection {
  private final Connection lent;
  private final PgConnection connection;
  private final boolean autoCommit;
  private final boolean readOnly;
  private final int networkMillis;
  private final int prepareThreshold;

  private BorrowedConnection(Connection lent, PgConnection connection) throws SQLException {
    this.lent = lent;
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    this.readOnly = connection.isReadOnly();
    this.networkMillis = connection.getNetworkTimeout();
    this.prepareThreshold = connection.getPrepareThreshold();
  }

  /**
   * Borrows one.
   *
   * @throws UndeterminedException when there is none, or none that serves
   */
  static BorrowedConnection of(DataSource source) {
    Connection lent;
    try {
      lent = source.getConnection();
    } catch (SQLException failed) {
      throw new UndeterminedException(
          "The data source gives no connection: " + failed.getMessage(), failed);
    }
    try {
      return of(lent);
    } catch (SQLException failed) {
      throw closed(
          lent,
          new UndeterminedException(
              "The data source's connection does not serve: " + failed.getMessage(), failed));
    } catch (UndeterminedException refused) {
      throw closed(lent, refused);
    }
  }

  private static BorrowedConnection of(Connection lent) throws SQLException {
    if (!lent.isWrapperFor(PgConnection.class)) {
      throw new UndeterminedException(
          "The data source gives a %s, which is no connection of PostgreSQL's JDBC driver."
              .formatted(lent.getClass().getName()));
    }
    PgConnection connection = lent.unwrap(PgConnection.class);
    if (connection.getTransactionState() != TransactionState.IDLE) {
      throw new UndeterminedException(
          "The data source gives a connection in the middle of a transaction, which would see what nobody else does: give one along that is in none.");
    }
    Connector.requireSupported(connection);
    return new BorrowedConnection(lent, connection);
  }

  PgConnection connection() {
    return connection;
  }

  /** As a connection of our own would be: limited answers, nothing left behind in a pooler. */
  void adapt(Limits limits) throws SQLException {
    Connector.limitAnswers(connection, limits);
    connection.setPrepareThreshold(0);
  }

  /** Outside a transaction. What cannot be left as it was nobody gets again. */
  void giveBack() throws SQLException {
    try (lent) {
      restoreOrCut();
    }
  }

  private void restoreOrCut() throws SQLException {
    try {
      restore();
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private void restore() throws SQLException {
    // In this order the driver sends nothing to the server, whatever its readOnlyMode is.
    connection.setReadOnly(readOnly);
    connection.setAutoCommit(autoCommit);
    connection.setPrepareThreshold(prepareThreshold);
    connection.setNetworkTimeout(Runnable::run, networkMillis);
  }

  /** For a session that could not be begun. */
  void giveBackAfter(Exception failure) {
    try {
      if (!connection.isClosed() && !connection.getAutoCommit()) {
        connection.rollback();
      }
      giveBack();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private static UndeterminedException closed(Connection lent, UndeterminedException failure) {
    try {
      lent.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }
}
