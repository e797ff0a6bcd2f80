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
import org.schemaassurance.model.UsageException;

/**
 * Opens connections that a pooler in transaction mode accepts, in as few round trips as it takes.
 */
final class Connector {
  static final int OLDEST_VERSION = 14;

  /** For connecting to one server, unless {@code connect_timeout} says otherwise. */
  private static final int CONNECT_SECONDS = 10;

  /** However many servers there are, connecting takes no longer than to so many silent ones. */
  private static final int MOST_SILENT_SERVERS = 3;

  /** A request to cancel is worth no long wait: the server ends the statement at its timeout. */
  private static final int CANCEL_SECONDS = 2;

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
  static PgConnection open(ConnectionSettings settings, String verb, Limits limits) {
    return open(settings, properties(settings, verb, limits.run()), limits);
  }

  /**
   * Opens a connection that does not have a timeout which the database or the role sets. By a
   * startup option, which a pooler may refuse.
   *
   * @param timeout the setting's name
   * @throws UndeterminedException when that fails
   */
  static PgConnection openWithout(
      String timeout, ConnectionSettings settings, String verb, Limits limits) {
    Properties properties = properties(settings, verb, limits.run());
    String given = PGProperty.OPTIONS.getOrDefault(properties);
    PGProperty.OPTIONS.set(properties, (given == null ? "" : given + " ") + "-c " + timeout + "=0");
    return open(settings, properties, limits);
  }

  private static PgConnection open(
      ConnectionSettings settings, Properties properties, Limits limits) {
    try {
      return supported(connect(settings, properties, limits));
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

  /** What a session does first on its connection. */
  @FunctionalInterface
  interface Beginning<S> {
    /**
     * @throws UndeterminedException where the server is not one for such a session
     */
    S on(PgConnection connection) throws SQLException;
  }

  /** For a session that could not be begun. */
  static void closeAfterFailure(PgConnection connection, Exception failure) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private static PgConnection connect(
      ConnectionSettings settings, Properties properties, Limits limits) throws SQLException {
    PgConnection connection =
        new Driver().connect(url(settings), properties).unwrap(PgConnection.class);
    limitAnswers(connection, limits);
    return connection;
  }

  /** An answer that does not come in time cuts the connection. */
  static void limitAnswers(PgConnection connection, Limits limits) throws SQLException {
    connection.setNetworkTimeout(
        Runnable::run, (int) Math.min(limits.answer().toMillis(), Integer.MAX_VALUE));
  }

  /**
   * Each of several servers gets its share, so that the last one has its turn. The login timeout is
   * for all of it, also for what is no wait on a socket, such as a name server that is silent.
   */
  private static void limit(Properties properties, int servers, Deadline run) {
    int each = connectSeconds(properties);
    int all = inTime(each * Math.min(servers, MOST_SILENT_SERVERS), run);
    int share = Math.max(1, Math.min(each, all / servers));
    PGProperty.CONNECT_TIMEOUT.set(properties, share);
    PGProperty.SOCKET_TIMEOUT.set(properties, share);
    PGProperty.LOGIN_TIMEOUT.set(properties, all);
    PGProperty.CANCEL_SIGNAL_TIMEOUT.set(properties, CANCEL_SECONDS);
  }

  private static int inTime(int seconds, Deadline run) {
    return run.left()
        .map(left -> left.plus(Limits.GRACE).toSeconds())
        .map(left -> (int) Math.max(1, Math.min(seconds, left)))
        .orElse(seconds);
  }

  /** With 0 libpq waits for ever, and no verb of ours does. */
  private static int connectSeconds(Properties properties) {
    String given = PGProperty.CONNECT_TIMEOUT.getOrNull(properties);
    try {
      return given == null || Integer.parseInt(given) < 1
          ? CONNECT_SECONDS
          : Integer.parseInt(given);
    } catch (NumberFormatException wrong) {
      throw new UsageException(
          "connect_timeout is a number of seconds, not '" + given + "'.", wrong);
    }
  }

  private static PgConnection supported(PgConnection connection) throws SQLException {
    try {
      requireSupported(connection);
      return connection;
    } catch (UndeterminedException tooOld) {
      closeAfterFailure(connection, tooOld);
      throw tooOld;
    }
  }

  /**
   * Looks at the server's version.
   *
   * @throws UndeterminedException when it is older than supported
   */
  static void requireSupported(PgConnection connection) throws SQLException {
    if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST_VERSION) {
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

  private static Properties properties(ConnectionSettings settings, String verb, Deadline run) {
    Properties properties = new Properties();
    properties.putAll(settings.driverParameters());
    limit(properties, settings.servers().size(), run);
    PGProperty.SOCKET_FACTORY.set(properties, TimedSockets.class.getName());
    PGProperty.SOCKET_FACTORY_ARG.set(properties, TimedSockets.argument(run));
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
