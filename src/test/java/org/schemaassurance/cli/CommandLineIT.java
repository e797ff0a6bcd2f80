package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Json;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.ToolProcess;
import org.schemaassurance.support.ToolRun;

/** How the tool ends: its exit status, and the one sentence that a person reads. */
@Template(CommandLineIT.OneTable.class)
final class CommandLineIT {
  private static final String RULES =
      """
      title: Shop
      rules:
        - {rule: users, check: table, table: public.users}
        - {rule: nobody, check: no-rows, table: public.users, meaning: Nobody, key: id, query: SELECT id FROM public.users}
      """;

  @TempDir private Path folder;
  private Path rules;

  static final class OneTable implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE users (id int)");
      }
    }
  }

  @BeforeEach
  void writesTheRules() throws IOException {
    rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
  }

  private ToolRun verify(TestDatabase database, String... options) {
    return verify(ToolRun.environment(database), options);
  }

  private ToolRun verify(Map<String, String> environment, String... options) {
    List<String> arguments = new ArrayList<>(List.of("verify", "--rules", rules.toString()));
    arguments.addAll(List.of(options));
    return ToolRun.of(environment, arguments.toArray(String[]::new));
  }

  private static void assertOneSentence(ToolRun run, int status, String sentence) {
    assertThat(run.err().strip()).isEqualTo(sentence);
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(status);
  }

  @Test
  void holdingIsZeroAndBrokenIsOne(TestDatabase database) throws SQLException {
    ToolRun holding = verify(database);
    assertThat(holding.status()).isZero();
    assertThat(holding.out()).contains("✓ All checks passed! (2 hold");
    assertThat(holding.err()).isEmpty();

    database.execute("INSERT INTO users VALUES (7)");
    ToolRun broken = verify(database);
    assertThat(broken.status()).isEqualTo(1);
    assertThat(broken.out()).contains("✗ public.users: expected \"Nobody\", found 1 row");

    assertThat(verify(database, "--no-data").status()).isZero();
    assertThat(verify(database, "--only", "users").status()).isZero();
    assertThat(verify(database, "--only", "nobody").status()).isEqualTo(1);
  }

  @Test
  void aWarningIsZeroAndUnderStrictOne(TestDatabase database) throws Exception {
    rules =
        Files.writeString(
            rules, "rules: [{rule: a, check: table, table: public.gone, severity: warning}]");

    ToolRun run = verify(database);

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("! warning: public.gone: expected a table, found none");
    assertThat(verify(database, "--strict").status()).isEqualTo(1);
  }

  static Stream<Arguments> misuses() {
    return Stream.of(
        arguments(List.of("--only", "user"), "There is no rule 'user'. Did you mean 'users'?"),
        arguments(
            List.of("--timeout", "0"), "--timeout takes a number of seconds from 1 on, not 0."),
        arguments(
            List.of("--only", "nobody", "--no-data"),
            "No rule is left to check: --no-data leaves out every rule that was asked for."),
        arguments(
            List.of("--format", "json", "--format", "text"),
            "Only one report can go to standard output; give the others an --output behind their --format."),
        arguments(List.of("--set", "shema=x"), "No rule file declares the parameter 'shema'."),
        arguments(
            List.of("--strickt"),
            "Unknown option: '--strickt'; Expected parameter for option '--rules' but found '--strickt'. See: schema-assurance verify --help"),
        arguments(
            List.of("--timeout", "soon"),
            "Invalid value for option '--timeout': 'soon' is not a whole number of seconds. See: schema-assurance verify --help"),
        arguments(
            List.of("--set", "schema"),
            "Value for option option '--set' (NAME=VALUE) should be in KEY=VALUE format but was schema. See: schema-assurance verify --help"),
        arguments(List.of("--port", "many"), null));
  }

  @ParameterizedTest
  @MethodSource("misuses")
  void aWrongQuestionIsTwoWithOneSentence(
      List<String> options, String sentence, TestDatabase database) {
    ToolRun run = verify(database, options.toArray(String[]::new));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    if (sentence != null) {
      assertThat(run.err().strip()).isEqualTo(sentence);
    }
  }

  @Test
  void anUnknownVerbAndNoVerbAreTwo() {
    ToolRun unknown = ToolRun.of(Map.of(), "verfy");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err()).contains("'verfy'").contains("verify").hasLineCount(1);

    ToolRun none = ToolRun.of(Map.of());
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.out() + none.err()).contains("Usage: schema-assurance");

    assertThat(ToolRun.of(Map.of(), "--help").status()).isZero();
    assertThat(ToolRun.of(Map.of(), "verify", "--help").out())
        .contains("--rules", "Exit status: 0 holds");
  }

  @Test
  void wrongRulesAreTwoBeforeAnythingIsSent() throws IOException {
    Map<String, String> nowhere = Map.of("DB_HOST", "127.0.0.1", "DB_PORT", "1");
    Files.writeString(rules, "rules:\n  - {rule: a, chek: table}\n");
    assertOneSentence(verify(nowhere), 2, rules + ":2:5: the key 'check' is missing.");

    Files.writeString(rules, "rules: [");
    ToolRun broken = verify(nowhere);
    assertThat(broken.status()).isEqualTo(2);
    assertThat(broken.err()).startsWith(rules + ":1:9: this is not YAML: ").hasLineCount(1);

    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertOneSentence(
        ToolRun.of(nowhere, "verify", "--rules", empty.toString()),
        2,
        "There is no rule in " + empty + "; a rules folder holds *.yaml files.");
    assertOneSentence(
        ToolRun.of(nowhere, "verify", "--rules", folder.resolve("none").toString()),
        2,
        "There is no rules file or folder "
            + folder.resolve("none")
            + "; name one with --rules, or have 'init' write one.");
  }

  @Test
  void hostileTextInAComplaintIsShownAndNotObeyed() throws IOException {
    Files.writeString(rules, "rules: []\n\"\\e[2J\\nholds\": 1\n");

    ToolRun run = verify(Map.of());

    assertThat(run.err()).contains("unknown key '\\u001B[2J\\u000Aholds'").hasLineCount(1);
  }

  @Test
  void whereThereIsNoConnectionItIsThree(TestDatabase database) throws Exception {
    Map<String, String> environment = ToolRun.environment(database);
    TestRole role = database.createRole("reader");
    String address = database.host() + ":" + database.port();

    assertOneSentence(
        verify(with(environment, "DB_NAME", "nowhere")),
        3,
        "The server at " + address + " has no database nowhere: check DB_NAME or --dbname.");
    assertOneSentence(
        verify(with(ToolRun.environment(database, role), "DB_PASSWORD", "hush-hush")),
        3,
        "The server at "
            + address
            + " refuses the password of "
            + role.name()
            + ": check DB_PASSWORD or ~/.pgpass.");
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = socket.getLocalPort();
      socket.close();
      assertOneSentence(
          verify(with(environment, "DB_PORT", String.valueOf(port))),
          3,
          "No PostgreSQL answers at "
              + database.host()
              + ":"
              + port
              + ": connection refused. Check host and port, and that the server runs.");
    }
  }

  @Test
  void aPortThatIsNotPostgresIsThree(TestDatabase database) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread web =
          new Thread(
              () -> {
                try {
                  while (true) {
                    try (var client = socket.accept()) {
                      client
                          .getOutputStream()
                          .write(
                              "HTTP/1.1 400 Bad Request\r\n\r\n"
                                  .getBytes(StandardCharsets.US_ASCII));
                    }
                  }
                } catch (IOException closed) {
                  assertThat(socket.isClosed()).isTrue();
                }
              });
      web.setDaemon(true);
      web.start();
      ToolRun run =
          verify(
              with(
                  ToolRun.environment(database), "DB_PORT", String.valueOf(socket.getLocalPort())));

      assertThat(run.status()).isEqualTo(3);
      assertThat(run.err()).contains("is not PostgreSQL").hasLineCount(1);
    }
  }

  @Test
  void aRoleWithoutRightsGetsUnknownWithTheGrantThatWorks(TestDatabase database)
      throws SQLException {
    TestRole role = database.createRole("nobody");

    ToolRun run = verify(ToolRun.environment(database, role));

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out())
        .contains("✓ Table public.users is there")
        .contains("? could not be found out: public.users: could not find out whether")
        .contains("permission denied for table users.");
    String grant =
        run.out().lines().filter(line -> line.contains("GRANT ")).findFirst().orElseThrow();
    database.execute(grant.substring(grant.indexOf("GRANT")));
    assertThat(verify(ToolRun.environment(database, role)).status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM public.users WHERE",
        "SELECT nothing FROM public.users",
        "SELECT id FROM public.users FOR UPDATE",
        "WITH gone AS (DELETE FROM public.users RETURNING id) SELECT id FROM gone",
        "SELECT pg_catalog.set_config('transaction_read_only', 'off', false)",
        "SELECT pg_catalog.pg_terminate_backend(pg_catalog.pg_backend_pid()) AS id",
        "SELECT count(*) AS id FROM pg_catalog.generate_series(1, 1000000000)"
      })
  void aQueryThatCannotBeAnsweredIsUnknownAndTheOthersGoOn(String query, TestDatabase database)
      throws Exception {
    Files.writeString(
        rules,
        """
        rules:
          - rule: bad
            check: no-rows
            table: public.users
            meaning: Nobody
            key: id
            query: >
              %s
          - {rule: good, check: no-rows, table: public.users, meaning: Nobody, key: id, query: SELECT id FROM public.users}
        """
            .formatted(query));

    ToolRun run = verify(database, "--timeout", "1", "--format", "json");

    Map<?, ?> report = (Map<?, ?>) Json.read(run.out());
    assertThat(report.get("summary"))
        .isEqualTo(Map.of("holds", 1L, "broken", 0L, "warnings", 0L, "unknown", 1L, "waived", 0L));
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).doesNotContain("Exception").doesNotContain("\\tat ");
  }

  @Test
  void onePassWritesAReportOfEachFormat(TestDatabase database) throws Exception {
    database.execute("INSERT INTO users VALUES (7)");
    TestRole role = database.createRole("reader");
    database.execute("GRANT SELECT ON users TO " + role.name());
    List<String> formats =
        List.of("text", "json", "junit", "sarif", "html", "markdown", "prometheus");
    List<String> pairs = new ArrayList<>();
    for (String format : formats) {
      pairs.addAll(
          List.of("--format", format, "--output", folder.resolve("report." + format).toString()));
    }

    ToolRun run = verify(ToolRun.environment(database, role), pairs.toArray(String[]::new));

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(report("text")).contains("✗ public.users: expected \"Nobody\", found 1 row");
    assertThat(((Map<?, ?>) Json.read(report("json"))).get("verdict")).isEqualTo("broken");
    assertThat(report("junit")).contains("<failure type=\"broken\" message=\"public.users: ");
    assertThat(Json.read(report("sarif"))).asString().contains("ruleId=nobody", "startLine=4");
    assertThat(report("sarif")).contains("An invariant of the data: a query for its violations");
    assertThat(report("html")).startsWith("<!DOCTYPE html>").contains("✗ is broken");
    assertThat(report("markdown")).startsWith("## `Shop`: ❌ is broken");
    assertThat(report("prometheus"))
        .containsPattern("schema_assurance_violations\\{.*rule=\"nobody\".*} 1\n");
    assertThat(formats)
        .allSatisfy(format -> assertThat(report(format)).doesNotContain(role.password()));
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".half"));
  }

  private String report(String format) throws IOException {
    return Files.readString(folder.resolve("report." + format));
  }

  @Test
  void aReportMakesItsFolder(TestDatabase database) throws IOException {
    Path file = folder.resolve("ü").resolve("no").resolve("report.json");

    ToolRun run = verify(database, "--format", "json", "--output", file.toString());

    assertThat(run.err()).isEmpty();
    assertThat(Files.readString(file)).contains("\"verdict\"");
  }

  @Test
  void aReportThatCannotBeWrittenIsSeenBeforeTheRun() throws IOException {
    Path noFolder = Files.writeString(folder.resolve("file"), "").resolve("report");
    Map<Path, String> wrong =
        Map.of(noFolder, ": there is no folder that can be written.", folder, ": it is a folder.");
    for (String verb : List.of("verify", "drift", "snapshot", "mutate", "rules init")) {
      wrong.forEach(
          (file, why) -> {
            List<String> words = new ArrayList<>(List.of(verb.split(" ")));
            if (verb.equals("verify") || verb.equals("drift")) {
              words.addAll(List.of("--format", "json"));
            }
            if (verb.equals("mutate")) {
              words.addAll(List.of("--reference-url", "postgresql://postgres@127.0.0.1:1/x"));
            }
            words.addAll(List.of("--output", file.toString()));
            ToolRun run = ToolRun.of(Map.of("DB_PORT", "1"), words.toArray(String[]::new));
            assertThat(run.err())
                .as(verb)
                .contains(" cannot be written to " + file + why)
                .hasLineCount(1);
            // The file of a report that is a folder is a wrong question.
            assertThat(run.status()).as(verb).isEqualTo(file.equals(folder) ? 2 : 3);
          });
    }
  }

  @Test
  void colourIsForTerminalsThatWantIt(TestDatabase database) {
    Map<String, String> environment = ToolRun.environment(database);
    String[] verb = {"verify", "--rules", rules.toString()};

    assertThat(ToolRun.onTerminal(environment, verb).out()).contains("\u001B[32m✓\u001B[0m");
    assertThat(ToolRun.onTerminal(with(environment, "NO_COLOR", "1"), verb).out())
        .doesNotContain("\u001B");
    assertThat(ToolRun.onTerminal(with(environment, "TERM", "dumb"), verb).out())
        .doesNotContain("\u001B");
    assertThat(ToolRun.of(environment, verb).out()).doesNotContain("\u001B");
  }

  @Test
  void onlyVerboseShowsAStackTrace(TestDatabase database) {
    Map<String, String> nowhere = with(ToolRun.environment(database), "DB_NAME", "nowhere");

    assertThat(verify(nowhere).err()).doesNotContain("\tat ");
    assertThat(verify(nowhere, "--verbose").err()).contains("\tat ");
  }

  @Test
  void aPasswordIsNeverPrinted(TestDatabase database) throws SQLException {
    TestRole role = database.createRole("reader");
    Map<String, String> environment = ToolRun.environment(database, role);

    for (String option : List.of("--verbose", "--strict")) {
      ToolRun run = verify(with(environment, "DB_PASSWORD", "hush-hush"), option);
      assertThat(run.out() + run.err()).doesNotContain("hush");
    }
    ToolRun url =
        verify(environment, "--url", "postgresql://a:hush-hush@" + database.host() + "/b");
    assertThat(url.status()).isEqualTo(2);
    assertThat(url.out() + url.err()).doesNotContain("hush");
  }

  @Test
  void theProcessEndsWithTheStatus(TestDatabase database) throws Exception {
    Process holds = start(database);
    assertThat(output(holds)).contains("✓ All checks passed!");
    assertThat(holds.waitFor()).isZero();

    database.execute("INSERT INTO users VALUES (1)");
    Process broken = start(database);
    assertThat(output(broken)).contains("✗ Broken: see above");
    assertThat(broken.waitFor()).isEqualTo(1);
  }

  @Test
  void anInterruptInTheMiddleOfAQueryIs130AndEndsTheQuery(TestDatabase database) throws Exception {
    Files.writeString(
        rules,
        "rules: [{rule: slow, check: statistics, title: Slow, query: 'SELECT count(*) FROM pg_catalog.generate_series(1, 100000000000)'}]");
    Process process = start(database);
    String running =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE '%verify%'";
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                (long)
                        database.value(
                            running + " AND state = 'active' AND query LIKE '%generate_series%'")
                    == 1);

    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(output(process).lines()).containsExactly("Interrupted; the database is as it was.");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> (long) database.value(running) == 0);
  }

  private Process start(TestDatabase database) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            ToolProcess.interruptible(List.of(), "verify", "--rules", rules.toString()));
    builder.environment().putAll(ToolRun.environment(database));
    return builder.redirectErrorStream(true).start();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Map<String, String> with(
      Map<String, String> environment, String name, String value) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(name, value);
    return changed;
  }
}
