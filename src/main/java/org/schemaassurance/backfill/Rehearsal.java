package org.schemaassurance.backfill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.rules.DeclaredBackfill;

/**
 * Has the server read and plan each statement that a run would send, and runs none. EXPLAIN looks
 * at names, types and privileges as the statement itself does, in a read-only transaction and on a
 * standby too (PostgreSQL's {@code standard_ExecutorStart}).
 */
final class Rehearsal {
  private static final NamedSql MAY_CREATE = NamedSql.of(Rehearsal.class, "own-tables-creatable");
  private static final List<String> PROGRESS =
      List.of("acquire-lease", "lock-job", "note-batch", "release-lease");

  private final ReadOnlySession session;
  private final DeclaredBackfill declared;

  Rehearsal(ReadOnlySession session, DeclaredBackfill declared) {
    this.session = session;
    this.declared = declared;
  }

  /** A look at a statement. */
  @FunctionalInterface
  private interface Look {
    void at(Connection connection) throws SQLException;
  }

  /**
   * Looks at all that a run along the table would send.
   *
   * @throws UndeterminedException what would stop it
   */
  void require(DrivingTable table) {
    BatchSql sql = new BatchSql(declared, table.key());
    look("read " + table.name(), connection -> explain(connection, sql.greatestKey()));
    for (boolean first : List.of(true, false)) {
      look("read " + table.name(), connection -> explain(connection, sql.bound(first)));
      look(
          "run its repair",
          connection -> {
            requireNoResult(connection, sql.repair(first));
            explain(connection, sql.repair(first));
          });
    }
    requireProgress();
  }

  private void requireProgress() {
    try {
      List<String> missing = session.attempt(OwnTables::missing);
      if (missing.isEmpty()) {
        session.attempt(
            connection -> {
              for (String statement : PROGRESS) {
                explain(connection, NamedSql.of(Rehearsal.class, statement).text());
              }
              return true;
            });
      } else if (!session.attempt(Rehearsal::mayCreate)) {
        throw new UndeterminedException(OwnTables.refusal(session.target().user(), missing));
      }
    } catch (SQLException failed) {
      throw session.failure(
          "A run of the backfill %s could not note its progress: %s.%s"
              .formatted(
                  declared.name(),
                  SqlFailure.message(failed),
                  OwnTables.grants(failed, session.target().user(), "SELECT, INSERT, UPDATE")),
          failed);
    }
  }

  private void look(String purpose, Look look) {
    try {
      session.attempt(
          connection -> {
            look.at(connection);
            return true;
          });
    } catch (SQLException failed) {
      throw session.failure(
          "A run of the backfill %s could not %s: %s%s."
              .formatted(
                  declared.name(),
                  purpose,
                  SqlFailure.message(failed),
                  failed.getSQLState() == null ? "" : " (SQLSTATE " + failed.getSQLState() + ")"),
          failed);
    }
  }

  private static void explain(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("EXPLAIN " + sql)) {
      int parameters = statement.getParameterMetaData().getParameterCount();
      for (int i = 1; i <= parameters; i++) {
        statement.setNull(i, Types.NULL);
      }
      statement.executeQuery().close();
    }
  }

  /** The driver itself refuses the rows of a repair, but when it has been run. */
  private static void requireNoResult(Connection connection, String repair) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(repair)) {
      if (statement.getMetaData() != null) {
        throw SqlFailure.resultOfAnUpdate();
      }
    }
  }

  private static boolean mayCreate(Connection connection) throws SQLException {
    return MAY_CREATE.rows(connection, row -> row.getBoolean("may_create")).get(0);
  }
}
