package org.schemaassurance.rehearse.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
          REINDEX TABLE bookings                                      | bookings SHARE
          REINDEX INDEX bookings_status                               | bookings SHARE
          VACUUM bookings                                             | bookings SHARE_UPDATE_EXCLUSIVE
          VACUUM (ANALYZE) bookings, people                           | bookings SHARE_UPDATE_EXCLUSIVE, people SHARE_UPDATE_EXCLUSIVE
          VACUUM FULL bookings                                        | bookings ACCESS_EXCLUSIVE
          VACUUM totals                                               | totals SHARE_UPDATE_EXCLUSIVE
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
        .collect(Collectors.toMap(TableLock::table, TableLock::mode, (a, b) -> a, TreeMap::new));
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
