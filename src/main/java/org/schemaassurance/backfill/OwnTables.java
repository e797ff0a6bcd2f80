package org.schemaassurance.backfill;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.UndeterminedException;

/** The tables in which progress is kept: made by the changelog, or here where it has not run. */
final class OwnTables {
  private static final NamedStatement MISSING = NamedStatement.load("own-tables-missing");
  private static final NamedStatement CREATE = NamedStatement.load("create-own-tables");

  private OwnTables() {}

  /** Whether the database has them. */
  static boolean exist(Connection connection) throws SQLException {
    return missing(connection).isEmpty();
  }

  /**
   * Makes what is missing.
   *
   * @throws UndeterminedException when the role may not
   */
  static void require(WritableSession session) throws SQLException {
    if (!exist(session.connection())) {
      create(session);
    }
  }

  /** The statements that let a role use them. */
  static String grants(String user, String rights) {
    String role = SqlIdentifier.display(user);
    return "GRANT USAGE ON SCHEMA schema_assurance TO %s; GRANT %s ON schema_assurance.backfill_job, schema_assurance.backfill_run TO %s;"
        .formatted(role, rights, role);
  }

  private static List<String> missing(Connection connection) throws SQLException {
    return MISSING.rows(connection, row -> row.getString("name"));
  }

  private static void create(WritableSession session) throws SQLException {
    try (Transaction transaction = Transaction.begin(session);
        Statement statement = session.connection().createStatement()) {
      statement.execute(CREATE.text());
      transaction.commit();
    } catch (SQLException refused) {
      if (!SqlFailure.isLackOfPrivilege(refused)) {
        throw refused;
      }
      String role = session.target().user();
      throw new UndeterminedException(
          "%s may not create the tables that keep a backfill's progress: run the changelog, or once as a role that may, then %s"
              .formatted(SqlIdentifier.display(role), grants(role, "SELECT, INSERT, UPDATE")),
          refused);
    }
  }
}
