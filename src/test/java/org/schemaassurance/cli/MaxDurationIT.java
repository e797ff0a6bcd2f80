package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.CuttableProxy;
import org.schemaassurance.support.CuttableProxy.Fault;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;

/** The time of a run as a whole. */
@Template
@Timeout(60)
final class MaxDurationIT {
  /** A minute and more. */
  private static final String SLOW =
      "SELECT id FROM public.item WHERE (SELECT count(*) FROM generate_series(1, 10000) AS a, generate_series(1, 100000) AS b) < 0";

  @TempDir private Path folder;

  private Path rules() throws IOException {
    return Files.writeString(
        folder.resolve("rules.yaml"),
        """
        rules:
          - rule: slow
            check: no-rows
            table: public.item
            meaning: It takes its time
            key: [id]
            query: %s
          - rule: quick
            check: no-rows
            table: public.item
            meaning: It comes too late
            key: [id]
            query: SELECT id FROM public.item WHERE id < 0
          - rule: item
            check: table
            table: public.item
            columns:
              id: {type: integer, nullable: false}
        """
            .formatted(SLOW));
  }

  @Test
  void whatVerifyHasNotAskedByThenIsUnknownAndTheReportIsWritten(TestDatabase database)
      throws Exception {
    database.execute("CREATE TABLE public.item (id int PRIMARY KEY)");
    Instant begin = Instant.now();

    ToolRun run =
        ToolRun.of(
            ToolRun.environment(database),
            "verify",
            "--rules",
            rules().toString(),
            "--max-duration",
            "2");

    assertThat(run.status()).isEqualTo(3);
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(20));
    assertThat(run.out())
        .contains(
            "could not find out whether it is true that \"It takes its time\": The run has had its 2 s; --max-duration gives it more.")
        .contains(
            "could not find out whether it is true that \"It comes too late\": The run has had its 2 s; --max-duration gives it more.")
        .contains("✓ Table public.item is there with 1 column as declared")
        .contains("(1 holds, 2 could not be found out");
    await()
        .untilAsserted(
            () ->
                assertThat(
                        database.value(
                            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"))
                    .as("left at work")
                    .isEqualTo(0L));
  }

  @Test
  void aServerThatIsSilentIsCutSomeSecondsLater(TestDatabase database) throws Exception {
    database.execute("CREATE TABLE public.item (id int PRIMARY KEY)");
    ToolRun.of(ToolRun.environment(database), "snapshot", "--output", snapshot().toString());
    try (CuttableProxy network =
        new CuttableProxy(database.host(), database.port(), Fault.STALL, 3000)) {
      Map<String, String> environment = ToolRun.environment(database);
      environment.put("DB_PORT", String.valueOf(network.port()));
      Instant begin = Instant.now();

      ToolRun run =
          ToolRun.of(
              environment, "drift", "--against", snapshot().toString(), "--max-duration", "2");

      assertThat(run.status()).isEqualTo(3);
      assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(25));
      assertThat(run.err())
          .isEqualToIgnoringNewLines("The run has had its 2 s; --max-duration gives it more.");
    }
  }

  private Path snapshot() {
    return folder.resolve("snapshot.yaml");
  }

  @Test
  void aTimeThatIsNoneIsRefused(TestDatabase database) {
    for (String verb : new String[] {"verify", "drift"}) {
      ToolRun run = ToolRun.of(ToolRun.environment(database), verb, "--max-duration", "0");

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err()).contains("--max-duration takes a number of seconds from 1 on, not 0.");
    }
  }
}
