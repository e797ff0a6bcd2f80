package org.schemaassurance.connect;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.UndeterminedException;

/**
 * A timeout of the database, the role or the server that ended us before our own limits were in
 * force: what it is called, who sets it, and what to do.
 */
public final class ServerTimeout {
  private static final Logger LOGGER = System.getLogger(ServerTimeout.class.getName());
  private static final NamedSql SETTER = NamedSql.of(ServerTimeout.class, "setter-of-timeout");
  private static final String UNKNOWN = "which the database, the role or the server sets";

  private static final Limits BRIEF = Limits.ofStatement(Duration.ofSeconds(1));

  private ServerTimeout() {}

  /**
   * One sentence about the timeout, if that is what a failure comes from. Connects once more to
   * find out who sets it.
   *
   * @param failed in a session that has not set any timeout itself
   */
  public static Optional<String> sentence(SQLException failed, ConnectionSettings settings) {
    return EndOfSession.timeout(failed)
        .map(
            setting ->
                "%s was over at %s, %s: ALTER ROLE %s IN DATABASE %s SET %s = '1min' gives this tool more."
                    .formatted(
                        setting,
                        settings.serverNames(),
                        setter(setting, settings),
                        SqlIdentifier.display(settings.user()),
                        SqlIdentifier.display(settings.database()),
                        setting));
  }

  private static String setter(String setting, ConnectionSettings settings) {
    try (PgConnection connection =
        Connector.openWithout(setting, settings, "look at settings", BRIEF)) {
      return SETTER.rows(connection, ServerTimeout::setter, setting).stream()
          .findFirst()
          .orElse("which neither the database nor the role sets, but the server (postgresql.conf)");
    } catch (SQLException | UndeterminedException hidden) {
      LOGGER.log(Level.DEBUG, "Who sets " + setting + " is not known", hidden);
      return UNKNOWN;
    }
  }

  private static String setter(ResultSet row) throws SQLException {
    return "which is %s %s"
        .formatted(
            row.getString("value"),
            place(
                Optional.ofNullable(row.getString("role")),
                Optional.ofNullable(row.getString("database"))));
  }

  private static String place(Optional<String> role, Optional<String> database) {
    String ofRole = role.map(name -> "for the role " + SqlIdentifier.display(name)).orElse("");
    String ofDatabase =
        database
            .map(
                name ->
                    (role.isPresent() ? " in the" : "for the")
                        + " database "
                        + SqlIdentifier.display(name))
            .orElse("");
    return role.isEmpty() && database.isEmpty() ? "for all roles" : ofRole + ofDatabase;
  }
}
