package org.schemaassurance.rehearse.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.connect.SqlWork;
import org.schemaassurance.model.LockMode;
import org.schemaassurance.model.QualifiedName;

/**
 * What the migrating session sees, its own uncommitted changes among it: it asks on that session,
 * between statements.
 */
final class SessionView {
  private static final NamedSql LOOK = NamedSql.of(SessionView.class, "session-look");
  private static final NamedSql SCANS = NamedSql.of(SessionView.class, "scans");
  private static final NamedSql RELATIONS = NamedSql.of(SessionView.class, "relations");
  private static final NamedSql FILES = NamedSql.of(SessionView.class, "files");
  private static final NamedSql VALID = NamedSql.of(SessionView.class, "valid-constraints");
  private static final NamedSql NAMED = NamedSql.of(SessionView.class, "tables-named");

  private static final NamedSql TABLES = NamedSql.of(SessionView.class, "tables");
  private static final NamedSql SEND = NamedSql.of(SessionView.class, "send-counters");

  /** {@code pg_stat_force_next_flush}. */
  private static final int SENDS_COUNTERS_AWAY_SINCE = 15;

  private final PgConnection connection;
  private final Stopwatch stopwatch;
  private final boolean sendsCountersAway;

  SessionView(PgConnection connection, Stopwatch stopwatch) throws SQLException {
    this.connection = connection;
    this.stopwatch = stopwatch;
    this.sendsCountersAway =
        connection.getMetaData().getDatabaseMajorVersion() >= SENDS_COUNTERS_AWAY_SINCE;
  }

  /**
   * A constraint that holds of every row.
   *
   * @param kind {@code pg_constraint.contype}
   */
  record ValidConstraint(long oid, long table, String name, String kind) {}

  /**
   * What there is before the first statement of a transaction, in that transaction: the server may
   * send away what it has counted at the end of another.
   *
   * @param counted relations whose reads are wanted, since there may be some of earlier
   */
  SessionLook first(Collection<Long> counted) throws SQLException {
    return look(
        session -> {
          Map<Long, Reads> reads = new HashMap<>();
          if (!counted.isEmpty()) {
            SCANS.rows(
                session,
                row -> reads.put(row.getLong("relation"), reads(row)),
                (Object) counted.toArray(Long[]::new));
          }
          return looked().withEarlier(reads);
        });
  }

  /** Whether the connection is gone, so that nothing can be asked. */
  boolean isLost() throws SQLException {
    return connection.isClosed();
  }

  /** What there is now; its reads are those of the relations that are locked. */
  SessionLook now() throws SQLException {
    return look(session -> looked());
  }

  /**
   * What there is in the whole database.
   *
   * @param ownTables names of Liquibase's tables, in lower case, which are left out
   */
  KnownRelations relations(Set<String> ownTables) throws SQLException {
    return lookBetween(
        session ->
            new KnownRelations(
                RELATIONS.rows(
                    session,
                    KnownRelations.Relation::read,
                    !sendsCountersAway,
                    List.copyOf(ownTables))));
  }

  /** Some tables, and their indexes. */
  List<RelationFile> files(Collection<Long> tables) throws SQLException {
    Long[] oids = tables.toArray(Long[]::new);
    return look(session -> FILES.rows(session, SessionView::file, oids, oids));
  }

  /** The constraints of some tables that hold of every row. */
  List<ValidConstraint> validConstraints(Collection<Long> tables) throws SQLException {
    return look(
        session ->
            VALID.rows(
                session,
                row ->
                    new ValidConstraint(
                        row.getLong("constraint"),
                        row.getLong("relation"),
                        row.getString("name"),
                        row.getString("kind")),
                (Object) tables.toArray(Long[]::new)));
  }

  /**
   * The tables that names may mean under the session's search path.
   *
   * @param names as SQL has them, in quotes
   * @param withPartitions whether partitions of those, too
   */
  List<GatedTable> tablesNamed(List<String> names, boolean withPartitions) throws SQLException {
    return look(session -> NAMED.rows(session, GatedTable::read, names, withPartitions));
  }

  /** Some tables, as SQL has them. */
  List<GatedTable> tables(Collection<Long> oids) throws SQLException {
    return look(
        session -> TABLES.rows(session, GatedTable::read, (Object) oids.toArray(Long[]::new)));
  }

  /**
   * Has the session send away what it has counted, unless a transaction is open.
   *
   * @return whether the server can do that; before 15 it does it some time later
   */
  boolean sendCountersAway() throws SQLException {
    if (sendsCountersAway && connection.getTransactionState() == TransactionState.IDLE) {
      lookBetween(session -> SEND.rows(session, row -> row.getString(1)));
    }
    return sendsCountersAway;
  }

  private SessionLook looked() throws SQLException {
    return SessionLook.of(
        LOOK.rows(
            connection,
            row ->
                new SessionLook.Row(
                    row.getLong("wal_bytes"),
                    timeout(row, "lock_timeout"),
                    timeout(row, "statement_timeout"),
                    Optional.ofNullable(row.getString("mode")).map(LockMode::ofCatalogName),
                    row.getLong("relation"),
                    reads(row))));
  }

  private static Optional<Duration> timeout(ResultSet row, String column) throws SQLException {
    return Optional.of(Duration.ofMillis(row.getLong(column))).filter(limit -> !limit.isZero());
  }

  private static Reads reads(ResultSet row) throws SQLException {
    return new Reads(row.getLong("scans"), row.getLong("rows_read"));
  }

  private static RelationFile file(ResultSet row) throws SQLException {
    long table = row.getLong("table_of_index");
    return new RelationFile(
        row.getLong("relation"),
        new QualifiedName(row.getString("schema_name"), row.getString("name")),
        row.getLong("file"),
        Optional.of(table).filter(oid -> oid != 0),
        row.getBoolean("is_unique"),
        row.getBoolean("of_constraint"),
        row.getLong("bytes"));
  }

  /** In the transaction that is open, or begins with it. */
  private <T> T look(SqlWork<T> work) throws SQLException {
    return stopwatch.pausedDuring(work, connection);
  }

  /** Leaves no transaction behind where there was none. */
  private <T> T lookBetween(SqlWork<T> work) throws SQLException {
    boolean outside = connection.getTransactionState() == TransactionState.IDLE;
    try {
      return look(work);
    } finally {
      if (outside && !connection.getAutoCommit()) {
        connection.rollback();
      }
    }
  }
}
