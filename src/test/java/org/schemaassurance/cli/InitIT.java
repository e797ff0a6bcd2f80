package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.changelog.ChangelogRunner;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.EmptyTemplate;
import org.schemaassurance.support.RuleFileSchema;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.ToolProcess;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.throwaway.ThrowawayServer;

/**
 * In somebody's folder, as a process of its own: what init writes holds, and notices a sabotage.
 */
@Template(InitIT.Shop.class)
final class InitIT {
  private static final String CHANGELOG =
      """
      --liquibase formatted sql
      --changeset shop:1 splitStatements:false
      CREATE SCHEMA sales;
      CREATE TABLE sales.orders (id int PRIMARY KEY, state text NOT NULL);
      CREATE FUNCTION sales.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
      CREATE TRIGGER touch BEFORE UPDATE ON sales.orders FOR EACH ROW EXECUTE FUNCTION sales.touch();
      --changeset shop:2 context:test
      CREATE TABLE public.of_tests (id int);
      """;

  private static final String POM =
      """
      <project>
        <properties><where>db/changelog</where></properties>
        <build><plugins><plugin>
          <artifactId>liquibase-maven-plugin</artifactId>
          <configuration>
            <changeLogFile>${where}/db.changelog-master.sql</changeLogFile>
            <contexts>production</contexts>
          </configuration>
        </plugin></plugins></build>
      </project>
      """;

  @TempDir private Path folder;

  /** A database that no changelog made. */
  static final class Shop implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(CHANGELOG);
      }
    }
  }

  @Test
  void besideADatabaseWhatItWritesHoldsAtOnceAndNoticesASabotage(TestDatabase database)
      throws Exception {
    TestRole reader = database.createRole("reader", "IN ROLE pg_read_all_data");
    Map<String, String> environment = ToolRun.environment(database, reader);
    Files.createDirectory(folder.resolve(".github"));

    ToolRun init = run(environment, "init");

    assertThat(init.status()).as(init.err()).isZero();
    assertThat(init.out().lines().filter(line -> line.startsWith("Written: ")))
        .containsExactly(
            "Written: verify-rules/schema.yaml.",
            "Written: schema-assurance/schema-snapshot.yaml.",
            "Written: verify-rules/rules.schema.json.",
            "Written: schema-assurance/drift-ignore.yaml.",
            "Written: .github/workflows/schema-assurance.yml.");
    assertThat(init.out())
        .contains("Changelog: none found", "Next:", " lint\n", " verify\n", " drift\n")
        .contains(
            "Written: .github/workflows/schema-assurance.yml.\n"
                + "  Its runner takes our jar, the standalone one, from a Maven repository: from one of yours, until there is a release.\n"
                + "  It has no job that compares what a pull request makes with the snapshot: that takes --changelog-file or --of-command, and a server by --reference-url.\n")
        .endsWith(
            "  # then commit these files\n"
                + "  git add verify-rules/schema.yaml schema-assurance/schema-snapshot.yaml verify-rules/rules.schema.json"
                + " schema-assurance/drift-ignore.yaml .github/workflows/schema-assurance.yml\n"
                + "  # and set the pipeline's secret SCHEMA_ASSURANCE_DB_URL, of a role that may only read: postgresql://role:password@host:5432/database\n");
    assertThat(read(".github/workflows/schema-assurance.yml")).doesNotContain("pull_request");
    assertThat(RuleFileSchema.complaintsAbout(read("verify-rules/schema.yaml"))).isEmpty();
    assertHolds(environment);

    database.execute("DROP TRIGGER touch ON sales.orders");

    assertThat(run(environment, "verify")).satisfies(InitIT::isBroken);
    assertThat(run(environment, "drift")).satisfies(InitIT::isBroken);
  }

  @Test
  void whatIsThereIsLeftAsItIs(TestDatabase database) throws Exception {
    Map<String, String> environment = ToolRun.environment(database);
    run(environment, "init", "--pipeline", "gitlab");
    Files.writeString(folder.resolve("schema-assurance/drift-ignore.yaml"), "# mine\n");
    Files.delete(folder.resolve("verify-rules/rules.schema.json"));
    Map<String, String> before = files();

    ToolRun again = run(environment, "init", "--pipeline", "github");

    assertThat(again.out())
        .contains(
            "Left as it is: verify-rules, which has rules already.",
            "Left as it is: schema-assurance/schema-snapshot.yaml.",
            "Left as it is: schema-assurance/drift-ignore.yaml.",
            "Written: verify-rules/rules.schema.json.",
            "Written: .github/workflows/schema-assurance.yml.");
    assertThat(again.out())
        .contains(
            "  git add verify-rules/rules.schema.json .github/workflows/schema-assurance.yml\n");
    assertThat(files()).containsAllEntriesOf(before).hasSize(before.size() + 2);
    assertThat(run(environment, "init", "--pipeline", "github").out())
        .doesNotContain("Its runner", "It has no job", "git add", "SCHEMA_ASSURANCE_DB_URL");
    assertThat(run(environment, "drift").status()).isZero();
  }

  @Test
  void besideASnapshotThatIsKeptNewRulesCompareWithIt(TestDatabase database) throws Exception {
    Map<String, String> environment = ToolRun.environment(database);
    run(environment, "init", "--pipeline", "none");
    String rules = read("verify-rules/schema.yaml");
    String snapshot = read("schema-assurance/schema-snapshot.yaml");
    assertThat(rules).contains("- rule: everything-else\n");

    Files.delete(folder.resolve("verify-rules/schema.yaml"));
    ToolRun again = run(environment, "init", "--pipeline", "none");

    assertThat(again.out())
        .contains(
            "Left as it is: schema-assurance/schema-snapshot.yaml.",
            "Written: verify-rules/schema.yaml.")
        .doesNotContain("No rule compares");
    assertThat(read("verify-rules/schema.yaml")).isEqualTo(rules);

    Files.delete(folder.resolve("verify-rules/schema.yaml"));
    database.execute("CREATE VIEW sales.further AS SELECT 1 AS one");
    ToolRun otherwise = run(environment, "init", "--pipeline", "none");

    assertThat(otherwise.out())
        .contains(
            "  No rule compares with it: what is read has not everything as it has; drift says what.\n");
    assertThat(read("verify-rules/schema.yaml")).doesNotContain("- rule: everything-else\n");
    assertThat(read("schema-assurance/schema-snapshot.yaml")).isEqualTo(snapshot);
    assertThat(run(environment, "verify").status()).isZero();
    assertThat(run(environment, "drift").out()).contains("sales.further");
  }

  @Test
  void aDryRunWritesNothing(TestDatabase database) throws Exception {
    ToolRun run = run(ToolRun.environment(database), "init", "--dry-run");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Would write: verify-rules/schema.yaml.")
        .contains("No pipeline: the project shows neither GitHub nor GitLab;");
    assertThat(files()).isEmpty();
  }

  @Test
  @Template(EmptyTemplate.class)
  void inALiquibaseProjectWhatItWritesHoldsForADatabaseThatHasTheChangelog(TestDatabase database)
      throws Exception {
    Path changelog = folder.resolve("src/main/resources/db/changelog/db.changelog-master.sql");
    Files.createDirectories(changelog.getParent());
    Files.writeString(changelog, CHANGELOG);
    Files.writeString(folder.resolve("pom.xml"), POM);
    Files.writeString(folder.resolve(".gitlab-ci.yml"), "stages: [test]\n");
    Map<String, String> environment = ToolRun.environment(database);
    environment.put("REFERENCE_URL", server(database));

    ToolRun init = run(environment, "init");

    assertThat(init.status()).as(init.err()).isZero();
    assertThat(init.out())
        .contains(
            "Changelog: db/changelog/db.changelog-master.sql (by the Liquibase plugin in pom.xml).",
            "Written: verify-rules/changelog.yaml.",
            "Written: .gitlab/schema-assurance.gitlab-ci.yml.",
            "drift --changelog-file db/changelog/db.changelog-master.sql --contexts production")
        .contains("  # and set the pipeline's masked variable SCHEMA_ASSURANCE_DB_URL, ")
        .doesNotContain("It has no job");
    assertThat(RuleFileSchema.complaintsAbout(read("verify-rules/changelog.yaml"))).isEmpty();
    assertThat(read("verify-rules/schema.yaml")).doesNotContain("check: changelog");
    assertThat(read("schema-assurance/schema-snapshot.yaml")).doesNotContain("of_tests");
    assertThat(read(".gitlab/schema-assurance.gitlab-ci.yml"))
        .contains("    - name: postgres:" + majorOf(database) + "\n");
    assertThat(run(environment, "verify").status()).isOne();
    new ChangelogRunner(
            new Changelog(
                folder.resolve("src/main/resources"),
                "db/changelog/db.changelog-master.sql",
                ChangelogOptions.builder()
                    .changelogFile("db/changelog/db.changelog-master.sql")
                    .contexts("production")
                    .build()))
        .update(database.connection());
    assertHolds(environment);
    database.execute("DROP TRIGGER touch ON sales.orders");
    // drift finds the changelog as init does, and nobody has typed it.
    assertThat(run(environment, "drift").out())
        .contains("made by:  db/changelog/db.changelog-master.sql::1::shop");
    // Without a snapshot file a difference is where its changeset stands.
    assertThat(run(environment, "drift", "--against", "changelog").out())
        .contains(
            "made by:  db/changelog/db.changelog-master.sql::1::shop",
            "line:     src/main/resources/db/changelog/db.changelog-master.sql:2");
  }

  /** Beside a snapshot that is there, its server counts and not the one that is asked now. */
  @Test
  @Template(EmptyTemplate.class)
  void thePipelineHasTheServerOfTheSnapshot(TestDatabase database) throws Exception {
    Files.writeString(folder.resolve("changelog.sql"), CHANGELOG);
    Map<String, String> environment = ToolRun.environment(database);
    environment.put("REFERENCE_URL", server(database));

    run(environment, "init", "--pipeline", "github");

    Path snapshot = folder.resolve("schema-assurance/schema-snapshot.yaml");
    Path workflow = folder.resolve(".github/workflows/schema-assurance.yml");
    assertThat(Files.readString(workflow))
        .contains("        image: postgres:" + majorOf(database) + "\n");

    Files.writeString(
        snapshot,
        Files.readString(snapshot).replaceFirst("postgresql: [0-9]+\n", "postgresql: 14\n"));
    Files.delete(workflow);
    run(environment, "init", "--pipeline", "github");

    assertThat(Files.readString(workflow)).contains("        image: postgres:14\n");
  }

  @Test
  @Template(EmptyTemplate.class)
  void aSnapshotThatIsNoneIsNamedWhereThePipelineNeedsItsServer(TestDatabase database)
      throws Exception {
    Files.writeString(folder.resolve("changelog.sql"), CHANGELOG);
    Files.createDirectory(folder.resolve("schema-assurance"));
    Files.writeString(folder.resolve("schema-assurance/schema-snapshot.yaml"), "tables: []\n");
    Map<String, String> environment = ToolRun.environment(database);
    environment.put("REFERENCE_URL", server(database));

    ToolRun run = run(environment, "init", "--pipeline", "github");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("schema-assurance/schema-snapshot.yaml:1:").hasLineCount(1);
    assertThat(run(environment, "init", "--pipeline", "none").status()).isZero();
  }

  @Test
  void aChangelogThatTheDatabaseDoesNotHaveBecomesAComment(TestDatabase database) throws Exception {
    Files.createDirectory(folder.resolve("changelog"));
    Files.writeString(folder.resolve("changelog/master.sql"), CHANGELOG);
    Map<String, String> environment = ToolRun.environment(database);

    ToolRun init = run(environment, "init", "--pipeline", "gitlab");

    assertThat(init.out())
        .contains(
            "Changelog: changelog/master.sql (by its usual place).",
            "  Its rule is a comment there: changelog/master.sql: expected 2 changesets applied, found no table public.databasechangelog.",
            "  It has no job that compares the changelog of a merge request with the snapshot: that takes a server to build it on, which --reference-url names.\n");
    assertHolds(environment);
  }

  /** The rule is there before the update that mends it, and nobody has to think of it again. */
  @Test
  @Template(EmptyTemplate.class)
  void besideADatabaseThatIsBehindTheRuleStandsAndSaysHowFar(TestDatabase database)
      throws Exception {
    Path file = folder.resolve("changelog.sql");
    Files.writeString(file, CHANGELOG);
    update(database);
    String further =
        "--changeset shop:3\nALTER TABLE sales.orders ADD note text;\n"
            + "--changeset shop:4\nALTER TABLE sales.orders ADD due date;\n";
    Files.writeString(file, CHANGELOG + further);
    Map<String, String> environment = ToolRun.environment(database);
    String behind =
        "2 of the 4 changesets of changelog.sql that apply here have not run: verify says so until an update has run them.\n";

    ToolRun init = run(environment, "init", "--pipeline", "none");
    ToolRun rules =
        run(environment, "rules", "init", "--schema", "sales", "--changelog-file", "changelog.sql");

    assertThat(init.status()).as(init.err()).isZero();
    assertThat(init.out()).contains("\n  " + behind).doesNotContain("is a comment");
    assertThat(rules.err()).contains(behind).doesNotContain("Not a rule");
    assertThat(rules.out()).contains("      - rule: changelog\n");
    ToolRun verify = run(environment, "verify");
    assertThat(verify.status()).isOne();
    assertThat(verify.out())
        .contains("changeset changelog.sql::3::shop", "changeset changelog.sql::4::shop")
        .doesNotContain("changelog.sql::1::shop");

    update(database);

    assertThat(run(environment, "verify", "--only", "changelog-is-applied").out())
        .contains("All 4 changesets of changelog.sql have run");
  }

  /** No update would take that back. */
  @Test
  @Template(EmptyTemplate.class)
  void besideAChangesetThatChangedTheRuleIsAComment(TestDatabase database) throws Exception {
    Path file = folder.resolve("changelog.sql");
    Files.writeString(file, CHANGELOG);
    update(database);
    Files.writeString(
        file,
        CHANGELOG.replace("state text NOT NULL", "state text")
            + "--changeset shop:3\nALTER TABLE sales.orders ADD note text;\n");
    Map<String, String> environment = ToolRun.environment(database);

    ToolRun init = run(environment, "init", "--pipeline", "none");
    ToolRun rules =
        run(environment, "rules", "init", "--schema", "sales", "--changelog-file", "changelog.sql");

    assertThat(init.out())
        .contains(
            "  Its rule is a comment there: changeset changelog.sql::1::shop: expected it unchanged");
    assertThat(rules.err())
        .contains("Not a rule: changeset changelog.sql::1::shop: expected it unchanged")
        .doesNotContain("verify says so");
    assertHolds(environment);
  }

  @Test
  void aChangelogThatCannotBeReadBecomesACommentToo(TestDatabase database) throws Exception {
    Files.writeString(
        folder.resolve("changelog.yaml"), "databaseChangeLog:\n- include: {file: not-there.sql}\n");
    Map<String, String> environment = ToolRun.environment(database);
    String remedy =
        "Where it takes more than the files here, begin with that: --search-path (folders with its files), --classpath (archives with classes of its own), -D NAME=VALUE (its parameters).\n";

    ToolRun dry = run(environment, "init", "--dry-run");
    ToolRun init = run(environment, "init");

    assertThat(dry.out())
        .containsPattern("\\nThe changelog changelog.yaml can't be read: .*not-there.sql")
        .contains("Its rule would be a comment in verify-rules/changelog.yaml. " + remedy);
    assertThat(init.status()).as(init.err()).isZero();
    assertThat(init.out())
        .containsPattern("\\nThe changelog changelog.yaml can't be read: .*not-there.sql")
        .contains("Its rule is a comment in verify-rules/changelog.yaml. " + remedy);
    assertHolds(environment);
    assertThat(run(environment, "rules", "init", "--changelog-file", "changelog.yaml").err())
        .containsPattern(
            "Not a rule: The changelog changelog.yaml can't be read: .*not-there.sql.*\\. "
                + Pattern.quote(remedy));

    Files.writeString(
        folder.resolve("verify-rules/more.yaml"),
        "rules: [{rule: gone, check: table, table: public.gone}]");
    ToolRun verify = run(environment, "verify");
    assertThat(verify.status()).isOne();
    assertThat(verify.err()).isEmpty();
    assertThat(verify.out()).contains("to do:    Find out who changed it by hand.");
  }

  @Test
  void withNothingToReadItSaysWhatToGive() throws Exception {
    ToolRun run = run(Map.of(), "init");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("init needs something to read: a database").hasLineCount(1);
    assertThat(files()).isEmpty();
  }

  @Test
  void whatOnlyTheApplicationKnowsOfItsChangelogIsToldAndWhereModulesHaveOne(TestDatabase database)
      throws Exception {
    Path module = folder.resolve("shop/src/main/resources");
    Files.createDirectories(module.resolve("db/changelog"));
    Files.writeString(module.resolve("db/changelog/db.changelog-master.sql"), CHANGELOG);
    Files.writeString(
        module.resolve("application.yml"),
        "spring: {liquibase: {change-log: 'classpath:db/changelog/db.changelog-master.sql', contexts: '${STAGE}'}}");

    assertThat(run(Map.of(), "init").out())
        .isEqualTo(
            "Changelog: none found here. Begin in a folder that has one, or name it by --changelog-file and --search-path:\n"
                + "  shop has db/changelog/db.changelog-master.sql (by application.yml)\n");
    assertThat(run(Map.of("REFERENCE_URL", server(database)), "rehearse").err())
        .matches(
            "There is no changelog in a usual place of \\S+, and none is named; shop has db/changelog/db.changelog-master.sql\\.\n");
    Files.move(folder.resolve("shop/src"), folder.resolve("src"));
    assertThat(run(Map.of(), "init").out())
        .isEqualTo(
            "Changelog: db/changelog/db.changelog-master.sql (by application.yml).\n"
                + "Not known: --contexts; it is ${STAGE} there, which only the application or its build can resolve. Without the option it counts as not said.\n");
    assertThat(run(Map.of(), "init", "--contexts", "test").out())
        .isEqualTo("Changelog: db/changelog/db.changelog-master.sql (by application.yml).\n");
  }

  /** The rule alone is read by the next verify. */
  @Test
  @Template(EmptyTemplate.class)
  void whatADefaultsFileElsewhereSaysStandsInTheRule(TestDatabase database) throws Exception {
    Path resources = Files.createDirectories(folder.resolve("src/main/resources"));
    Files.writeString(resources.resolve("all.sql"), CHANGELOG);
    Files.writeString(
        resources.resolve("liquibase.properties"),
        "changelogFile=all.sql\ncontexts=production\nclasspath=../lib/postgresql.jar\n");
    new ChangelogRunner(
            new Changelog(
                resources,
                "all.sql",
                ChangelogOptions.builder().changelogFile("all.sql").contexts("production").build()))
        .update(database.connection());
    Map<String, String> environment = ToolRun.environment(database);

    run(environment, "init");

    assertThat(Files.readString(folder.resolve("verify-rules/changelog.yaml")))
        .contains("contexts: production");
    assertHolds(environment);
  }

  private void update(TestDatabase database) throws Exception {
    new ChangelogRunner(
            new Changelog(
                folder,
                "changelog.sql",
                ChangelogOptions.builder().changelogFile("changelog.sql").build()))
        .update(database.connection());
  }

  private void assertHolds(Map<String, String> environment) throws Exception {
    for (String verb : List.of("verify", "drift")) {
      ToolRun run = run(environment, verb);
      assertThat(run.status()).as(run.out() + run.err()).isZero();
    }
  }

  private static void isBroken(ToolRun run) {
    assertThat(run.status()).isOne();
    assertThat(run.out()).contains("sales.orders.touch");
  }

  private static String server(TestDatabase database) {
    ThrowawayServer server = database.server();
    return "postgresql://%s%s@%s:%d/postgres"
        .formatted(
            server.superuser(),
            server.password().map(text -> ":" + text).orElse(""),
            server.host(),
            server.port());
  }

  private static int majorOf(TestDatabase database) throws SQLException {
    return database.connection().getMetaData().getDatabaseMajorVersion();
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }

  private ToolRun run(Map<String, String> environment, String... arguments) throws Exception {
    Path out = Files.createTempFile("init", ".out");
    Path err = Files.createTempFile("init", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(ToolProcess.command(arguments))
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(new HashMap<>(environment));
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    ToolRun run =
        new ToolRun(
            process.exitValue(),
            Files.readString(out, StandardCharsets.UTF_8),
            Files.readString(err, StandardCharsets.UTF_8));
    Files.delete(out);
    Files.delete(err);
    return run;
  }
}
