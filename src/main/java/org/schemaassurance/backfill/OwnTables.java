package org.schemaassurance.backfill;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.UndeterminedException;

/** The tables in which progress is kept: made by the changelog, or here where it has not run. */
final class OwnTables {
  private static final NamedSql MISSING = NamedSql.of(OwnTables.class, "own-tables-missing");
  private static final NamedSql CREATE = NamedSql.of(OwnTables.class, "create-own-tables");

  private OwnTables() {}

  /** Whether the database has them. */
  static boolean exist(Connection connection) throws SQLException {
    return missing(connection).stream().noneMatch(OwnTables::isTable);
  }

  /**
   * Makes what is missing.
   *
   * @throws UndeterminedException when the role may not
   */
  static void require(WritableSession session) throws SQLException {
    List<String> missing = Transaction.of(session, OwnTables::missing);
    if (!missing.isEmpty()) {
      create(session, missing);
    }
  }

  /** The same as a further sentence, where a lack of them is what failed. */
  static String grants(SQLException failed, String user, String rights) {
    return SqlFailure.isLackOfPrivilege(failed) ? " " + grants(user, rights) : "";
  }

  /** The statements that let a role use them. */
  static String grants(String user, String rights) {
    String role = SqlIdentifier.display(user);
    return "GRANT USAGE ON SCHEMA schema_assurance TO %s; GRANT %s ON schema_assurance.backfill_job, schema_assurance.backfill_run TO %s;"
        .formatted(role, rights, role);
  }

  /** What of them is missing: a table, or a column as table.column. */
  static List<String> missing(Connection connection) throws SQLException {
    return MISSING.rows(connection, row -> row.getString("name"));
  }

  private static void create(WritableSession session, List<String> missing) throws SQLException {
    try (Transaction transaction = Transaction.begin(session);
        Statement statement = session.connection().createStatement()) {
      statement.execute(CREATE.text());
      transaction.commit();
    } catch (SQLException refused) {
      if (!SqlFailure.isLackOfPrivilege(refused)) {
        throw refused;
      }
      throw new UndeterminedException(refusal(session.target().user(), missing), refused);
    }
  }

  /** What a role is told that may not make what is missing. */
  static String refusal(String role, List<String> missing) {
    return missing.stream().anyMatch(OwnTables::isTable)
        ? "%s may not create the tables that keep a backfill's progress: run the changelog, or once as a role that may, then %s"
            .formatted(SqlIdentifier.display(role), grants(role, "SELECT, INSERT, UPDATE"))
        : "schema_assurance.backfill_job is an earlier version's, and %s may not add the column that it lacks: run the changelog, or as the table's owner ALTER TABLE schema_assurance.backfill_job ADD COLUMN IF NOT EXISTS pass_end text[];"
            .formatted(SqlIdentifier.display(role));
  }

  /** A table, not a column of one. */
  private static boolean isTable(String missing) {
    return !missing.contains(".");
  }
}
