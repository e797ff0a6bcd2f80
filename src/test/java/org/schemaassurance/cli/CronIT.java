package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.PrometheusText;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.verify.ShippedExample;

/** The shipped example's backfill as a job that nobody watches. */
@Template(ShippedExample.class)
@Timeout(120)
final class CronIT {
  private static final String TIME =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:Z|[+-]\\d\\d:\\d\\d)";

  @TempDir private Path folder;
  private Path log;
  private Path metrics;

  @BeforeEach
  void namesTheFiles() {
    log = folder.resolve("cron.log");
    metrics = folder.resolve("cron.prom");
  }

  private ToolRun cron(Map<String, String> environment, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("cron", "--log-file", log.toString(), "--metrics", metrics.toString()));
    arguments.addAll(List.of(options));
    return ToolRun.of(environment, arguments.toArray(String[]::new));
  }

  private ToolRun cron(TestDatabase database, String... options) {
    return cron(ToolRun.environment(database), options);
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(log);
  }

  private List<String> series(String metric) throws IOException {
    return PrometheusText.series(Files.readString(metrics), "schema_assurance_" + metric);
  }

  private static void assertSilent(ToolRun run) {
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isZero();
  }

  /** Takes the rooms away that nothing refers to. */
  private static long removeRooms(TestDatabase database) throws Exception {
    database.execute("TRUNCATE public.messages");
    long rooms = (long) database.value("SELECT count(*) FROM public.chat_rooms");
    database.execute("DELETE FROM public.chat_rooms");
    return rooms;
  }

  @Test
  void itRepairsVerifiesAndSaysNothing(TestDatabase database) throws Exception {
    long rooms = removeRooms(database);

    assertSilent(cron(database));
    assertSilent(cron(database));

    assertThat(database.value("SELECT count(*) FROM public.chat_rooms")).isEqualTo(rooms);
    assertThat(lines()).hasSize(2);
    String fields =
        TIME
            + " status=0 verdict=holds repaired=%d left=0 duration=\\d+\\.\\d{3}s database="
            + database.host()
            + ":"
            + database.port()
            + "/"
            + database.name();
    assertThat(lines().get(0)).matches(fields.formatted(rooms));
    assertThat(lines().get(1)).matches(fields.formatted(0));
    assertThat(series("last_run_repaired_rows"))
        .singleElement()
        .asString()
        .endsWith(",backfill=\"chat-rooms\"} 0");
    assertThat(series("backfill_repaired_rows_total"))
        .singleElement()
        .asString()
        .endsWith(",backfill=\"chat-rooms\"} " + rooms);
    assertThat(series("violations")).hasSize(17).allMatch(line -> line.endsWith("} 0"));
    assertThat(series("last_success_timestamp_seconds")).hasSize(1);
    assertThat(series("verdict")).anyMatch(line -> line.endsWith("\"holds\"} 1"));
  }

  @Test
  void whatIsBrokenBesideIsOneAndMailed(TestDatabase database) throws Exception {
    assertSilent(cron(database));
    List<String> success = series("last_success_timestamp_seconds");
    database.execute("ALTER TABLE public.bookings DISABLE TRIGGER booking_create_chat");
    String sentence = "public.bookings.booking_create_chat: expected enabled, found disabled.";

    ToolRun run = cron(database);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo(sentence);
    assertThat(run.out()).isEmpty();
    assertThat(lines()).hasSize(2);
    assertThat(lines().get(1))
        .contains("status=1 verdict=broken repaired=0 left=0")
        .endsWith(" message=\"" + sentence + "\"");
    assertThat(series("last_success_timestamp_seconds")).isEqualTo(success);
    assertThat(series("exit_status")).singleElement().asString().endsWith("} 1");

    database.execute("ALTER TABLE public.bookings ENABLE TRIGGER booking_create_chat");
    assertSilent(cron(database));
    assertThat(series("last_success_timestamp_seconds")).hasSize(1).isNotEqualTo(success);
  }

  @Test
  void whatALimitLeavesIsOneAndTheNextRunDoesTheRest(TestDatabase database) throws Exception {
    long rooms = removeRooms(database);

    ToolRun first = cron(database, "--batch-size", "1", "--max-batches", "1");

    assertThat(first.status()).isEqualTo(1);
    assertThat(first.err()).contains("public.chat_rooms: expected ").hasLineCount(1);
    assertThat(lines().get(0)).contains("status=1 verdict=broken").doesNotContain("left=0");
    assertSilent(cron(database));
    assertThat(database.value("SELECT count(*) FROM public.chat_rooms")).isEqualTo(rooms);
  }

  @Test
  void anotherRunAtWorkIsLoggedAndNoFailure(TestDatabase database) throws Exception {
    removeRooms(database);
    CompletableFuture<ToolRun> first =
        CompletableFuture.supplyAsync(
            () ->
                ToolRun.of(
                    ToolRun.environment(database),
                    "backfill",
                    "--batch-size",
                    "1",
                    "--pause",
                    "400"));
    Awaitility.await()
        .until(
            () -> database.value("SELECT count(*) FROM schema_assurance.backfill_run"),
            runs -> runs.equals(1L));

    assertSilent(cron(database));

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("status=0 verdict=skipped repaired=0 left=unknown")
        .contains("message=\"Another run is at work on the backfill chat-rooms: process ");
    assertThat(metrics).doesNotExist();
    assertThat(first.get().status()).isZero();
  }

  /** Rules with a backfill for each of these tables, which have one row to repair. */
  private Path backfillsOf(TestDatabase database, String... names) throws Exception {
    StringBuilder rules = new StringBuilder("rules:\n");
    for (String name : names) {
      database.execute(
          "CREATE TABLE public.%1$s (id int PRIMARY KEY, done bool); INSERT INTO public.%1$s VALUES (1, NULL)"
              .formatted(name));
      rules.append(
          """
            - rule: %1$s-is-done
              check: no-rows
              table: public.%1$s
              meaning: Every row is done
              key: [id]
              query: SELECT id FROM public.%1$s WHERE done IS NULL
              backfill:
                name: %1$s
                table: public.%1$s
                repair: UPDATE public.%1$s SET done = true FROM batch WHERE %1$s.id = batch.id
          """
              .formatted(name));
    }
    return Files.writeString(folder.resolve("rules.yaml"), rules);
  }

  @Test
  void aBackfillThatFailsHidesNothingThatIsBrokenBeside(TestDatabase database) throws Exception {
    removeRooms(database);
    database.execute("ALTER TABLE public.chat_rooms ADD CHECK (false) NOT VALID");
    database.execute("ALTER TABLE public.bookings DISABLE TRIGGER booking_create_chat");

    ToolRun run = cron(database);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("The backfill chat-rooms stopped at ")
        .containsSubsequence("SQLSTATE 23514", "(And ", " more: see verify.)")
        .hasLineCount(1);
    assertThat(lines())
        .singleElement()
        .asString()
        .contains("status=1 verdict=broken repaired=0 left=")
        .doesNotContain("left=unknown", "left=0");
    assertThat(series("rule_status"))
        .anyMatch(line -> line.contains("booking_create_chat") && line.endsWith("\"broken\"} 1"));
    assertThat(series("violations")).isNotEmpty();
    assertThat(series("exit_status")).singleElement().asString().endsWith("} 1");
  }

  @Test
  void afterABackfillThatFailsTheOthersAreRunAndAllIsVerified(TestDatabase database)
      throws Exception {
    Path file = backfillsOf(database, "refused", "free");
    database.execute("ALTER TABLE public.refused ADD CHECK (done IS NULL)");

    ToolRun run = cron(database, "--all", "--rules", file.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .containsSubsequence("The backfill refused stopped", "public.refused: expected ")
        .hasLineCount(1);
    assertThat(lines())
        .singleElement()
        .asString()
        .contains("status=1 verdict=broken repaired=1 left=1");
    assertThat(database.value("SELECT done FROM public.free")).isEqualTo(true);
  }

  @Test
  void aBackfillThatFailsIsThreeWhereAllHolds(TestDatabase database) throws Exception {
    database.execute(
        "ALTER DATABASE %s SET default_transaction_read_only = on".formatted(database.name()));

    // Without those of settings, by which all would not hold.
    ToolRun run = cron(database, "--rules", "verify-rules/chat-creation.yaml");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).hasLineCount(1);
    assertThat(lines())
        .singleElement()
        .asString()
        .contains("status=3 verdict=holds repaired=0 left=0", run.err().strip());
  }

  @Test
  void metricsGoIntoNoDevice(TestDatabase database) throws Exception {
    ToolRun run =
        ToolRun.of(
            ToolRun.environment(database),
            "cron",
            "--log-file",
            log.toString(),
            "--metrics",
            "/dev/full");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().strip())
        .isEqualTo("The metrics cannot be written to /dev/full: it is no file.");
    assertThat(lines()).singleElement().asString().contains("status=2", run.err().strip());
  }

  @Test
  void whileOneBackfillIsBusyTheOthersAreRun(TestDatabase database) throws Exception {
    Path file = backfillsOf(database, "busy", "free");
    database.execute(
        "INSERT INTO schema_assurance.backfill_job (job, driving_table, key_columns, repair, holder, holder_host, holder_pid, holder_user, held_since, held_until)"
            + " VALUES ('busy', 'public.busy', '{id}', '', gen_random_uuid(), 'elsewhere', 1, 'somebody', now(), now() + interval '1 hour')");

    assertSilent(cron(database, "--all", "--rules", file.toString()));

    assertThat(lines())
        .singleElement()
        .asString()
        .contains(
            "status=0 verdict=skipped repaired=1 left=unknown", "the backfill busy: process 1");
    assertThat(database.value("SELECT done FROM public.free")).isEqualTo(true);
    assertThat(database.value("SELECT count(*) FROM public.busy WHERE done")).isEqualTo(0L);
  }

  @Test
  void withoutAServerItIsThreeAndOneLine(TestDatabase database) throws Exception {
    Map<String, String> environment = ToolRun.environment(database);
    environment.put("DB_PORT", "1");
    environment.put("DB_PASSWORD", "hush-hush");

    ToolRun run = cron(environment);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("No PostgreSQL answers at " + database.host() + ":1: ")
        .hasLineCount(1);
    assertThat(lines())
        .singleElement()
        .asString()
        .contains("status=3 verdict=unknown repaired=0 left=unknown", run.err().strip())
        .doesNotContain("hush-hush");
    assertThat(series("exit_status")).singleElement().asString().endsWith("} 3");
    assertThat(Files.readString(metrics)).doesNotContain("hush-hush");
  }

  @Test
  void aWrongQuestionIsTwoAndLoggedWhereThereIsALog(TestDatabase database) throws Exception {
    ToolRun noSuch = cron(database, "chat-room");
    assertThat(noSuch.status()).isEqualTo(2);
    assertThat(noSuch.err().strip())
        .isEqualTo("There is no backfill 'chat-room'. Did you mean 'chat-rooms'?");
    assertThat(lines()).singleElement().asString().contains("status=2", "no backfill 'chat-room'");

    ToolRun noLog = ToolRun.of(ToolRun.environment(database), "cron");
    assertThat(noLog.status()).isEqualTo(2);
    assertThat(noLog.err().strip())
        .isEqualTo(
            "cron writes one line a run into a log: name it with --log-file or, in a folder, with --log-dir.");

    Path below = Files.createFile(folder.resolve("file")).resolve("cron.log");
    ToolRun noFolder =
        ToolRun.of(ToolRun.environment(database), "cron", "--log-file", below.toString());
    assertThat(noFolder.status()).isEqualTo(2);
    assertThat(noFolder.err().strip())
        .isEqualTo(
            "The log cannot be written to "
                + below
                + ": its folder is not there, and cannot be made.");
    assertThat(database.value("SELECT count(*) FROM schema_assurance.backfill_run")).isEqualTo(0L);
  }

  @Test
  void aFolderIsGivenADefaultNameAndADashIsStandardOutput(TestDatabase database) throws Exception {
    assertSilent(ToolRun.of(ToolRun.environment(database), "cron", "--log-dir", folder.toString()));
    assertThat(folder.resolve("schema-assurance-cron.log")).content().hasLineCount(1);

    ToolRun container = ToolRun.of(ToolRun.environment(database), "cron", "--log-file", "-");
    assertThat(container.out()).contains("status=0 verdict=holds").hasLineCount(1);
    assertThat(container.err()).isEmpty();
  }

  @Test
  void theDocumentedRoleHasAllThatItNeeds(TestDatabase database) throws Exception {
    TestRole role = database.createRole("chat_backfill");
    String script =
        Files.readString(Path.of("docs", "deploy", "grants.sql"))
            .replaceFirst("CREATE ROLE .*\n", "")
            .replace("chat_backfill", role.name())
            .replace("tutoring_platform", database.name());
    long rooms = removeRooms(database);
    database.execute(script);
    database.execute("REVOKE INSERT (teacher_id) ON public.chat_rooms FROM " + role.name());

    ToolRun without = cron(ToolRun.environment(database, role));
    assertThat(without.status()).isEqualTo(1);
    assertThat(without.err())
        .containsSubsequence("permission denied", "public.chat_rooms: expected ")
        .hasLineCount(1);

    database.execute(script);
    assertSilent(cron(ToolRun.environment(database, role)));
    assertThat(database.value("SELECT count(*) FROM public.chat_rooms")).isEqualTo(rooms);
    assertThat(Files.readString(log)).doesNotContain(role.password());
    database.execute("DROP OWNED BY " + role.name());
  }

  @Test
  void aLockOnARoomIsAFailureWithWhatWasRepairedByThenAndWhatIsLeft(TestDatabase database)
      throws Exception {
    removeRooms(database);
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE public.chat_rooms IN SHARE MODE");

      ToolRun run = cron(database, "--lock-timeout", "5");

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.err())
          .containsSubsequence("SQLSTATE 55P03", "public.chat_rooms: expected ")
          .hasLineCount(1);
      assertThat(lines()).singleElement().asString().contains("status=1", "repaired=0", "55P03");
      other.rollback();
    }
  }
}
