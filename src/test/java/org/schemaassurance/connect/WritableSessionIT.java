package org.schemaassurance.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

@Template
final class WritableSessionIT {
  @Test
  void aStatementIsCommittedAtOnce(TestDatabase database) throws SQLException {
    try (WritableSession session = WritableSession.open(database.settings(), "backfill");
        Statement statement = session.connection().createStatement()) {
      statement.execute("CREATE TABLE t ()");

      assertThat(database.value("SELECT count(*) FROM t")).isEqualTo(0L);
      assertThat(session.target().database()).isEqualTo(database.name());
      assertThat(
              database.value(
                  "SELECT count(*) FROM pg_stat_activity WHERE datname = ? AND application_name = ?",
                  database.name(),
                  "schema-assurance backfill"))
          .isEqualTo(1L);
    }
  }

  @Test
  void aDatabaseThatIsReadOnlyIsRefused(TestDatabase database) throws SQLException {
    database.execute(
        "ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");

    assertThatThrownBy(() -> WritableSession.open(database.settings(), "backfill"))
        .isInstanceOf(UndeterminedException.class)
        .hasMessage(
            "%s at %s:%d is read-only (default_transaction_read_only is on), so nothing can be written."
                .formatted(database.name(), database.host(), database.port()));
  }
}
