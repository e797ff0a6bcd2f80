package org.schemaassurance.reference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.Target;
import org.schemaassurance.model.UndeterminedException;

/**
 * What a server that is to hold databases of our own says of itself.
 *
 * @param version as in {@code server_version_num}
 * @param time in UTC, as names have it
 */
record ServerFacts(Target target, int version, String time) {
  private static final int STRATEGY_SINCE = 150000;

  private static final String SERVER =
      """
      SELECT rolcreatedb OR rolsuper AS may_create,
        pg_catalog.current_setting('server_version_num')::pg_catalog.int4 AS version,
        pg_catalog.to_char(pg_catalog.now() AT TIME ZONE 'UTC', 'YYYYMMDD"t"HH24MISS') AS time
      FROM pg_catalog.pg_roles WHERE rolname = CURRENT_USER
      """;

  /**
   * Asks the server.
   *
   * @param verb what the databases are for, such as {@code mutate}
   * @throws UndeterminedException if the role may not create databases
   */
  static ServerFacts of(WritableSession session, String verb) throws SQLException {
    try (Statement statement = session.connection().createStatement();
        ResultSet row = statement.executeQuery(SERVER)) {
      row.next();
      if (!row.getBoolean("may_create")) {
        throw new UndeterminedException(
            session.target().user()
                + " may not create databases on the reference server, where "
                + verb
                + " makes its own: name a role that has CREATEDB.");
      }
      return new ServerFacts(session.target(), row.getInt("version"), row.getString("time"));
    }
  }

  /**
   * How a copy is made: copying files is three times as fast here as the default, which writes each
   * page to the log.
   */
  String strategy() {
    return version >= STRATEGY_SINCE ? " STRATEGY file_copy" : "";
  }
}
