package org.schemaassurance.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.Json;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.ToolRun;

/** A run beside clients that are at work all the time. */
@Template
@Timeout(60)
final class GiveWayIT {
  @TempDir private Path folder;

  @FunctionalInterface
  private interface Run {
    ToolRun run() throws Exception;
  }

  /** While a client of the database runs a statement. */
  private static ToolRun besideAClient(TestDatabase database, Run run) throws Exception {
    try (Connection client = database.connect();
        Statement statement = client.createStatement()) {
      Thread atWork =
          new Thread(
              () -> {
                try {
                  statement.execute("SELECT pg_sleep(60)");
                } catch (SQLException cancelled) {
                  assertThat(cancelled.getSQLState()).isEqualTo("57014");
                }
              });
      atWork.start();
      while (!database
          .value("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep')")
          .equals(true)) {
        Thread.sleep(10);
      }
      try {
        return run.run();
      } finally {
        statement.cancel();
        atWork.join();
      }
    }
  }

  @Test
  void besideOthersItPausesAndSaysHowLong(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "int", 400);
    Backfills backfills = Backfills.along(folder, "id");

    ToolRun run = besideAClient(database, () -> backfills.run(database, "--batch-size", "4"));

    assertThat(run.out())
        .containsPattern("finished: 400 repaired, .*, [0-9.]+ s of it pauses for others at work\n");
    Backfills.assertComplete(database, 400);
  }

  @Test
  void aRoleThatSeesNothingOfOthersButTheirLocksPausesToo(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "int", 400);
    Backfills backfills = Backfills.along(folder, "id");
    backfills.run(database, "--max-batches", "1", "--batch-size", "1");
    TestRole role = database.createRole("repairer");
    database.execute(
        "GRANT SELECT, UPDATE ON public.item TO %1$s; GRANT USAGE ON SCHEMA schema_assurance TO %1$s; GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA schema_assurance TO %1$s"
            .formatted(role.name()));
    Map<String, String> environment = ToolRun.environment(database, role);

    ToolRun run = besideAClient(database, () -> backfills.run(environment, "--batch-size", "4"));

    assertThat(run.out()).contains("of it pauses for others at work");
    assertThat(run.status()).isZero();
    database.execute("DROP OWNED BY " + role.name());
  }

  @Test
  void nobodyElseOrNoGiveWayMeansNoPause(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "int", 400);
    Backfills backfills = Backfills.along(folder, "id");
    // Who made the items was at work within the last tenth of a second.
    await().pollDelay(Duration.ofMillis(500)).until(() -> true);

    ToolRun half =
        backfills.run(database, "--batch-size", "4", "--max-batches", "50", "--format", "json");
    ToolRun rest =
        besideAClient(
            database,
            () ->
                backfills.run(database, "--batch-size", "4", "--no-give-way", "--format", "json"));

    assertThat(gaveWay(half)).isZero();
    assertThat(gaveWay(rest)).isZero();
    Backfills.assertComplete(database, 400);
  }

  private static long gaveWay(ToolRun run) throws IOException {
    List<?> backfills = (List<?>) ((Map<?, ?>) Json.read(run.out())).get("backfills");
    return (long) ((Map<?, ?>) ((Map<?, ?>) backfills.get(0)).get("run")).get("gaveWayMs");
  }
}
