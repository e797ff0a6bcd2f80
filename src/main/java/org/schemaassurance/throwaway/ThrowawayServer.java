package org.schemaassurance.throwaway;

import static org.schemaassurance.model.SqlIdentifier.quote;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.ServerAddress;
import org.schemaassurance.model.UndeterminedException;

/**
 * A PostgreSQL server that was started for us, where everything is allowed and nothing is kept.
 * {@link ThrowawayServers} starts one. It ends with {@link #close()}, at the latest with the JVM.
 */
public final class ThrowawayServer implements AutoCloseable {
  /** The database that every server has; connected to for creating and dropping others. */
  public static final String MAINTENANCE_DATABASE = "postgres";

  static final String SUPERUSER = "postgres";

  /** Since when one can say how a database is copied. */
  private static final int STRATEGY_SINCE = 15;

  private final String host;
  private final int port;
  private final Optional<String> password;
  private final Runnable stop;
  private final String version;

  ThrowawayServer(String host, int port, Optional<String> password, Runnable stop) {
    this.host = host;
    this.port = port;
    this.password = password;
    this.stop = stop;
    this.version = readVersion();
  }

  /** A name or an address that this machine can connect to. */
  public String host() {
    return host;
  }

  /** The TCP port on {@link #host()}. */
  public int port() {
    return port;
  }

  /** The role that may do everything. */
  public String superuser() {
    return SUPERUSER;
  }

  /** The superuser's password; empty where the server trusts it without one. */
  public Optional<String> password() {
    return password;
  }

  /** {@code server_version}, such as {@code 18.4}. */
  public String version() {
    return version;
  }

  /** The first number of the version: 14 to 18. */
  public int majorVersion() {
    return Integer.parseInt(version.split("\\D", 2)[0]);
  }

  /** Names the database to a JDBC driver; without user and password. */
  public String jdbcUrl(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    address(source, database);
    return source.getURL();
  }

  /** How our own sessions get into the database, as the superuser. */
  public ConnectionSettings settings(String database) {
    return ConnectionSettings.of(new ServerAddress(host, port), database, SUPERUSER, password);
  }

  /**
   * Opens a connection as the superuser, in autocommit mode.
   *
   * @throws SQLException when there is no such database
   */
  public Connection connect(String database) throws SQLException {
    return connect(database, SUPERUSER, password);
  }

  /**
   * Opens a connection as some role, in autocommit mode.
   *
   * @throws SQLException when the server refuses it
   */
  public Connection connect(String database, String user, Optional<String> password)
      throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    address(source, database);
    source.setUser(user);
    password.ifPresent(source::setPassword);
    return source.getConnection();
  }

  /**
   * Creates a database that holds what {@code template1} holds: nothing.
   *
   * @throws UndeterminedException when it can't be made, such as for a name that is taken
   */
  public void createDatabase(String name) {
    administer("CREATE DATABASE " + quote(name));
  }

  /**
   * Creates a copy of a database to which nobody is connected.
   *
   * @throws UndeterminedException when it can't be made
   */
  public void createDatabase(String name, String template) {
    // Copying files takes half of what the default does, which writes each page to the log.
    String strategy = majorVersion() >= STRATEGY_SINCE ? " STRATEGY file_copy" : "";
    administer("CREATE DATABASE " + quote(name) + " TEMPLATE " + quote(template) + strategy);
  }

  /**
   * Drops a database if it exists, and ends the connections to it.
   *
   * @throws UndeterminedException when it can't be dropped
   */
  public void dropDatabase(String name) {
    administer("DROP DATABASE IF EXISTS " + quote(name) + " WITH (FORCE)");
  }

  /** Stops the server and deletes its data. */
  @Override
  public void close() {
    stop.run();
  }

  private void address(PGSimpleDataSource source, String database) {
    source.setServerNames(new String[] {host});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
  }

  private String readVersion() {
    try (Connection connection = connect(MAINTENANCE_DATABASE)) {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new UndeterminedException(
          "The throwaway PostgreSQL was started but does not answer: " + e.getMessage(), e);
    }
  }

  private void administer(String sql) {
    try (Connection connection = connect(MAINTENANCE_DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new UndeterminedException(
          "The throwaway PostgreSQL refused \"" + sql + "\": " + e.getMessage(), e);
    }
  }
}
