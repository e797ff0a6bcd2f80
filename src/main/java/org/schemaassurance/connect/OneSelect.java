package org.schemaassurance.connect;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;
import org.postgresql.core.SqlCommandType;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.model.UndeterminedException;

/** Whether a text that somebody else wrote is one query to the driver, too. */
final class OneSelect {
  private static final Set<SqlCommandType> SELECTS =
      EnumSet.of(SqlCommandType.SELECT, SqlCommandType.WITH);

  private OneSelect() {}

  /**
   * Asks the driver's own parser, so that no text is one statement here and two there. COMMIT AND
   * CHAIN, for one, would stay read-only but lose the settings.
   *
   * @throws UndeterminedException if it is another statement, or several
   */
  static void require(String sql, PgConnection connection) throws SQLException {
    List<NativeQuery> statements =
        Parser.parseJdbcSql(
            sql, connection.getStandardConformingStrings(), false, true, false, false);
    if (statements.size() != 1 || !SELECTS.contains(statements.get(0).getCommand().getType())) {
      throw new UndeterminedException(
          "The query was not run: it has to be one statement that begins with SELECT or WITH.");
    }
  }
}
