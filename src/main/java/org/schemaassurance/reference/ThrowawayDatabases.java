package org.schemaassurance.reference;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.SqlWork;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Target;
import org.schemaassurance.model.UndeterminedException;

/**
 * Databases of our own on a server that may hold others: all with one prefix that nobody else uses,
 * and all dropped with {@link #close()}, which may be called by another thread at any time.
 */
public final class ThrowawayDatabases implements AutoCloseable {
  /** What the names of all databases of all runs begin with. */
  public static final String PREFIX = "schema_assurance_throwaway_";

  private static final int STRATEGY_SINCE = 150000;

  private final ConnectionSettings server;
  private final String verb;
  private final String prefix;
  private final Target target;
  private final String strategy;
  private final AtomicInteger numbers = new AtomicInteger();

  /** Databases are made under the read lock, so that none is made after the last was dropped. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private boolean closed;

  private ThrowawayDatabases(
      ConnectionSettings server, String verb, Target target, int versionNumber) {
    this.server = server;
    this.verb = verb;
    this.target = target;
    this.prefix = PREFIX + UUID.randomUUID().toString().replace("-", "").substring(0, 8) + "_";
    // Copying files is three times as fast here as the default, which writes each page to the log.
    this.strategy = versionNumber >= STRATEGY_SINCE ? " STRATEGY file_copy" : "";
  }

  /**
   * Asks the server whether databases may be made there.
   *
   * @param server with any database of the server, to connect to in between
   * @param verb what it is for, such as {@code mutate}
   * @throws UndeterminedException if there is no connection, or the role may not create databases
   */
  public static ThrowawayDatabases on(ConnectionSettings server, String verb) {
    try (WritableSession session = WritableSession.open(server, verb);
        Statement statement = session.connection().createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT rolcreatedb OR rolsuper, pg_catalog.current_setting('server_version_num')"
                    + " FROM pg_catalog.pg_roles WHERE rolname = CURRENT_USER")) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new UndeterminedException(
            session.target().user()
                + " may not create databases on the reference server, where "
                + verb
                + " makes its own: name a role that has CREATEDB.");
      }
      return new ThrowawayDatabases(server, verb, session.target(), row.getInt(2));
    } catch (SQLException failed) {
      throw new UndeterminedException(
          "The reference server does not answer: " + failed.getMessage(), failed);
    }
  }

  /** Which server this is. */
  public Target target() {
    return target;
  }

  /** Makes an empty database; encoding and locale do not depend on the server's. */
  public String create() {
    return create("template0 ENCODING 'UTF8' LOCALE 'C'");
  }

  /** Makes a copy of a database to which nobody is connected. */
  public String cloneOf(String template) {
    return create(SqlIdentifier.quote(template) + strategy);
  }

  private String create(String template) {
    String name = prefix + numbers.incrementAndGet();
    lock.readLock().lock();
    try {
      if (closed) {
        throw new UndeterminedException(
            "No further database is made: " + verb + " was interrupted.");
      }
      administer("CREATE DATABASE " + SqlIdentifier.quote(name) + " TEMPLATE " + template);
    } finally {
      lock.readLock().unlock();
    }
    return name;
  }

  /** Drops a database of ours. */
  public void drop(String name) {
    administer("DROP DATABASE IF EXISTS " + SqlIdentifier.quote(name) + " WITH (FORCE)");
  }

  /** How to connect to a database of ours. */
  public ConnectionSettings settings(String name) {
    return server.withDatabase(name);
  }

  /** Drops every database that is left, and lets none be made any more. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      closed = true;
    } finally {
      lock.writeLock().unlock();
    }
    names().forEach(this::drop);
  }

  private List<String> names() {
    return administer(
        connection -> {
          List<String> names = new ArrayList<>();
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT datname FROM pg_catalog.pg_database WHERE pg_catalog.starts_with(datname, ?)")) {
            statement.setString(1, prefix);
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
              names.add(rows.getString(1));
            }
          }
          return names;
        });
  }

  private void administer(String sql) {
    administer(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }

  private <T> T administer(SqlWork<T> work) {
    try (WritableSession session = WritableSession.open(server, verb)) {
      return work.with(session.connection());
    } catch (SQLException failed) {
      throw new UndeterminedException(
          "The reference server refuses a database of our own: " + failed.getMessage(), failed);
    }
  }
}
