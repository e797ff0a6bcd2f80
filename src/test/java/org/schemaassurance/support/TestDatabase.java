package org.schemaassurance.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.ServerAddress;
import org.schemaassurance.throwaway.ThrowawayServer;

/** A database that one test has for itself, with an open connection as the superuser. */
public final class TestDatabase implements AutoCloseable {
  /** A backend is gone only some milliseconds after its client has closed the connection. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final TestServer testServer;
  private final ThrowawayServer server;
  private final String name;
  private final Connection connection;
  private final List<TestRole> roles = new ArrayList<>();

  TestDatabase(TestServer testServer, String name) {
    this.testServer = testServer;
    this.server = testServer.server();
    this.name = name;
    try {
      this.connection = server.connect(name);
    } catch (SQLException e) {
      throw new IllegalStateException("Just created, but can't be connected to: " + name, e);
    }
  }

  public String name() {
    return name;
  }

  public String host() {
    return server.host();
  }

  public int port() {
    return server.port();
  }

  /** The server that the database is on, which other tests share. */
  public ThrowawayServer server() {
    return server;
  }

  public String jdbcUrl() {
    return server.jdbcUrl(name);
  }

  /** How a session of ours gets in as the superuser. */
  public ConnectionSettings settings() {
    return server.settings(name);
  }

  /** How a session of ours gets in as a role of the test. */
  public ConnectionSettings settings(TestRole role) {
    return ConnectionSettings.of(
        new ServerAddress(host(), port()), name, role.name(), Optional.of(role.password()));
  }

  /** The superuser's connection, in autocommit mode; closed after the test. */
  public Connection connection() {
    return connection;
  }

  /** A further connection of the superuser; the test closes it. */
  public Connection connect() throws SQLException {
    return server.connect(name);
  }

  /** A connection as a role of the test; the test closes it. */
  public Connection connect(TestRole role) throws SQLException {
    return connect(role.name(), role.password());
  }

  /** A connection as any role; the test closes it. */
  public Connection connect(String user, String password) throws SQLException {
    return server.connect(name, user, Optional.of(password));
  }

  /** Runs one or several statements as the superuser. */
  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * The first column of the only row, null for an SQL NULL.
   *
   * @throws AssertionError when there is not exactly one row
   */
  public Object value(String sql, Object... parameters) throws SQLException {
    List<List<Object>> rows = rows(sql, parameters);
    if (rows.size() != 1) {
      throw new AssertionError("One row expected, got " + rows.size() + " from: " + sql);
    }
    return rows.get(0).get(0);
  }

  /** All rows in the query's order; an SQL NULL is null. */
  public List<List<Object>> rows(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        return rowsOf(result);
      }
    }
  }

  /** A new role that may log in and nothing else; dropped after the test. */
  public TestRole createRole(String prefix) throws SQLException {
    return createRole(prefix, "");
  }

  /**
   * A new role that may log in; dropped after the test.
   *
   * @param attributes further options of {@code CREATE ROLE}, such as {@code BYPASSRLS}
   */
  public TestRole createRole(String prefix, String attributes) throws SQLException {
    TestRole role = new TestRole(testServer.uniqueName(prefix), "secret of " + prefix);
    execute(
        "CREATE ROLE %s LOGIN PASSWORD '%s' %s"
            .formatted(role.name(), role.password(), attributes));
    roles.add(role);
    return role;
  }

  /**
   * Drops the database and the test's roles, those as well whose names begin with the database's.
   *
   * @throws AssertionError when the test left a connection or a transaction open
   */
  @Override
  public void close() throws SQLException {
    Connection administration = testServer.administration();
    List<String> transactions = afterGrace(administration, "AND state LIKE 'idle in transaction%'");
    connection.close();
    List<String> connections = afterGrace(administration, "");
    testServer.dropDatabase(name);
    dropRoles(administration);
    failOn("transaction left open", transactions);
    failOn("connection left open", connections);
  }

  private List<String> afterGrace(Connection administration, String condition) throws SQLException {
    Instant deadline = Instant.now().plus(GRACE);
    List<String> backends = backends(administration, condition);
    while (!backends.isEmpty() && Instant.now().isBefore(deadline)) {
      pause();
      backends = backends(administration, condition);
    }
    return backends;
  }

  private List<String> backends(Connection administration, String condition) throws SQLException {
    String sql =
        """
        SELECT format('%%s (%%s), %%s, last statement: %%s',
                      usename, application_name, state, left(query, 200))
        FROM pg_catalog.pg_stat_activity
        WHERE datname = ? AND backend_type = 'client backend' %s
        ORDER BY pid
        """
            .formatted(condition);
    try (PreparedStatement statement = administration.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet result = statement.executeQuery()) {
        return rowsOf(result).stream().map(row -> (String) row.get(0)).toList();
      }
    }
  }

  private void dropRoles(Connection administration) throws SQLException {
    try (Statement statement = administration.createStatement()) {
      for (TestRole role : roles) {
        statement.execute("DROP ROLE IF EXISTS " + role.name());
      }
      statement.execute(
          "DO $$ DECLARE role text; BEGIN FOR role IN SELECT rolname FROM pg_roles WHERE starts_with(rolname, '%s_')"
                  .formatted(name)
              + " LOOP EXECUTE format('DROP ROLE %I', role); END LOOP; END $$");
    }
  }

  private void failOn(String leak, List<String> backends) {
    if (!backends.isEmpty()) {
      throw new AssertionError(
          "Leak in database " + name + ", " + leak + ": " + String.join("; ", backends));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a connection closes", e);
    }
  }

  private static List<List<Object>> rowsOf(ResultSet result) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    int columns = result.getMetaData().getColumnCount();
    while (result.next()) {
      List<Object> row = new ArrayList<>(columns); // not List.of: a column can be null
      for (int column = 1; column <= columns; column++) {
        row.add(result.getObject(column));
      }
      rows.add(Collections.unmodifiableList(row));
    }
    return rows;
  }
}
