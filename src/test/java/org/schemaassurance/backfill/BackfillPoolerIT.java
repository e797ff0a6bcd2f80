package org.schemaassurance.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.Pooler;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.ToolRun;

/** Through PgBouncer in transaction mode, where sessions are not one's own. */
@Template
@Timeout(120)
final class BackfillPoolerIT {
  private static final int ROWS = 2000;

  @TempDir private Path folder;

  @Test
  void oneRunAtATimeAndNothingLeftInTheServersSession(TestDatabase database) throws Exception {
    assumeTrue(Pooler.isInstalled(), "pgbouncer is not installed");
    Backfills.makeItems(database, "bigint", ROWS);
    Backfills backfills = Backfills.along(folder, "id");
    TestRole role = database.createRole("pooled");
    database.execute(
        "GRANT SELECT, UPDATE ON public.item TO %1$s; GRANT CREATE ON DATABASE %2$s TO %1$s"
            .formatted(role.name(), database.name()));
    try (Pooler pooler =
        Pooler.before(database, role, Files.createDirectory(folder.resolve("pooler")))) {
      Map<String, String> environment = ToolRun.environment(database, role);
      environment.put("DB_PORT", String.valueOf(pooler.port()));
      List<String> before = settings(pooler, database, role);
      String[] slowly = {"--batch-size", "20", "--pause", "20"};
      CompletableFuture<ToolRun> first =
          CompletableFuture.supplyAsync(() -> backfills.run(environment, slowly));
      await()
          .until(
              () ->
                  (long) database.value("SELECT count(*) FROM public.item WHERE copied = value")
                      > 100);

      ToolRun second = backfills.run(environment);
      ToolRun waiting = backfills.run(environment, "--wait");

      assertThat(second.status()).isEqualTo(3);
      assertThat(second.err()).contains("Another run is at work on the backfill copies: process ");
      assertThat(first.get().status()).as(first.get().err()).isZero();
      assertThat(waiting.status()).as(waiting.err()).isZero();
      assertThat(ToolRun.of(environment, "backfill", "status").out()).contains("finished");
      assertThat(settings(pooler, database, role)).containsExactlyElementsOf(before);
    }
    assertThat(database.value("SELECT count(*) FROM public.item WHERE copied = value"))
        .isEqualTo((long) ROWS);
    assertThat(database.value("SELECT sum(repaired)::bigint FROM schema_assurance.backfill_run"))
        .isEqualTo((long) ROWS);
  }

  /** Of the server's session that all clients share, with who it is. */
  private static List<String> settings(Pooler pooler, TestDatabase database, TestRole role)
      throws SQLException {
    String url =
        "jdbc:postgresql://127.0.0.1:%d/%s?prepareThreshold=0&ApplicationName=test"
            .formatted(pooler.port(), database.name());
    try (Connection connection = DriverManager.getConnection(url, role.name(), role.password());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT name || '=' || setting FROM pg_settings WHERE name NOT LIKE 'plpgsql.%' UNION ALL SELECT 'backend=' || pg_backend_pid()")) {
      List<String> settings = new ArrayList<>();
      while (row.next()) {
        settings.add(row.getString(1));
      }
      return settings;
    }
  }
}
