package org.schemaassurance.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.CuttableProxy;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolProcess;
import org.schemaassurance.support.ToolRun;

/** Kills, cuts, conflicts and a second runner. */
@Template
@Timeout(180)
final class BackfillFaultsIT {
  private static final int ROWS = 2000;

  /** Each batch takes some milliseconds, so that something can happen to it. */
  private static final String SLOW =
      "CREATE FUNCTION public.slowly() RETURNS trigger LANGUAGE plpgsql AS"
          + " $$ BEGIN PERFORM pg_sleep(0.01); RETURN NULL; END $$;"
          + " CREATE TRIGGER slowly AFTER UPDATE ON public.item EXECUTE FUNCTION public.slowly()";

  @TempDir private Path folder;

  private Backfills backfills;

  private void make(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "bigint", ROWS);
    database.execute(SLOW);
    backfills = Backfills.along(folder, "id");
  }

  private CompletableFuture<ToolRun> start(Map<String, String> environment, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--batch-size", "10"));
    return CompletableFuture.supplyAsync(
        () -> backfills.run(environment, all.toArray(String[]::new)));
  }

  private static long repaired(TestDatabase database) throws Exception {
    return (long) database.value("SELECT count(*) FROM public.item WHERE copied = value");
  }

  @Test
  void killedAtRandomMomentsTheNextRunGoesOn(TestDatabase database) throws Exception {
    make(database);
    Random random = new Random(5);
    for (int kill = 0; kill < 5; kill++) {
      long before = repaired(database);
      Process process = process(database);
      await().atMost(Duration.ofSeconds(60)).until(() -> repaired(database) > before);
      Thread.sleep(random.nextInt(150));
      process.destroyForcibly().waitFor();
    }
    assertThat(repaired(database)).isBetween(1L, ROWS - 1L);

    ToolRun last = backfills.run(database, "--wait", "--lease", "2");

    assertThat(last.status()).isZero();
    Backfills.assertComplete(database, ROWS);
    assertThat(
            database.value(
                "SELECT count(*) FROM schema_assurance.backfill_run WHERE ending IS NULL"))
        .isEqualTo(5L);
    assertThat(ToolRun.of(ToolRun.environment(database), "backfill", "status").out())
        .contains("killed");
  }

  private Process process(TestDatabase database) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            ToolProcess.command(
                "backfill",
                "--rules",
                backfills.file().toString(),
                "--batch-size",
                "10",
                "--wait",
                "--lease",
                "2"));
    builder.environment().putAll(ToolRun.environment(database));
    return builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
  }

  @Test
  void aCutNetworkAndAnEndedBackendCostOneReconnect(TestDatabase database) throws Exception {
    make(database);
    try (CuttableProxy network = new CuttableProxy(database.host(), database.port())) {
      Map<String, String> environment = ToolRun.environment(database);
      environment.put("DB_PORT", String.valueOf(network.port()));
      CompletableFuture<ToolRun> run = start(environment);
      await().until(() -> repaired(database) > 100);
      network.cut();
      await().atMost(Duration.ofMinutes(1)).until(() -> repaired(database) > 600);
      database.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'schema-assurance backfill'");

      assertThat(run.get().out()).contains("finished");
      assertThat(run.get().err()).contains("The connection was lost; trying to go on.");
      assertThat(run.get().status()).isZero();
    }
    Backfills.assertComplete(database, ROWS);
  }

  @Test
  void aSecondRunSaysWhoIsAtWorkOrWaits(TestDatabase database) throws Exception {
    make(database);
    Map<String, String> environment = ToolRun.environment(database);
    CompletableFuture<ToolRun> first = start(environment);
    await().until(() -> repaired(database) > 100);

    ToolRun second = backfills.run(environment);
    ToolRun waiting = backfills.run(environment, "--wait");

    assertThat(second.status()).isEqualTo(3);
    assertThat(second.err())
        .contains(
            "Another run is at work on the backfill copies: process "
                + ProcessHandle.current().pid()
                + " on ",
            "as " + environment.get("DB_USER") + ", since",
            "--wait waits for its end.");
    assertThat(first.get().status()).isZero();
    assertThat(waiting.status()).isZero();
    assertThat(waiting.err()).contains("Waiting for its end.");
    assertThat(database.value("SELECT sum(repaired)::bigint FROM schema_assurance.backfill_run"))
        .isEqualTo((long) ROWS);
  }

  @Test
  void whoseLeaseWasTakenOverCommitsNoBatch(TestDatabase database) throws Exception {
    make(database);
    CompletableFuture<ToolRun> first = start(ToolRun.environment(database));
    await().until(() -> repaired(database) > 100);
    database.execute(
        "UPDATE schema_assurance.backfill_job SET holder = gen_random_uuid(), held_until = clock_timestamp()");
    long atTakeOver = repaired(database);

    assertThat(first.get().status()).isEqualTo(3);
    assertThat(first.get().err()).contains("The backfill copies was taken over by another run");
    assertThat(repaired(database)).isEqualTo(atTakeOver);
    assertThat(backfills.run(database).status()).isZero();
    assertThat(database.value("SELECT repaired FROM schema_assurance.backfill_job"))
        .isEqualTo((long) ROWS);
  }

  @Test
  void aLockThatSomebodyHoldsSplitsTheBatchUntilItIsFree(TestDatabase database) throws Exception {
    make(database);
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT FROM public.item WHERE id = 55 FOR UPDATE");
      CompletableFuture<ToolRun> run = start(ToolRun.environment(database), "--lock-timeout", "50");
      // Splits down to the one row that is locked, and has done all before it.
      await().until(() -> repaired(database) == 54);
      other.rollback();

      assertThat(run.get().out()).contains("finished: 2,000 repaired").contains("retries");
    }
    Backfills.assertComplete(database, ROWS);
  }

  @Test
  void aLockThatIsNeverFreeEndsTheRunWithItsRange(TestDatabase database) throws Exception {
    make(database);
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT FROM public.item WHERE id = 55 FOR UPDATE");

      ToolRun run = start(ToolRun.environment(database), "--lock-timeout", "5").get();

      assertThat(run.status()).isEqualTo(3);
      assertThat(run.err())
          .contains(
              "stopped at public.item, behind (54) to (55): canceling statement due to lock timeout (SQLSTATE 55P03)",
              "54 rows repaired");
      other.rollback();
    }
  }

  @Test
  void deadlocksAndSerializationFailuresAreTriedAgain(TestDatabase database) throws Exception {
    make(database);
    // A trigger of somebody's that fails the first tries of some rows, as a deadlock and a conflict
    // would.
    database.execute(
        """
        CREATE SEQUENCE public.tries;
        CREATE FUNCTION public.conflict() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW.id = 105 AND nextval('public.tries') < 3 THEN
            RAISE deadlock_detected;
          ELSIF NEW.id = 205 AND nextval('public.tries') < 7 THEN
            RAISE serialization_failure;
          END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER conflict BEFORE UPDATE ON public.item FOR EACH ROW EXECUTE FUNCTION public.conflict()
        """);

    ToolRun run = start(ToolRun.environment(database)).get();

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("5 retries");
    Backfills.assertComplete(database, ROWS);
  }

  @Test
  void aDeadlockWithAnotherSessionHarmsNeither(TestDatabase database) throws Exception {
    make(database);
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("UPDATE public.item SET part = 1 WHERE id = 58");
      CompletableFuture<ToolRun> run =
          start(ToolRun.environment(database), "--lock-timeout", "60000");
      await().until(() -> isWaitingForALock(database));
      // The batch has this row and waits for the other; it has waited longer, so it is the one that
      // the server ends.
      statement.execute("UPDATE public.item SET part = 1 WHERE id = 52");
      other.commit();

      assertThat(run.get().status()).as(run.get().err()).isZero();
      assertThat(run.get().out()).contains("finished: 2,000 repaired").contains("1 retr");
    }
    await()
        .until(
            () ->
                (long)
                        database.value(
                            "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
                    == 1);
    Backfills.assertComplete(database, ROWS);
  }

  private static boolean isWaitingForALock(TestDatabase database) throws SQLException {
    return (boolean)
        database.value(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'schema-assurance backfill'"
                + " AND datname = current_database() AND wait_event_type = 'Lock')");
  }

  @Test
  void theOperatorsQueryPausesItAndAFailingOneEndsIt(TestDatabase database) throws Exception {
    make(database);
    database.execute(
        "CREATE TABLE public.busy (yes boolean); INSERT INTO public.busy VALUES (true)");
    CompletableFuture<ToolRun> run =
        start(ToolRun.environment(database), "--pause-while", "SELECT yes FROM public.busy");
    await()
        .ignoreExceptions()
        .until(
            () ->
                (boolean)
                    database.value("SELECT holder IS NOT NULL FROM schema_assurance.backfill_job"));
    Thread.sleep(3000);
    assertThat(repaired(database)).isZero();
    database.execute("UPDATE public.busy SET yes = false");

    assertThat(run.get().err())
        .contains("Pausing: the query of --pause-while says so.", "Going on.");
    assertThat(run.get().status()).isZero();
    Backfills.assertComplete(database, ROWS);

    database.execute("UPDATE public.item SET copied = NULL");
    for (String unclear : List.of("SELECT 1", "SELECT 'on'", "SELECT NULL::bool", "SELECT")) {
      ToolRun refused = start(ToolRun.environment(database), "--pause-while", unclear).get();
      assertThat(refused.status()).as(unclear).isEqualTo(3);
      assertThat(refused.err()).contains("--pause-while has to give true or false, and gave ");
    }
    assertThat(repaired(database)).isZero();
    ToolRun volatileQuery =
        start(ToolRun.environment(database), "--pause-while", "SELECT pg_sleep(1) IS NULL").get();
    assertThat(volatileQuery.status()).isEqualTo(3);
    assertThat(volatileQuery.err()).contains("pg_sleep()", "volatile");
    assertThat(repaired(database)).isZero();
  }

  @Test
  void theTimeOfARunEndsItsPausesAndItsWaitingToo(TestDatabase database) throws Exception {
    make(database);
    Map<String, String> environment = ToolRun.environment(database);

    ToolRun paused =
        start(environment, "--max-duration", "2", "--pause-while", "SELECT true").get();
    database.execute(
        "UPDATE schema_assurance.backfill_job SET holder = gen_random_uuid(), held_until = now() + interval '1 hour'");
    ToolRun waiting = start(environment, "--max-duration", "2", "--wait").get();

    for (ToolRun run : List.of(paused, waiting)) {
      assertThat(run.status()).as(run.err()).isEqualTo(1);
      assertThat(run.out()).contains("limit reached: 0 repaired");
    }
    assertThat(repaired(database)).isZero();
  }

  @Test
  void nothingIsHeldBetweenBatches(TestDatabase database) throws Exception {
    make(database);
    CompletableFuture<ToolRun> run = start(ToolRun.environment(database), "--pause", "200");
    await().until(() -> repaired(database) > 0);
    int idle = 0;
    for (int look = 0; look < 100; look++) {
      Object state =
          database.value(
              "SELECT max(state) FILTER (WHERE xact_start IS NULL AND backend_xmin IS NULL) FROM pg_stat_activity WHERE application_name = 'schema-assurance backfill' AND datname = current_database()");
      idle += "idle".equals(state) ? 1 : 0;
      Thread.sleep(5);
    }
    assertThat(idle).as("of 100 looks, with pauses of 200 ms").isGreaterThan(60);
    database.execute(
        "UPDATE schema_assurance.backfill_job SET holder = gen_random_uuid(), held_until = clock_timestamp()");
    assertThat(run.get().status()).isEqualTo(3);
  }
}
