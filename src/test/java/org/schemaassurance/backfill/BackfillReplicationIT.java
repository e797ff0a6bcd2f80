package org.schemaassurance.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.OwnServer;
import org.schemaassurance.support.ProbedRules;
import org.schemaassurance.support.ToolRun;

/** A primary and a standby that streams from it. */
@Timeout(180)
final class BackfillReplicationIT {
  @TempDir private Path folder;

  private OwnServer primary;
  private OwnServer standby;
  private Backfills backfills;

  /** The binaries have no pg_basebackup; a copy of a primary that is stopped will do. */
  @BeforeEach
  void startsBoth() throws Exception {
    Path first = Files.createDirectory(folder.resolve("primary"));
    Path second = folder.resolve("standby");
    primary = new OwnServer(first).start();
    primary.stop();
    copy(first, second);
    Files.createFile(second.resolve("standby.signal"));
    Files.writeString(
        second.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=" + primary.port() + " user=postgres'\n",
        StandardOpenOption.APPEND);
    primary.start();
    standby = new OwnServer(second).start();
    backfills = Backfills.along(folder, "id");
    primary.execute(
        "CREATE TABLE public.item (id int PRIMARY KEY, value int, copied int);"
            + " INSERT INTO public.item SELECT n, n, NULL FROM generate_series(1, 2000) AS n");
    await()
        .ignoreExceptions()
        .until(() -> standby.value("SELECT count(*) FROM public.item").equals("2000"));
  }

  @AfterEach
  void stopsBoth() throws IOException {
    standby.close();
    primary.close();
  }

  @Test
  void onAStandbyADryRunAnswersAndARunRefuses() throws Exception {
    ToolRun dry = backfills.run(standby.environment(), "--dry-run");
    assertThat(dry.status()).isEqualTo(1);
    assertThat(dry.out()).contains("found 2000 rows that violate it");

    ToolRun run = backfills.run(standby.environment());
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("is a standby, which can't be written to: name its primary.");
  }

  @Test
  void onAStandbyVerifyAnswersAndCronRefuses() throws Exception {
    String rules = backfills.file().toString();
    Path log = folder.resolve("cron.log");
    String[] cron = {"cron", "--log-file", log.toString(), "--rules", rules};
    String sentence =
        "The server at 127.0.0.1:%d is a standby, which can't be written to: name its primary."
            .formatted(standby.port());

    ToolRun broken = ToolRun.of(standby.environment(), "verify", "--rules", rules);
    assertThat(broken.status()).isEqualTo(1);
    assertThat(broken.out()).contains("found 2000 rows that violate it");
    ToolRun refused = ToolRun.of(standby.environment(), cron);
    assertThat(refused.status()).as("broken comes before unknown").isEqualTo(1);
    assertThat(refused.err()).startsWith(sentence).contains("found 2000 rows that violate it");
    assertThat(log).content().contains("status=1", sentence).hasLineCount(1);

    assertThat(ToolRun.of(primary.environment(), cron).status()).isZero();
    await()
        .until(() -> ToolRun.of(standby.environment(), "verify", "--rules", rules).status() == 0);
  }

  @Test
  void onAStandbyProbeRefuses() {
    ProbedRules probed =
        ProbedRules.of(
            standby.environment(),
            """
            behaviours:
              - behaviour: an item can be added
                as: {whoever_may: INSERT, on: public.item}
                when: INSERT INTO item (id) VALUES (-1);
                then:
                  - {query: "SELECT count(*) FROM public.item WHERE id = -1", rows: [[1]]}
            """);

    assertThat(probed.status()).isEqualTo(3);
    assertThat(probed.run().err()).contains("is a standby").hasLineCount(1);
  }

  @Test
  void aStandbyThatStaysBehindPausesIt() throws Exception {
    standby.execute("SELECT pg_wal_replay_pause()");
    CompletableFuture<ToolRun> running =
        CompletableFuture.supplyAsync(
            () ->
                backfills.run(
                    primary.environment(),
                    "--max-lag",
                    "1",
                    "--batch-size",
                    "10",
                    "--pause",
                    "100"));
    await()
        .until(
            () -> primary.value("SELECT max(copied) FROM public.item"), max -> !max.equals("null"));
    Thread.sleep(6000);
    String paused = primary.value("SELECT count(copied) FROM public.item");
    Thread.sleep(2000);
    assertThat(primary.value("SELECT count(copied) FROM public.item")).isEqualTo(paused);
    assertThat(Integer.parseInt(paused)).isBetween(10, 1990);

    standby.execute("SELECT pg_wal_replay_resume()");

    ToolRun run = running.get();
    assertThat(run.status()).isZero();
    assertThat(run.err())
        .containsPattern("Pausing: the standby \\S+ is \\d+ s behind \\(--max-lag 1\\)")
        .contains("Going on.");
  }

  @Test
  void aStandbyThatTheRoleMayNotSeeIsSaidOnce() throws Exception {
    primary.execute(
        "CREATE ROLE repairer LOGIN; GRANT CREATE ON DATABASE postgres TO repairer;"
            + " GRANT SELECT, UPDATE ON public.item TO repairer");
    Map<String, String> environment = primary.environment();
    environment.put("DB_USER", "repairer");

    ToolRun run = backfills.run(environment, "--batch-size", "10", "--pause", "20");

    assertThat(run.status()).isZero();
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "There are standbys whose lag repairer may not see, so it is not looked at: GRANT pg_monitor TO repairer shows it.");
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(from)) {
      files = tree.toList();
    }
    for (Path file : files) {
      Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }
}
