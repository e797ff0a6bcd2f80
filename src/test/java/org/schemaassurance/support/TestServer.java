package org.schemaassurance.support;

import static org.schemaassurance.model.SqlIdentifier.quote;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.platform.commons.support.ReflectionSupport;
import org.schemaassurance.throwaway.ThrowawayServer;
import org.schemaassurance.throwaway.ThrowawayServers;

/** The one server that all tests of a JVM share, with the templates that were made on it. */
public final class TestServer {
  private final ThrowawayServer server = ThrowawayServers.start();
  private final Map<Class<? extends DatabaseTemplate>, String> templates =
      new ConcurrentHashMap<>();
  private final AtomicLong names = new AtomicLong();
  private Optional<Connection> administration = Optional.empty();

  private TestServer() {}

  /** Started by the first test that asks; a throwaway server ends with the JVM by itself. */
  public static TestServer shared() {
    return Holder.SHARED;
  }

  /** The server itself, for tests that need no database of their own. */
  public ThrowawayServer server() {
    return server;
  }

  /** A name that no other test of this server gets, in parallel or not. */
  public String uniqueName(String prefix) {
    return prefix + "_" + names.incrementAndGet();
  }

  /** A clone of the template's database; the caller closes it. */
  public TestDatabase createDatabase(Class<? extends DatabaseTemplate> template) {
    String source = templates.computeIfAbsent(template, this::build);
    String name = uniqueName("test");
    administer("CREATE DATABASE %s TEMPLATE %s %s".formatted(quote(name), quote(source), copied()));
    return new TestDatabase(this, name);
  }

  /** Drops a database, and ends the connections to it. */
  void dropDatabase(String name) {
    administer("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(quote(name)));
  }

  /**
   * The superuser's connection to another database than the tests', kept since opening one costs
   * more than what is asked of it. It is called as ours are, which no query of ours gives way to.
   */
  synchronized Connection administration() throws SQLException {
    if (administration.isEmpty() || administration.get().isClosed()) {
      Connection opened = server.connect(ThrowawayServer.MAINTENANCE_DATABASE);
      try (Statement statement = opened.createStatement()) {
        statement.execute("SET application_name = 'schema-assurance tests'");
      }
      administration = Optional.of(opened);
    }
    return administration.get();
  }

  /** Copying files takes half of what the default does; before 15 nothing can be said. */
  private String copied() {
    return server.majorVersion() < 15 ? "" : "STRATEGY file_copy";
  }

  private void administer(String sql) {
    try (Statement statement = administration().createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The tests' server refused \"" + sql + "\"", e);
    }
  }

  private String build(Class<? extends DatabaseTemplate> template) {
    String name = uniqueName("template_" + template.getSimpleName().toLowerCase(Locale.ROOT));
    server.createDatabase(name);
    try (Connection connection = server.connect(name)) {
      ReflectionSupport.newInstance(template).build(connection);
    } catch (Exception e) {
      throw new IllegalStateException("Template " + template.getName() + " can't be built", e);
    }
    return name;
  }

  private static final class Holder {
    static final TestServer SHARED = new TestServer();
  }
}
