package org.schemaassurance.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ServerAddress;
import org.schemaassurance.reference.ThrowawayDatabases;
import org.schemaassurance.support.EmptyTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.TestServer;
import org.schemaassurance.support.ToolProcess;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.throwaway.ThrowawayServer;

/**
 * What a run leaves on the server that was killed, and who removes it, and what nobody may remove.
 */
final class KilledRunsIT {
  private static final ThrowawayServer SERVER = TestServer.shared().server();
  private static final int MOMENTS = 10;

  private final List<Process> processes = new ArrayList<>();
  private Connection administration;

  @BeforeEach
  void connect() throws SQLException {
    administration = SERVER.connect(ThrowawayServer.MAINTENANCE_DATABASE);
  }

  @AfterEach
  void nothingIsLeft() throws SQLException {
    processes.forEach(Process::destroyForcibly);
    for (String name : throwaways()) {
      execute("DROP DATABASE \"" + name + "\" WITH (FORCE)");
    }
    administration.close();
  }

  @Test
  void afterTenRunsWereKilledAtTenMomentsTheNextOneLeavesNothing()
      throws IOException, InterruptedException, SQLException {
    try (ThrowawayDatabases alive = ThrowawayDatabases.on(settings(), "rehearse", Limits.DEFAULT)) {
      String template = alive.create();
      for (int i = 0; i < MOMENTS; i++) {
        processes.add(mutating());
      }
      Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> throwaways().size() >= 3);
      for (Process process : processes) {
        assertThat(process.isAlive()).isTrue();
        process.destroyForcibly().waitFor();
        Thread.sleep(400);
      }
      assertThat(throwaways()).hasSizeGreaterThan(1);

      ToolRun next = mutate("--only", "public.users");

      assertThat(next.status()).as(next.err()).isZero();
      assertThat(next.err()).contains("that killed runs had left behind.");
      assertThat(throwaways()).containsExactly(template);
      assertThat(alive.cloneOf(template)).isNotEmpty();
    }
    assertThat(throwaways()).isEmpty();
  }

  @Test
  void aDatabaseThatWasMadeButNotYetCommentedIsKnownByItsName() throws SQLException {
    String name = leftBehind();
    execute("COMMENT ON DATABASE " + name + " IS NULL");

    ToolRun clean = mutate("--clean");

    assertThat(clean.out()).isEqualTo("Dropped a database that killed runs had left behind.\n");
    assertThat(clean.err()).isEmpty();
    assertThat(clean.status()).isZero();
    assertThat(throwaways()).isEmpty();
    assertThat(mutate("--clean").out())
        .isEqualTo("No database to drop that a killed run has left.\n");
  }

  @Test
  void whatMerelyLooksLikeOursIsNobodysToDrop() throws SQLException {
    String ours = leftBehind();
    String limit = "SELECT datconnlimit FROM pg_database WHERE datname = '" + ours + "'";
    String otherNumber = ours.replaceFirst("_1$", "_2");
    List<String> others =
        List.of(
            ThrowawayDatabases.PREFIX + "mine",
            // The form alone; with the mark of another one; with a number that we don't write so.
            ThrowawayDatabases.PREFIX + "20260101t000000_0000abcd_1",
            otherNumber,
            ours.replaceFirst("_1$", "_01"));
    for (String other : others) {
      execute("CREATE DATABASE " + other);
      execute("COMMENT ON DATABASE " + other + " IS '" + commentOn(ours) + "'");
    }
    execute("ALTER DATABASE " + otherNumber + " CONNECTION LIMIT " + text(limit));
    execute("COMMENT ON DATABASE " + ours + " IS 'kept by Ann, for the audit'");

    assertThat(mutate("--clean").status()).isZero();

    assertThat(throwaways())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(others.stream(), Stream.of(ours)).toList());
    execute("COMMENT ON DATABASE " + ours + " IS NULL");
    execute("ALTER DATABASE " + ours + " RENAME TO " + ours + "9");
    assertThat(mutate("--clean").status()).isZero();
    assertThat(throwaways()).contains(ours + "9");
  }

  @Test
  void aDropThatWasInterruptedIsFinished() throws SQLException {
    String name = leftBehind();
    execute("UPDATE pg_database SET datconnlimit = -2 WHERE datname = '" + name + "'");

    assertThat(mutate("--clean").status()).isZero();

    assertThat(throwaways()).isEmpty();
  }

  @Test
  void whatSomebodyIsConnectedToIsKeptAndNamed() throws SQLException {
    String name = leftBehind();
    try (Connection looking = SERVER.connect(name)) {
      assertThat(looking.isValid(1)).isTrue();
      ToolRun clean = mutate("--clean");

      assertThat(clean.status()).isEqualTo(3);
      assertThat(clean.err())
          .isEqualTo(
              "Left behind by killed runs, and kept: "
                  + name
                  + " (somebody is connected to it).\n");
    }
    // The server goes on for a moment with a session that has been closed.
    Awaitility.await().untilAsserted(() -> assertThat(mutate("--clean").status()).isZero());
    assertThat(throwaways()).isEmpty();
  }

  @Test
  @Template(EmptyTemplate.class)
  void aRoleThatSeesNoSessionsOfOthersDropsItsOwnAndNoOnesElse(TestDatabase database)
      throws SQLException {
    TestRole role = database.createRole("maker", "CREATEDB");
    ConnectionSettings asRole = database.settings(role);
    try (ThrowawayDatabases alive = ThrowawayDatabases.on(settings(), "mutate", Limits.DEFAULT)) {
      String used = alive.create();
      String supers = leftBehind();
      String own = leftBehind(asRole);

      assertThat(ThrowawayDatabases.clean(asRole, "mutate", Limits.DEFAULT).dropped())
          .containsExactly(own);
      assertThat(ThrowawayDatabases.clean(asRole, "mutate", Limits.DEFAULT).kept())
          .isEqualTo(Map.of(supers, "another role owns it"));
      assertThat(throwaways()).containsExactlyInAnyOrder(supers, used);
    }
  }

  @Test
  void aRunThatLostItsLockTakesItAgainBeforeItMakesADatabase() throws SQLException {
    try (ThrowawayDatabases alive = ThrowawayDatabases.on(settings(), "mutate", Limits.DEFAULT)) {
      execute(
          "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
              + " AND pid <> pg_backend_pid()");
      String made = alive.create();

      assertThat(mutate("--clean").status()).isZero();

      assertThat(throwaways()).containsExactly(made);
    }
  }

  /** As a run leaves it that is killed: made, and nobody is there any more. */
  private String leftBehind() throws SQLException {
    return leftBehind(settings());
  }

  private String leftBehind(ConnectionSettings server) throws SQLException {
    Set<String> before = throwaways();
    ThrowawayDatabases killed = ThrowawayDatabases.on(server, "mutate", Limits.DEFAULT);
    String name = killed.create();
    execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE '% "
            + name.split("_")[4]
            + "'");
    Awaitility.await()
        .until(
            () ->
                text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND lpad(to_hex(objid::bigint), 8, '0') = '"
                        + name.split("_")[4]
                        + "'")
                    .equals("0"));
    assertThat(before).doesNotContain(name);
    return name;
  }

  private Process mutating() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(ToolProcess.command("mutate", "--reference-url", url()));
    builder.environment().put("DB_PASSWORD", SERVER.password().orElse(""));
    return builder.redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start();
  }

  private static ToolRun mutate(String... options) {
    String[] arguments =
        Stream.concat(Stream.of("mutate", "--reference-url", url()), Stream.of(options))
            .toArray(String[]::new);
    return ToolRun.of(Map.of("DB_PASSWORD", SERVER.password().orElse("")), arguments);
  }

  private static String url() {
    return "postgresql://%s@%s:%d/%s"
        .formatted(
            SERVER.superuser(), SERVER.host(), SERVER.port(), ThrowawayServer.MAINTENANCE_DATABASE);
  }

  private static ConnectionSettings settings() {
    return ConnectionSettings.of(
        new ServerAddress(SERVER.host(), SERVER.port()),
        ThrowawayServer.MAINTENANCE_DATABASE,
        SERVER.superuser(),
        SERVER.password());
  }

  private Set<String> throwaways() throws SQLException {
    Set<String> names = new TreeSet<>();
    try (PreparedStatement statement =
        administration.prepareStatement(
            "SELECT datname FROM pg_database WHERE starts_with(datname, ?)")) {
      statement.setString(1, ThrowawayDatabases.PREFIX);
      ResultSet row = statement.executeQuery();
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  private String commentOn(String database) throws SQLException {
    return text(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '"
            + database
            + "'");
  }

  private String text(String query) throws SQLException {
    try (Statement statement = administration.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = administration.createStatement()) {
      statement.execute(sql);
    }
  }
}
