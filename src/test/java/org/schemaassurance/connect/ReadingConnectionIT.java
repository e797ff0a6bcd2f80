package org.schemaassurance.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

@Template
final class ReadingConnectionIT {
  private static final Limits LIMITS = Limits.ofStatement(Duration.ofSeconds(30));
  private static final NamedSql TABLES =
      new NamedSql(
          "tables", "SELECT c.relname FROM pg_catalog.pg_class AS c WHERE c.relname = 't'");
  private static final NamedSql USES =
      new NamedSql(
          "uses",
          "SELECT p.generic_plans FROM pg_catalog.pg_prepared_statements AS p WHERE p.statement = '"
              + TABLES.text().replace("'", "''")
              + "'");

  @Test
  void aQueryIsPreparedOnceForAllSessions(TestDatabase database) throws SQLException {
    try (ReadingConnection reading =
        ReadingConnection.open(database.settings(), "rehearse", LIMITS)) {
      for (int i = 0; i < 5; i++) {
        assertThat(tables(reading)).isEmpty();
      }

      try (ReadOnlySession session = reading.begin()) {
        assertThat(USES.rows(session.connection(), row -> row.getLong(1))).containsExactly(5L);
      }
    }
  }

  @Test
  void eachSessionSeesWhatIsThereNow(TestDatabase database) throws SQLException {
    try (ReadingConnection reading =
        ReadingConnection.open(database.settings(), "rehearse", LIMITS)) {
      assertThat(tables(reading)).isEmpty();
      database.execute("CREATE TABLE public.t (id int)");

      assertThat(tables(reading)).containsExactly("t");
    }
  }

  private static List<String> tables(ReadingConnection reading) throws SQLException {
    try (ReadOnlySession session = reading.begin()) {
      return TABLES.rows(session.connection(), row -> row.getString(1));
    }
  }
}
