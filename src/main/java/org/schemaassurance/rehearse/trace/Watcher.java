package org.schemaassurance.rehearse.trace;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.LockMode;

/**
 * Looks at the migrating session from another one, also while a statement runs there. Threads take
 * turns.
 */
final class Watcher implements AutoCloseable {
  private static final NamedSql LOCKS = NamedSql.of(Watcher.class, "locks-of-backend");
  private static final NamedSql COMMITTED = NamedSql.of(Watcher.class, "committed-constraints");
  private static final NamedSql TEMP_BYTES = NamedSql.of(Watcher.class, "temp-bytes");

  private final WritableSession session;
  private final int backend;

  private Watcher(WritableSession session, int backend) {
    this.session = session;
    this.backend = backend;
  }

  /**
   * Connects.
   *
   * @param backend the process of the migrating session
   */
  static Watcher of(int backend, ConnectionSettings settings, Limits limits) {
    return new Watcher(WritableSession.open(settings, "rehearse (locks)", limits), backend);
  }

  /**
   * A row of what is seen of the backend.
   *
   * @param lock that it has or waits for, if there is one
   * @param blockedBy the processes that it waits for, for this lock or for anything else
   */
  record Sight(Optional<SeenLock> lock, Set<Integer> blockedBy) {}

  /** A lock. */
  record SeenLock(long relation, LockMode mode) {}

  /** What the backend has locked, and whom it waits for; at least one row. */
  synchronized List<Sight> look() throws SQLException {
    return LOCKS.rows(connection(), Watcher::sight, backend, backend);
  }

  /** Those of some constraints that others than the migrating session see. */
  synchronized Set<Long> committed(Collection<Long> constraints) throws SQLException {
    return new HashSet<>(
        COMMITTED.rows(
            connection(),
            row -> row.getLong("constraint"),
            (Object) constraints.toArray(Long[]::new)));
  }

  /** Of the database. */
  synchronized long tempBytes() throws SQLException {
    return TEMP_BYTES.rows(connection(), row -> row.getLong("temp_bytes")).get(0);
  }

  @Override
  public void close() {
    session.close();
  }

  private Connection connection() {
    return session.connection();
  }

  private static Sight sight(ResultSet row) throws SQLException {
    Integer[] blockedBy = (Integer[]) row.getArray("blocked_by").getArray();
    long relation = row.getLong("relation");
    return new Sight(
        Optional.ofNullable(row.getString("mode"))
            .map(mode -> new SeenLock(relation, LockMode.ofCatalogName(mode))),
        Set.copyOf(Arrays.asList(blockedBy)));
  }
}
