package org.schemaassurance.connect;

import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.HostSpec;
import org.schemaassurance.model.UndeterminedException;

/**
 * Opens connections that a pooler in transaction mode accepts, in as few round trips as it takes.
 */
final class Connector {
  static final int OLDEST_VERSION = 14;

  private static final String TIMEOUT_SECONDS = "10";

  /** Held here, because j.u.l forgets the setting with a logger that nobody refers to. */
  private static final Logger DRIVER_LOGGER = Logger.getLogger("org.postgresql");

  static {
    // What the driver has to say we say ourselves; its records would stand between our output.
    DRIVER_LOGGER.setUseParentHandlers(false);
  }

  private static final String MAX_RESULT = "256M";

  private Connector() {}

  /**
   * Opens a connection in autocommit mode.
   *
   * @param verb becomes part of the application's name
   * @throws UndeterminedException when that fails, or the server is older than supported
   */
  static PgConnection open(ConnectionSettings settings, String verb) {
    Properties properties = properties(settings, verb);
    try {
      return supported(connect(settings, properties));
    } catch (SQLException e) {
      throw new ConnectionFailure(settings, e).asException();
    }
  }

  static String applicationName(String verb) {
    return "schema-assurance " + verb;
  }

  /** The server that a connection went to; of several hosts the first that would have it. */
  static ServerAddress serverOf(PgConnection connection) {
    HostSpec host = connection.getQueryExecutor().getHostSpec();
    return new ServerAddress(host.getHost(), host.getPort());
  }

  /** For a session that could not be begun. */
  static void closeAfterFailure(PgConnection connection, Exception failure) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private static PgConnection connect(ConnectionSettings settings, Properties properties)
      throws SQLException {
    PgConnection connection =
        new Driver().connect(url(settings), properties).unwrap(PgConnection.class);
    // From here on a query may take its time: statement_timeout is the limit.
    connection.setNetworkTimeout(Runnable::run, 0);
    return connection;
  }

  private static PgConnection supported(PgConnection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version >= OLDEST_VERSION) {
      return connection;
    }
    try (connection) {
      throw new UndeterminedException(
          "The server at %s is PostgreSQL %s; 14 to 18 are supported."
              .formatted(
                  serverOf(connection), connection.getMetaData().getDatabaseProductVersion()));
    }
  }

  private static String url(ConnectionSettings settings) {
    return "jdbc:postgresql://"
        + settings.servers().stream().map(ServerAddress::toString).collect(joining(","))
        + "/"
        + URLEncoder.encode(settings.database(), StandardCharsets.UTF_8);
  }

  private static Properties properties(ConnectionSettings settings, String verb) {
    Properties properties = new Properties();
    PGProperty.CONNECT_TIMEOUT.set(properties, TIMEOUT_SECONDS);
    properties.putAll(settings.driverParameters());
    // While connecting, so that something silent behind the port can't hold us.
    PGProperty.SOCKET_TIMEOUT.set(properties, PGProperty.CONNECT_TIMEOUT.getOrDefault(properties));
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    PGProperty.USER.set(properties, settings.user());
    // Never unset: pgjdbc would search the password file again, by its own rules.
    PGProperty.PASSWORD.set(properties, settings.password().orElse(""));
    // A server-side statement would stay behind in a pooler's server connection.
    PGProperty.PREPARE_THRESHOLD.set(properties, 0);
    // With an assumed version the name travels in the startup packet, not in a SET of its own.
    PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, String.valueOf(OLDEST_VERSION));
    PGProperty.APPLICATION_NAME.set(properties, applicationName(verb));
    // What a query of a rule file returns must not fill the memory.
    PGProperty.MAX_RESULT_BUFFER.set(properties, MAX_RESULT);
    return properties;
  }
}
