package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schemaassurance.support.CuttableProxy;
import org.schemaassurance.support.CuttableProxy.Fault;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestServer;
import org.schemaassurance.support.ToolRun;

/** Behind a network that stalls, cuts or trickles at any byte, a verb ends, and says so. */
@Timeout(300)
final class EveryVerbEndsIT {
  /** Most of the time of a case is waiting. */
  private static final int AT_A_TIME = 20;

  private static final int POINTS = 20;

  private static final String OTHERS =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

  private static final ExecutorService WORKERS = Executors.newFixedThreadPool(AT_A_TIME);
  private static final Map<Verb, Cases> CASES = new EnumMap<>(Verb.class);

  @TempDir private static Path folder;

  /** A table that violates an invariant, and its repair. */
  static final class Items implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws Exception {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE public.item (id int PRIMARY KEY, value int NOT NULL, copied int);"
                + " INSERT INTO public.item SELECT n, n, NULL FROM generate_series(1, 200) AS n");
      }
    }
  }

  /** A busy machine takes that much longer than the limits are meant for. */
  private static final int BUSY = 2;

  /** What is typed, and the longest that it may take; the limit of a query is a second. */
  private enum Verb {
    VERIFY(11, "verify", "--rules", "RULES", "--timeout", "1"),
    LINT(11, "lint", "--timeout", "1"),
    GRANTS(11, "verify", "--rules", "RULES", "--grants", "--timeout", "1"),
    DRIFT(11, "drift", "--against", "SNAPSHOT", "--timeout", "1"),
    DRIFT_FROM_URL(11, "drift", "SNAPSHOT", "--against", "URL", "--timeout", "1"),
    SNAPSHOT(11, "snapshot", "--timeout", "1"),
    SNAPSHOT_OF_CHANGELOG(
        25,
        "snapshot",
        "--of-changelog",
        "--reference-url",
        "URL",
        "--changelog",
        "CHANGELOG",
        "--timeout",
        "1"),
    RULES_INIT(11, "rules", "init", "--timeout", "1"),
    BACKFILL(30, "backfill", "--rules", "RULES", "--timeout", "1", "--max-duration", "10"),
    DRY_RUN(11, "backfill", "--dry-run", "--rules", "RULES", "--timeout", "1"),
    STATUS(11, "backfill", "status", "--timeout", "1"),
    CRON(
        30,
        "cron",
        "--log-file",
        "LOG",
        "--rules",
        "RULES",
        "--timeout",
        "1",
        "--max-duration",
        "10"),
    MUTATE(
        25,
        "mutate",
        "--rules",
        "STRUCTURE",
        "--reference-url",
        "URL",
        "--changelog",
        "CHANGELOG",
        "--only",
        "public.item.id",
        "--timeout",
        "1");

    private final int seconds;
    private final List<String> typed;

    Verb(int seconds, String... typed) {
      this.seconds = seconds;
      this.typed = List.of(typed);
    }

    /** It writes, and what was committed before a fault is not lost: the rest may succeed. */
    boolean mayRecover() {
      return this == BACKFILL || this == CRON;
    }

    /** After how many bytes the server begins to trickle. */
    List<Long> trickles() {
      return this == VERIFY || this == DRIFT || this == SNAPSHOT ? List.of(20L, 600L) : List.of();
    }
  }

  /** A run behind a proxy, and the most that the server said on one connection. */
  private record Ended(ToolRun run, Duration time, long mostBytes) {}

  /**
   * What is being tried of a verb, each to end with what is wrong.
   *
   * @param database of all cases, unless the verb writes
   */
  private record Cases(
      TestDatabase database,
      List<Future<Optional<String>>> stalledOrCut,
      List<Future<Optional<String>>> trickling) {}

  /** Those of all verbs together, so that one waits while another works. */
  @BeforeAll
  static void startAllCases() throws Exception {
    writeFiles();
    for (Verb verb : Verb.values()) {
      CASES.put(verb, start(verb));
    }
  }

  @AfterAll
  static void stopWhatIsLeft() {
    WORKERS.shutdownNow();
  }

  private static void writeFiles() throws Exception {
    Files.writeString(
        file("RULES"),
        """
        rules:
          - rule: item
            check: table
            table: public.item
            columns:
              id: {type: integer, nullable: false}
          - rule: copied
            check: no-rows
            table: public.item
            meaning: Every item has its copy
            key: [id]
            query: SELECT id FROM public.item WHERE copied IS DISTINCT FROM value
            backfill:
              name: copies
              table: public.item
              key: id
              repair: |
                UPDATE public.item SET copied = batch.value
                FROM batch
                WHERE item.id = batch.id AND item.copied IS DISTINCT FROM batch.value
        """);
    Files.writeString(
        file("STRUCTURE"),
        """
        rules:
          - rule: item
            check: table
            table: public.item
            columns:
              id: {type: integer, nullable: false}
        """);
    Files.createDirectories(file("CHANGELOG").getParent());
    Files.writeString(
        file("CHANGELOG"),
        """
        --liquibase formatted sql
        --changeset me:item
        CREATE TABLE public.item (id int PRIMARY KEY, value int NOT NULL, copied int);
        --changeset me:wide
        CREATE TABLE public.wide (%s);
        """
            .formatted(manyColumns()));
    try (TestDatabase database = TestServer.shared().createDatabase(Items.class)) {
      ToolRun snapshot =
          ToolRun.of(
              ToolRun.environment(database), "snapshot", "--output", file("SNAPSHOT").toString());
      assertThat(snapshot.status()).as(snapshot.err()).isZero();
    }
  }

  /** So that the last answers on the connection with the most bytes are those of the snapshot. */
  private static String manyColumns() {
    return IntStream.range(0, 60)
        .mapToObj(number -> "column_" + number + " int")
        .collect(Collectors.joining(", "));
  }

  /** Liquibase takes paths below the working directory. */
  private static Path file(String name) {
    return name.equals("CHANGELOG")
        ? Path.of("target", "every-verb-ends", "changelog.sql")
        : folder.resolve(name.toLowerCase(Locale.ROOT) + ".yaml");
  }

  @ParameterizedTest
  @EnumSource
  void stalledOrCutAtTwentyPointsItEndsInTimeAndKnowsNothing(Verb verb) throws Exception {
    Cases cases = CASES.get(verb);

    assertNothingWrong(cases.stalledOrCut());
    assertNothingWrong(cases.trickling());
    closeWithoutSessions(cases.database());
  }

  @ParameterizedTest
  @EnumSource(names = {"VERIFY", "DRIFT", "SNAPSHOT"})
  void aServerThatSaysAByteEachHalfSecondIsNotListenedToForEver(Verb verb) throws Exception {
    assertThat(CASES.get(verb).trickling()).hasSize(2);
    assertNothingWrong(CASES.get(verb).trickling());
  }

  private static void assertNothingWrong(List<Future<Optional<String>>> cases) throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Future<Optional<String>> each : cases) {
      each.get().ifPresent(wrong::add);
    }
    assertThat(String.join("\n", wrong)).isEmpty();
  }

  private static Cases start(Verb verb) throws Exception {
    TestDatabase database = TestServer.shared().createDatabase(Items.class);
    Ended healthy = run(verb, database, Fault.CUT, Long.MAX_VALUE);
    assertThat(healthy.run().status()).as(healthy.run().err()).isIn(0, 1);

    List<Future<Optional<String>>> stalledOrCut = new ArrayList<>();
    for (long bytes : points(healthy.mostBytes())) {
      stalledOrCut.add(WORKERS.submit(() -> wrong(verb, database, Fault.STALL, bytes)));
      stalledOrCut.add(WORKERS.submit(() -> wrong(verb, database, Fault.CUT, bytes)));
    }
    List<Future<Optional<String>>> trickling = new ArrayList<>();
    for (long bytes : verb.trickles()) {
      trickling.add(WORKERS.submit(() -> wrong(verb, database, Fault.TRICKLE, bytes)));
    }
    return new Cases(database, stalledOrCut, trickling);
  }

  /** From the first byte to the last answer before the end of the transaction. */
  private static List<Long> points(long most) {
    double last = most - 100;
    return LongStream.range(0, POINTS)
        .map(i -> Math.round(Math.pow(last, (double) i / (POINTS - 1))))
        .boxed()
        .toList();
  }

  /** What is wrong with the end of a run, if anything. */
  private static Optional<String> wrong(Verb verb, TestDatabase shared, Fault fault, long bytes)
      throws Exception {
    Ended ended =
        verb.mayRecover() ? runOnItsOwn(verb, fault, bytes) : run(verb, shared, fault, bytes);
    boolean isInTime = ended.time().compareTo(Duration.ofSeconds(BUSY * verb.seconds)) < 0;
    String text = ended.run().out() + ended.run().err();
    boolean isKnown =
        switch (ended.run().status()) {
          case 0 -> verb.mayRecover();
          // A slow machine's backfill may reach its limit of time with the rest undone, and say so.
          case 1 ->
              text.contains("found 200 rows that violate it")
                  || verb.mayRecover() && text.contains(" rows that violate it");
          default -> ended.run().status() == 3;
        };
    boolean isSaid =
        ended.run().status() == 0
            || ended.run().status() == 1 && verb.mayRecover()
            || text.contains("127.0.0.1:");
    boolean isPlain = !text.contains("fault of schema-assurance") && !text.contains("Exception");
    return isInTime && isKnown && isSaid && isPlain
        ? Optional.empty()
        : Optional.of(
            "%s %s after %d bytes: status %d after %d ms%n%s"
                .formatted(
                    verb, fault, bytes, ended.run().status(), ended.time().toMillis(), text));
  }

  private static Ended runOnItsOwn(Verb verb, Fault fault, long bytes) throws Exception {
    TestDatabase database = TestServer.shared().createDatabase(Items.class);
    Ended ended = run(verb, database, fault, bytes);
    closeWithoutSessions(database);
    return ended;
  }

  /** The server notices the end of the network some milliseconds later. */
  private static void closeWithoutSessions(TestDatabase database) throws Exception {
    try (database) {
      await().until(() -> (long) database.value(OTHERS) == 0);
    }
  }

  private static Ended run(Verb verb, TestDatabase database, Fault fault, long bytes)
      throws IOException {
    try (CuttableProxy network = new CuttableProxy("127.0.0.1", database.port(), fault, bytes)) {
      Map<String, String> environment = ToolRun.environment(database);
      environment.put("DB_HOST", "127.0.0.1");
      environment.put("DB_PORT", String.valueOf(network.port()));
      environment.put("PGCONNECT_TIMEOUT", "2");
      Instant begin = Instant.now();
      ToolRun run = ToolRun.of(environment, arguments(verb, database, network));
      return new Ended(run, Duration.between(begin, Instant.now()), network.mostBytes());
    }
  }

  private static String[] arguments(Verb verb, TestDatabase database, CuttableProxy network) {
    String url =
        "postgresql://%s@127.0.0.1:%d/%s"
            .formatted(database.server().superuser(), network.port(), database.name());
    return verb.typed.stream()
        .map(
            word ->
                switch (word) {
                  case "RULES", "STRUCTURE", "SNAPSHOT", "CHANGELOG" -> file(word).toString();
                  case "URL" -> url;
                  case "LOG" -> folder.resolve(database.name() + ".log").toString();
                  default -> word;
                })
        .toArray(String[]::new);
  }
}
