package org.schemaassurance.support;

import java.sql.Connection;
import java.util.Locale;
import java.util.Map;
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
    server.createDatabase(name, source);
    return new TestDatabase(this, name);
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
