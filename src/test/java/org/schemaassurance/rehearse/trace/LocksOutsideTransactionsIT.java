package org.schemaassurance.rehearse.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.model.LockMode;
import org.schemaassurance.model.StatementTrace;
import org.schemaassurance.model.TableLock;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/**
 * What the tracer says of statements that have transactions of their own is what the manual says
 * ("Explicit Locking", and the page of each command), and what other sessions feel.
 */
@Template(TracedTables.class)
final class LocksOutsideTransactionsIT {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE INDEX CONCURRENTLY ON bookings (n)                   | bookings SHARE_UPDATE_EXCLUSIVE
          CREATE UNIQUE INDEX CONCURRENTLY b ON public.bookings (id)  | bookings SHARE_UPDATE_EXCLUSIVE
          CREATE INDEX CONCURRENTLY ON totals (n)                     | totals SHARE_UPDATE_EXCLUSIVE
          DROP INDEX CONCURRENTLY bookings_status                     | bookings SHARE_UPDATE_EXCLUSIVE
          DROP INDEX CONCURRENTLY IF EXISTS nothing                   |
          REINDEX TABLE CONCURRENTLY bookings                         | bookings SHARE_UPDATE_EXCLUSIVE
          REINDEX INDEX CONCURRENTLY bookings_status                  | bookings SHARE_UPDATE_EXCLUSIVE
          REINDEX (CONCURRENTLY) TABLE measures                       | measures SHARE_UPDATE_EXCLUSIVE, measures_2024 SHARE
          REINDEX TABLE bookings                                      | bookings SHARE, bookings_pkey ACCESS_EXCLUSIVE, bookings_status ACCESS_EXCLUSIVE
          REINDEX INDEX bookings_status                               | bookings SHARE, bookings_status ACCESS_EXCLUSIVE
          VACUUM bookings                                             | bookings SHARE_UPDATE_EXCLUSIVE
          VACUUM (ANALYZE) bookings, people                           | bookings SHARE_UPDATE_EXCLUSIVE, people SHARE_UPDATE_EXCLUSIVE
          VACUUM FULL bookings                                        | bookings ACCESS_EXCLUSIVE
          VACUUM (TRUNCATE false) totals                              | totals SHARE_UPDATE_EXCLUSIVE
          CLUSTER bookings USING bookings_status                      | bookings ACCESS_EXCLUSIVE
          ALTER TABLE measures DETACH PARTITION measures_2024 CONCURRENTLY | measures SHARE_UPDATE_EXCLUSIVE, measures_2024 ACCESS_EXCLUSIVE
          ALTER TABLE bookings ADD COLUMN more int                    | bookings ACCESS_EXCLUSIVE
          CREATE INDEX ON bookings (n)                                | bookings SHARE
          UPDATE bookings SET n = 1                                   | bookings ROW_EXCLUSIVE
          ANALYZE bookings                                            | bookings SHARE_UPDATE_EXCLUSIVE
          DO $$ BEGIN ALTER TABLE bookings ADD COLUMN more int; END $$ | bookings ACCESS_EXCLUSIVE
          REFRESH MATERIALIZED VIEW CONCURRENTLY totals               | bookings ACCESS_SHARE, totals EXCLUSIVE
          """)
  void locksAreThoseOfTheManual(String sql, String locks, TestDatabase database)
      throws SQLException {
    StatementTrace traced = traced(database, "", sql);

    assertThat(modes(traced)).isEqualTo(expected(locks));
    assertThat(traced.untraced()).isEmpty();
    assertThat(traced.inTransaction()).isFalse();
  }

  /**
   * The manual is tried without our tracer: the statement has to wait for a lock of somebody else,
   * and what it has or queues for meanwhile is refused and granted to others.
   *
   * @param held by somebody else, of the table; it conflicts with what the statement is after, or
   *     the statement waits for the end of such transactions
   * @param refused the weakest mode that conflicts with the statement's
   * @param granted the strongest mode that doesn't, if there is one
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE INDEX CONCURRENTLY ON bookings (n)       | bookings      | ROW_EXCLUSIVE          | SHARE_UPDATE_EXCLUSIVE | ROW_EXCLUSIVE
          DROP INDEX CONCURRENTLY bookings_status         | bookings      | ROW_EXCLUSIVE          | SHARE_UPDATE_EXCLUSIVE | ROW_EXCLUSIVE
          REINDEX TABLE CONCURRENTLY bookings             | bookings      | ROW_EXCLUSIVE          | SHARE_UPDATE_EXCLUSIVE | ROW_EXCLUSIVE
          REINDEX INDEX CONCURRENTLY bookings_status      | bookings      | ROW_EXCLUSIVE          | SHARE_UPDATE_EXCLUSIVE | ROW_EXCLUSIVE
          VACUUM bookings                                 | bookings      | SHARE_UPDATE_EXCLUSIVE | SHARE_UPDATE_EXCLUSIVE | ROW_EXCLUSIVE
          VACUUM FULL bookings                            | bookings      | ACCESS_SHARE           | ACCESS_SHARE           |
          CLUSTER bookings USING bookings_status          | bookings      | ACCESS_SHARE           | ACCESS_SHARE           |
          REINDEX TABLE bookings                          | bookings      | ROW_EXCLUSIVE          | ROW_EXCLUSIVE          | ROW_SHARE
          REINDEX (CONCURRENTLY) TABLE measures           | measures_2024 | ROW_EXCLUSIVE          | ROW_EXCLUSIVE          | ROW_SHARE
          ALTER TABLE measures DETACH PARTITION measures_2024 CONCURRENTLY | measures_2024 | ACCESS_SHARE | ACCESS_SHARE       |
          """)
  void theManualIsRight(
      String sql,
      String table,
      LockMode held,
      LockMode refused,
      LockMode granted,
      TestDatabase database)
      throws Exception {
    try (Connection holder = database.connect();
        Connection runner = database.connect();
        Connection other = database.connect()) {
      holder.setAutoCommit(false);
      execute(holder, "LOCK TABLE ONLY %s IN %s MODE".formatted(table, held));
      CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run(runner, sql));
      int backend = runner.unwrap(PgConnection.class).getBackendPID();
      await()
          .atMost(10, TimeUnit.SECONDS)
          .until(
              () ->
                  !database
                      .rows("SELECT 1 FROM pg_locks WHERE NOT granted AND pid = ?", backend)
                      .isEmpty());

      assertThat(isGranted(other, table, refused)).isFalse();
      if (granted != null) {
        assertThat(isGranted(other, table, granted)).isTrue();
      }
      holder.rollback();
      running.get(10, TimeUnit.SECONDS);
    }
  }

  private static boolean isGranted(Connection connection, String table, LockMode mode)
      throws SQLException {
    connection.setAutoCommit(false);
    try {
      execute(connection, "LOCK TABLE ONLY %s IN %s MODE NOWAIT".formatted(table, mode));
      return true;
    } catch (SQLException refused) {
      assertThat(refused.getSQLState()).isEqualTo("55P03");
      return false;
    } finally {
      connection.rollback();
    }
  }

  private static void run(Connection connection, String sql) {
    try {
      execute(connection, sql);
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  private static StatementTrace traced(TestDatabase database, String before, String sql)
      throws SQLException {
    try (Tracer tracer = Tracer.on(database.settings(), Limits.DEFAULT, Set.of())) {
      execute(tracer.connection(), before);
      tracer.begin();
      execute(tracer.connection(), sql);
      assertThat(tracer.connection().getAutoCommit()).isTrue();
      return tracer.end().statements().get(0);
    }
  }

  private static Map<String, LockMode> modes(StatementTrace trace) {
    return trace.locks().stream()
        .collect(
            Collectors.toMap(
                lock -> lock.index().orElse(lock.table()),
                TableLock::mode,
                (a, b) -> a,
                TreeMap::new));
  }

  private static Map<String, LockMode> expected(String locks) {
    Map<String, LockMode> modes = new TreeMap<>();
    if (locks != null) {
      for (String lock : locks.split(", ")) {
        String[] parts = lock.split(" ");
        modes.put("public." + parts[0], LockMode.valueOf(parts[1]));
      }
    }
    return modes;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
