package org.schemaassurance.reference;

import static org.schemaassurance.model.SqlIdentifier.quote;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.SweptDatabases;
import org.schemaassurance.model.Target;
import org.schemaassurance.model.UndeterminedException;

/**
 * Databases of our own on a server that may hold others: each with a name and a mark that nobody
 * else's has, and all dropped with {@link #close()}, which may be called by another thread at any
 * time. What a run leaves that is killed, the next one drops, whichever verb it is.
 */
public final class ThrowawayDatabases implements AutoCloseable {
  /** What the names of all databases of all runs begin with. */
  public static final String PREFIX = ThrowawayName.PREFIX;

  /** How long a server may go on with what a killed run has asked it for. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ConnectionSettings server;
  private final String verb;
  private final ThrowawayNames names;
  private final Limits limits;
  private final Administration administration;
  private final ServerFacts facts;
  private final RunLock runLock;
  private final SweptDatabases swept;

  /** Databases are made under the read lock, so that none is made after the last was dropped. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private boolean closed;

  private ThrowawayDatabases(
      ConnectionSettings server,
      String verb,
      Limits limits,
      ThrowawayNames names,
      ServerFacts facts,
      RunLock runLock,
      SweptDatabases swept) {
    this.server = server;
    this.verb = verb;
    this.limits = limits;
    this.names = names;
    this.administration = new Administration(server, application(verb, names.run()), limits);
    this.facts = facts;
    this.runLock = runLock;
    this.swept = swept;
  }

  /**
   * Asks the server whether databases may be made there, and drops what killed runs have left.
   *
   * @param server with any database of the server, to connect to in between
   * @param verb what it is for, such as {@code mutate}
   * @param limits of each session here; dropping takes no account of the run's
   * @throws UndeterminedException if there is no connection, or the role may not create databases
   */
  public static ThrowawayDatabases on(ConnectionSettings server, String verb, Limits limits) {
    int number = new SecureRandom().nextInt();
    String application = application(verb, number);
    try (WritableSession session = WritableSession.open(server, application, limits)) {
      return on(session, server, verb, limits, number);
    }
  }

  private static ThrowawayDatabases on(
      WritableSession session, ConnectionSettings server, String verb, Limits limits, int number) {
    try {
      ServerFacts facts = ServerFacts.of(session, verb);
      RunLock runLock = RunLock.take(server, application(verb, number), limits, number);
      try {
        return new ThrowawayDatabases(
            server,
            verb,
            limits,
            new ThrowawayNames(facts.time(), number),
            facts,
            runLock,
            new LeftBehind(session.connection()).sweep(PATIENCE));
      } catch (SQLException | RuntimeException failed) {
        runLock.close();
        throw failed;
      }
    } catch (SQLException failed) {
      throw unanswered("The reference server does not answer: ", failed, session);
    }
  }

  /**
   * Drops what killed runs have left, and makes nothing.
   *
   * @throws UndeterminedException if there is no connection, or the server refuses it
   */
  public static SweptDatabases clean(ConnectionSettings server, String verb, Limits limits) {
    return clean(server, verb, limits, PATIENCE);
  }

  private static SweptDatabases clean(
      ConnectionSettings server, String verb, Limits limits, Duration patience) {
    try (WritableSession session = WritableSession.open(server, verb, limits)) {
      return sweep(session, patience);
    }
  }

  private static SweptDatabases sweep(WritableSession session, Duration patience) {
    try {
      return new LeftBehind(session.connection()).sweep(patience);
    } catch (SQLException failed) {
      throw unanswered("The reference server keeps what was left behind: ", failed, session);
    }
  }

  private static UndeterminedException unanswered(
      String what, SQLException failed, WritableSession session) {
    return LostConnection.or(what + failed.getMessage(), failed, session.connection());
  }

  /** So that a session shows which run it belongs to. */
  private static String application(String verb, int run) {
    return verb + " " + ThrowawayName.hex(run);
  }

  /** What was found of runs before, and what became of it. */
  public SweptDatabases swept() {
    return swept;
  }

  /** How long a session on a database of ours may take. */
  public Limits limits() {
    return limits;
  }

  /** What is left is tried to be dropped, but no longer waited for. */
  public void expectSilence() {
    administration.expectSilence();
  }

  /** Which server this is. */
  public Target target() {
    return facts.target();
  }

  /** Makes an empty database; encoding and locale do not depend on the server's. */
  public String create() {
    return create("template0 ENCODING 'UTF8' LOCALE 'C'");
  }

  /** Makes a copy of a database to which nobody is connected. */
  public String cloneOf(String template) {
    return create(quote(template) + facts.strategy());
  }

  private String create(String template) {
    ThrowawayName name = names.next();
    lock.readLock().lock();
    try {
      if (closed) {
        throw new UndeterminedException(
            "No further database is made: " + verb + " was interrupted.");
      }
      administration.call(
          connection -> {
            runLock.renew();
            new ServerDatabases(connection).create(name, template);
            return name.toString();
          });
    } finally {
      lock.readLock().unlock();
    }
    return name.toString();
  }

  /** Drops a database of ours, and the role of its name, if somebody has made one. */
  public void drop(String name) {
    administration.call(
        connection -> {
          new ServerDatabases(connection).drop(name);
          new ThrowawayRoles(connection).drop(name);
          return name;
        });
  }

  /** How to connect to a database of ours. */
  public ConnectionSettings settings(String name) {
    return server.withDatabase(name);
  }

  /**
   * Drops every database that is left, and lets none be made any more; also what a killed run's
   * server was still making when this one began.
   */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      closed = true;
    } finally {
      lock.writeLock().unlock();
    }
    try {
      administration
          .call(connection -> new ServerDatabases(connection).namesWith(names.prefix()))
          .forEach(this::drop);
      clean(server, verb, administration.limits(), Duration.ZERO);
    } finally {
      administration.close();
      runLock.close();
    }
  }
}
