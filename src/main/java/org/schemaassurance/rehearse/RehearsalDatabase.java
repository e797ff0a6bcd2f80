package org.schemaassurance.rehearse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.ReadingConnection;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.reference.ThrowawayDatabases;
import org.schemaassurance.rehearse.trace.Tracer;
import org.schemaassurance.rehearse.traffic.Job;
import org.schemaassurance.rehearse.traffic.RunningTraffic;

/**
 * The database in which changesets are rehearsed. A copy of it can be kept, to go back to where a
 * changeset has left something that nobody foresaw.
 */
public final class RehearsalDatabase implements AutoCloseable {
  /** Seen in {@code pg_stat_activity}. */
  static final String VERB = "rehearse";

  /** Everything that a snapshot can tell. */
  private static final Set<Extra> EXTRAS = EnumSet.allOf(Extra.class);

  private final ThrowawayDatabases databases;
  private final Limits limits;
  private final Set<String> ownTables;
  private String name;
  private Sessions sessions;
  private Optional<String> copy = Optional.empty();

  /**
   * Those that are open for as long as the database stays the same one.
   *
   * @param tracer on the one that changesets run on
   * @param reading the one that snapshots are read on
   * @param helping the one beside it
   * @param rows the one that rows are made up and read on
   */
  private record Sessions(
      Tracer tracer, ReadingConnection reading, ReadingConnection helping, WritableSession rows) {
    void close() {
      rows.close();
      reading.close();
      helping.close();
      tracer.close();
    }
  }

  private RehearsalDatabase(
      ThrowawayDatabases databases, Limits limits, Set<String> ownTables, String name) {
    this.databases = databases;
    this.limits = limits;
    this.ownTables = ownTables;
    this.name = name;
    this.sessions = connected();
  }

  /**
   * Makes one with nothing in it.
   *
   * @param ownTables the names of Liquibase's own tables, which are not traced
   * @throws org.schemaassurance.model.UndeterminedException if the server refuses it
   */
  public static RehearsalDatabase create(
      ThrowawayDatabases databases, Limits limits, Set<String> ownTables) {
    return new RehearsalDatabase(databases, limits, ownTables, databases.create());
  }

  private Sessions connected() {
    return new Sessions(
        Tracer.on(settings(), limits, ownTables),
        ReadingConnection.open(settings(), VERB, limits),
        ReadingConnection.open(settings(), VERB, limits),
        connect());
  }

  private WritableSession connect() {
    return WritableSession.open(settings(), VERB, limits);
  }

  /** How others connect to it. */
  public ConnectionSettings settings() {
    return databases.settings(name);
  }

  /** The one on which changesets run; another one after {@link #restore}. */
  public Connection connection() {
    return sessions.tracer().connection();
  }

  /** The one on which rows are made up and read; in autocommit mode. */
  Connection rowsConnection() {
    return sessions.rows().connection();
  }

  /** Lets others work beside what runs on the connection. */
  RunningTraffic beside(List<Job> jobs) throws SQLException {
    return RunningTraffic.start(settings(), limits, sessions.tracer().backend(), jobs);
  }

  /** Does something in a session of its own. */
  public void write(Consumer<Connection> work) {
    try (WritableSession session = connect()) {
      work.accept(session.connection());
    }
  }

  /** Traces what runs on the connection. */
  Tracer tracer() {
    return sessions.tracer();
  }

  /** What is there now. */
  public SchemaSnapshot snapshot() {
    try (ReadOnlySession session = sessions.reading().begin();
        ReadOnlySession helper = sessions.helping().begin()) {
      return SnapshotReader.readWithOurs(session, helper, EXTRAS);
    }
  }

  /** Keeps a copy of what is there, instead of an earlier one. */
  void keep() {
    sessions.close();
    String kept = databases.cloneOf(name);
    copy.ifPresent(databases::drop);
    copy = Optional.of(kept);
    sessions = connected();
  }

  /** Goes back to what was there when a copy was kept. */
  void restore() {
    sessions.close();
    String former = name;
    name = databases.cloneOf(copy.orElseThrow(() -> new IllegalStateException("no copy was kept")));
    databases.drop(former);
    sessions = connected();
  }

  @Override
  public void close() {
    sessions.close();
  }
}
