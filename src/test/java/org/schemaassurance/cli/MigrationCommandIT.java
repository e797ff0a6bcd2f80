package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.demo.SqlScript;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.throwaway.ThrowawayServer;

/** What is expected is made by a command of the project's, whatever it migrates with. */
@Template(MigrationCommandIT.Shop.class)
final class MigrationCommandIT {
  private static final String SCHEMA =
      "CREATE TABLE public.orders (id int PRIMARY KEY); CREATE INDEX orders_by_id ON public.orders (id);";

  @TempDir private Path folder;

  /** As the command makes it. */
  static final class Shop implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(SCHEMA);
      }
    }
  }

  @Test
  void driftIsWhatTheCommandDoesNotMake(TestDatabase database) throws Exception {
    String command = sql(SCHEMA);

    ToolRun before = drift(database, "--against-command", command);
    database.execute("DROP INDEX orders_by_id");
    ToolRun after = drift(database, "--against-command", command);

    assertThat(before.err()).isEmpty();
    assertThat(before.status()).isZero();
    assertThat(after.status()).isOne();
    assertThat(after.out())
        .contains("index public.orders.orders_by_id: expected to be there, found none.");
    assertThat(leftOver(database)).isEmpty();
  }

  @Test
  void aSnapshotOfTheCommandHoldsForWhatItMakes(TestDatabase database) throws IOException {
    Path snapshot = folder.resolve("snapshot.yaml");

    ToolRun run =
        ToolRun.of(
            environment(database),
            "snapshot",
            "--of-command",
            sql(SCHEMA),
            "--output",
            snapshot.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Files.readString(snapshot)).contains("orders_by_id").doesNotContain("throwaway");
    assertThat(drift(database, "--against", snapshot.toString()).status()).isZero();
  }

  @Test
  void theCommandIsToldTheThrowawayDatabaseAndNoOther(TestDatabase database) {
    Map<String, String> environment = environment(database);
    environment.put("PGDATABASE", "production");
    environment.put("DATABASE_URL", "postgresql://production.example.com/shop");

    ToolRun run =
        ToolRun.of(
            environment,
            "drift",
            "--against-command",
            "MY_PASSWORD=\"$DB_PASSWORD\" env | grep -E '^(DB_|PG|DATABASE_|JDBC_|REFERENCE)' | sort; exit 7");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .contains("  DATABASE_URL=postgresql://", "  JDBC_DATABASE_URL=jdbc:postgresql://")
        .contains(
            "  DB_NAME=schema_assurance_throwaway_", "  PGDATABASE=schema_assurance_throwaway_")
        .contains("  DB_HOST=" + database.host(), "  PGPORT=" + database.port())
        .doesNotContain("production", database.name(), "REFERENCE_URL")
        .endsWith("The command ended with status 7, so there is nothing to compare with.\n");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aPasswordThatTheCommandSaysIsNotShown(TestDatabase database) throws SQLException {
    Map<String, String> environment = environment(database);
    String role = database.createRole("builder", "CREATEDB").name();
    String url = "postgresql://%s:%s@%s:%d/postgres";
    environment.put(
        "REFERENCE_URL",
        url.formatted(role, "secret%20of%20builder", database.host(), database.port()));

    ToolRun run =
        ToolRun.of(
            environment,
            "drift",
            "--against-command",
            "echo \"I am $PGPASSWORD at $DATABASE_URL\"; echo $JDBC_DATABASE_PASSWORD; false");

    assertThat(run.err())
        .contains("I am *** at postgresql://")
        .doesNotContain("secret of", "secret%20of");
    assertThat(run.status()).isEqualTo(3);
  }

  @Test
  void whatAFailedCommandSaysInColourIsReadable(TestDatabase database) {
    ToolRun run =
        drift(
            database,
            "--against-command",
            "printf '\\033[1;31mno such\\033[m column\\n\\033[0m\\033[0m\\n'; false");

    assertThat(run.err())
        .isEqualTo(
            """
            The last that the command said:
              no such column
            The command ended with status 1, so there is nothing to compare with.
            """);
  }

  @Test
  void aCommandThatMakesNothingIsNotTakenForAnEmptySchema(TestDatabase database) {
    ToolRun run = drift(database, "--against-command", "true");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("The command ended well and made nothing in the database that it was given:");
  }

  @Test
  void aCommandIsEndedWithAllThatItStartedWhenItsTimeIsOver(TestDatabase database)
      throws IOException {
    Path pid = folder.resolve("pid");

    ToolRun run =
        drift(
            database,
            "--command-timeout",
            "1",
            "--against-command",
            "sh -c 'echo $$ >" + pid + "; sleep 600; true'; true");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .contains("The command was ended after 1 s, before it was through; --command-timeout");
    long started = Long.parseLong(Files.readString(pid).strip());
    assertThat(ProcessHandle.of(started).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(leftOver(database)).isEmpty();
  }

  @Test
  void whatIsExpectedIsNamedOnce(TestDatabase database) {
    ToolRun run = drift(database, "--against", "changelog", "--against-command", "true");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("What is expected is named twice: by --against-command, and beside it.\n");
  }

  private static ToolRun drift(TestDatabase database, String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "drift";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return ToolRun.of(environment(database), arguments);
  }

  /** The shell's own, and a server where the command's database may be made. */
  private static Map<String, String> environment(TestDatabase database) {
    Map<String, String> environment = new HashMap<>(ToolRun.environment(database));
    ThrowawayServer server = database.server();
    String password = server.password().map(text -> ":" + text).orElse("");
    environment.put("PATH", System.getenv("PATH"));
    environment.put("CLASSPATH", System.getProperty("java.class.path"));
    environment.put(
        "REFERENCE_URL",
        "postgresql://%s%s@%s:%d/postgres"
            .formatted(server.superuser(), password, server.host(), server.port()));
    return environment;
  }

  private static String sql(String statements) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return "'%s' -XX:TieredStopAtLevel=1 %s '%s'"
        .formatted(java, SqlScript.class.getName(), statements);
  }

  private static List<List<Object>> leftOver(TestDatabase database) {
    try {
      return database.rows(
          "SELECT datname FROM pg_database WHERE datname LIKE 'schema_assurance_throwaway%'");
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }
}
