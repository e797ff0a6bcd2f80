package org.schemaassurance.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.reference.ThrowawayDatabases;
import org.schemaassurance.support.TestServer;
import org.schemaassurance.support.ToolProcess;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.throwaway.ThrowawayServer;

/** What a rehearsal leaves that is ended at any moment: nothing that the next one does not drop. */
final class RehearseKilledIT {
  private static final ThrowawayServer SERVER = TestServer.shared().server();
  private static final int KILLS = Integer.getInteger("schemaassurance.kills", 10);
  private static final int INTERRUPTED = 130;

  private final List<Process> processes = new ArrayList<>();
  private Connection administration;
  private Set<String> databasesBefore;
  private Set<String> rolesBefore;

  @TempDir private Path project;
  @TempDir private Path temporary;

  @BeforeEach
  void begin() throws IOException, SQLException {
    administration = SERVER.connect(ThrowawayServer.MAINTENANCE_DATABASE);
    databasesBefore = names("SELECT datname FROM pg_database");
    rolesBefore = names("SELECT rolname FROM pg_roles");
    Files.writeString(project.resolve("changelog.sql"), changelog());
  }

  @AfterEach
  void end() throws SQLException {
    processes.forEach(Process::destroyForcibly);
    administration.close();
  }

  @Test
  void whatARunLeavesThatIsKilledAtAnyMomentTheNextOneDrops() throws Exception {
    Random moments = new Random(14);
    int leaving = 0;
    for (int i = 0; i < KILLS; i++) {
      Process killed = rehearsing();
      // Before it has made one, or at any moment behind that.
      if (i > 0) {
        awaitDatabase(killed);
      }
      killed.waitFor(moments.nextLong(2500), TimeUnit.MILLISECONDS);
      assertThat(killed.isAlive()).isTrue();
      killed.destroyForcibly().waitFor();
      leaving += ours().isEmpty() ? 0 : 1;
      awaitNoSession();
    }
    assertThat(leaving).isPositive();
    Files.writeString(project.resolve("changelog.sql"), SHORT);

    ToolRun next = rehearse();

    assertThat(next.status()).as(next.out() + next.err()).isZero();
    assertNothingIsLeft();
    assertThat(names("SELECT pid FROM pg_locks WHERE locktype = 'advisory'")).isEmpty();
  }

  @Test
  void whoInterruptsItIsToldSoAndNothingIsLeft() throws Exception {
    Path said = project.resolve("said.txt");
    Process interrupted = rehearsing(Redirect.to(said.toFile()));
    awaitDatabase(interrupted);

    assertThat(new ProcessBuilder("kill", "-INT", "" + interrupted.pid()).start().waitFor())
        .isZero();

    assertThat(interrupted.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(interrupted.exitValue()).isEqualTo(INTERRUPTED);
    assertThat(said).hasContent("Interrupted; rehearse drops the databases that it has made.");
    assertNothingIsLeft();
  }

  private static final String SHORT =
      """
      --liquibase formatted sql

      --changeset killed:1
      CREATE TABLE public.one (id bigint PRIMARY KEY);
      --rollback DROP TABLE public.one;
      """;

  /** Longer than any moment at which it is killed. */
  private static String changelog() {
    StringBuilder changelog = new StringBuilder(SHORT);
    for (int i = 2; i < 100; i++) {
      changelog.append(
          """

          --changeset killed:%1$d
          ALTER TABLE public.one ADD COLUMN c%1$d int; SELECT pg_catalog.pg_sleep(0.1);
          --rollback ALTER TABLE public.one DROP COLUMN c%1$d;
          """
              .formatted(i));
    }
    return changelog.toString();
  }

  private void assertNothingIsLeft() throws IOException, SQLException {
    assertThat(names("SELECT datname FROM pg_database")).isEqualTo(databasesBefore);
    assertThat(names("SELECT rolname FROM pg_roles")).isEqualTo(rolesBefore);
    // The server ends a session somewhat later than its client.
    awaitNoSession();
    try (var left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  private void awaitDatabase(Process process) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> !process.isAlive() || !ours().isEmpty());
  }

  /** The server ends the session of a client that is gone as soon as it notices. */
  private void awaitNoSession() {
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> sessions().isEmpty());
  }

  private Set<String> sessions() throws SQLException {
    return names(
        "SELECT pid || ' ' || application_name || ' ' || query FROM pg_stat_activity"
            + " WHERE application_name LIKE '%rehearse%' AND backend_type = 'client backend'");
  }

  private Set<String> ours() throws SQLException {
    return names(
        "SELECT datname FROM pg_database WHERE starts_with(datname, '%s')"
            .formatted(ThrowawayDatabases.PREFIX));
  }

  private Set<String> names(String query) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (Statement statement = administration.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  private Process rehearsing() throws IOException {
    return rehearsing(Redirect.DISCARD);
  }

  private Process rehearsing(Redirect output) throws IOException {
    List<String> command =
        ToolProcess.interruptible(
            List.of("-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary),
            "rehearse",
            "--traffic",
            "--reference-url",
            url(),
            "--search-path",
            project.toString(),
            "--changelog-file",
            "changelog.sql");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Path.of("").toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output);
    builder.environment().put("DB_PASSWORD", SERVER.password().orElse(""));
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private ToolRun rehearse() {
    return ToolRun.of(
        Map.of("DB_PASSWORD", SERVER.password().orElse("")),
        "rehearse",
        "--reference-url",
        url(),
        "--search-path",
        project.toString(),
        "--changelog-file",
        "changelog.sql");
  }

  private static String url() {
    return "postgresql://%s@%s:%d/%s"
        .formatted(
            SERVER.superuser(), SERVER.host(), SERVER.port(), ThrowawayServer.MAINTENANCE_DATABASE);
  }
}
