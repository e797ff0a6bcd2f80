package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.Pages;
import org.schemaassurance.changelog.ChangelogRunner;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.RuleFileSchema;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.support.VerifiedRules;

/** Rules that were written from a database hold for it, and notice what is done to it. */
@Template(RulesInitIT.Migrated.class)
final class RulesInitIT {
  @TempDir private Path project;
  private TestDatabase database;

  /** The example as the changelog makes it. */
  public static final class Migrated implements DatabaseTemplate {
    @Override
    public void build(Connection connection) {
      new ChangelogRunner(Path.of("").toAbsolutePath(), "changelog/master.yaml").update(connection);
    }
  }

  /** What nobody would call well made. */
  public static final class Hostile implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException, IOException {
      try (InputStream file = RulesInitIT.class.getResourceAsStream("hostile.sql");
          Statement statement = connection.createStatement()) {
        statement.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  @BeforeEach
  void keeps(TestDatabase database) {
    this.database = database;
  }

  private ToolRun init(String... options) {
    return ToolRun.of(
        ToolRun.environment(database),
        Stream.concat(Stream.of("rules", "init"), Stream.of(options)).toArray(String[]::new));
  }

  private VerifiedRules verify(String rules, String... options) {
    return VerifiedRules.of(database, rules, options);
  }

  @Test
  void whatWasWrittenHoldsAndAsksAboutEverything() {
    ToolRun run = init();

    assertThat(run.err())
        .startsWith("What the database has and no rule says")
        .contains("  of 5 tables: ", "objects: [\"public.*\"]}\n");
    assertThat(run.out()).endsWith("\n# " + run.err().stripTrailing().replace("\n", "\n# ") + "\n");
    assertThat(run.status()).isZero();
    assertThat(RuleFileSchema.complaintsAbout(run.out())).isEmpty();
    assertThat(run.out())
        .contains("table: public.bookings\n", "trigger: booking_create_chat_update\n")
        .contains("function: public.create_chat_on_booking_active()\n", "body: |")
        .doesNotContain("databasechangelog", "schema_assurance", "Not a rule");
    verify(run.out(), "--strict").assertHolds();
  }

  @Test
  void twoRunsWriteTheSame() {
    assertThat(init().out()).isEqualTo(init().out()).isNotEmpty();
  }

  @Test
  void theChangelogThatIsNamedGetsARule() {
    ToolRun run =
        init("--tables", "public.bookings", "--changelog", "changelog/master.yaml", "-Da=b");

    assertThat(RuleFileSchema.complaintsAbout(run.out())).isEmpty();
    assertThat(run.out())
        .contains(
            "\n      - rule: changelog\n        check: changelog\n        file: changelog/master.yaml\n        parameters:\n          a: b\n");
  }

  @Test
  void theChangelogMayBeNamedInTheEnvironmentAndWhatIsTypedWins() {
    Map<String, String> environment = new HashMap<>(ToolRun.environment(database));
    environment.put("LIQUIBASE_COMMAND_CHANGELOG_FILE", "changelog/master.yaml");
    environment.put("LIQUIBASE_COMMAND_CONTEXTS", "of_environment");
    String[] words = {"rules", "init", "--tables", "public.bookings"};

    assertThat(ToolRun.of(environment, words).out())
        .contains("file: changelog/master.yaml\n        contexts: of_environment\n");
    assertThat(
            ToolRun.of(
                    environment,
                    Stream.concat(Stream.of(words), Stream.of("--contexts", "typed"))
                        .toArray(String[]::new))
                .out())
        .contains("file: changelog/master.yaml\n        contexts: typed\n");
  }

  @Test
  void aChangelogThatHasNotRunIsARuleAllTheSame() throws SQLException {
    database.execute("DELETE FROM databasechangelog");

    ToolRun run = init("--tables", "public.bookings", "--changelog", "changelog/master.yaml");

    assertThat(run.err())
        .containsPattern("None of the \\d+ changesets of changelog/master.yaml")
        .contains("verify says so until an update has run them");
    assertThat(run.out()).contains("\n      - rule: changelog\n");
  }

  @Test
  void aRoleThatMayOnlyReadGetsTheSameRules() throws SQLException {
    TestRole reader = database.createRole("reader");

    ToolRun run = ToolRun.of(ToolRun.environment(database, reader), "rules", "init");

    assertThat(run.out()).isEqualTo(init().out()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          public.bookings.booking_create_chat | DROP TRIGGER booking_create_chat ON public.bookings
          public.bookings.booking_create_chat | ALTER TABLE public.bookings DISABLE TRIGGER booking_create_chat
          public.bookings.booking_create_chat | ALTER TABLE public.bookings ENABLE REPLICA TRIGGER booking_create_chat
          public.bookings.t | CREATE TRIGGER t BEFORE DELETE ON public.bookings FOR EACH ROW EXECUTE FUNCTION public.create_chat_on_booking_active()
          public.create_chat_on_booking_active() | CREATE OR REPLACE FUNCTION public.create_chat_on_booking_active() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'
          public.create_chat_on_booking_active() | ALTER FUNCTION public.create_chat_on_booking_active() SET session_replication_role = replica
          public.create_chats_for_completed_lessons() | DROP FUNCTION public.create_chats_for_completed_lessons() CASCADE
          public.create_chats_for_completed_lessons() | ALTER FUNCTION public.create_chats_for_completed_lessons() STABLE
          public.chat_rooms | ALTER TABLE public.chat_rooms DROP CONSTRAINT chat_rooms_teacher_id_student_id_key
          public.messages (chat_room_id) | ALTER TABLE public.messages DROP COLUMN chat_room_id CASCADE
          public.bookings (lesson_id) | ALTER TABLE public.bookings DISABLE TRIGGER ALL
          public.lessons.end_time | ALTER TABLE public.lessons ALTER COLUMN end_time SET DATA TYPE date
          public.chat_rooms.id | ALTER TABLE public.chat_rooms ALTER COLUMN id DROP DEFAULT
          public.messages | ALTER TABLE public.messages SET UNLOGGED
          public.users | ALTER TABLE public.users DROP CONSTRAINT users_pkey CASCADE
          public.lessons | ALTER TABLE public.lessons ENABLE ROW LEVEL SECURITY
          public.messages | DROP TABLE public.messages CASCADE
          """)
  void aSabotageOfTheStructureIsNoticed(String object, String sabotage) throws SQLException {
    String rules = init().out();

    database.execute(sabotage);

    VerifiedRules found = verify(rules);
    assertThat(found.status()).isEqualTo(1);
    assertThat(found.complaints())
        .anySatisfy(finding -> assertThat(finding.object()).isEqualTo(object));
  }

  @Test
  @Template(Hostile.class)
  void hostileNamesAndTextsAreReadBackAndHold() {
    ToolRun run = init("--schema", "public", "--schema", "My Schema", "--schema", "audit");

    assertThat(run.status()).isZero();
    assertThat(RuleFileSchema.complaintsAbout(run.out())).isEmpty();
    verify(run.out(), "--strict").assertHolds();
    assertThat(run.out())
        .contains(
            "public.\"Order\"", "audit.events_2026", "instead of", "[a'b, x\\y, '', '$${x}', é]")
        .contains("overloads: [public.ov(integer)]", "kind: procedure")
        .doesNotContain("databasechangelog", "schema_assurance", "gtrgm", "function: public.agg");
  }

  @Test
  @Template(Hostile.class)
  void whatIsDubiousIsACommentAndToldOnStandardError() {
    ToolRun run = init("--schema", "audit", "--schema", "public");

    assertThat(run.err().lines())
        .contains("Not a rule: public.\"Order\".disabled_one: expected enabled, found disabled.")
        .filteredOn(line -> line.startsWith("Not a rule"))
        .allSatisfy(line -> assertThat(run.out()).contains("      # " + line + "\n"));
    assertThat(run.out())
        .contains("      # - rule: public.Order-trigger-disabled_one\n")
        .contains("        validated: false\n");
  }

  @Test
  @Template(Hostile.class)
  void tablesCanBeNamedByPattern() {
    ToolRun run = init("--tables", "audit.events*");

    assertThat(run.out())
        .contains("section: Partitioned table audit.events\n", "section: Table audit.events_2026\n")
        .contains("function: public.noop()\n")
        .doesNotContain("audit.refs", "audit.nv", "public.crlf");
    verify(run.out()).assertHolds();
  }

  @Test
  void whatIsNotThereIsSaid() {
    ToolRun run = init("--schema", "nosuch");

    assertThat(run.err())
        .isEqualTo(
            "The database "
                + database.name()
                + " has nothing to write rules for in nosuch.*; its tables are in public (--schema).\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(3);
  }

  @Test
  void whatIsNotThereIsAnErrorBesideWhatIs() {
    ToolRun run = init("--schema", "public", "--schema", "nosuch", "--tables", "public.audit_*");

    assertThat(run.err())
        .isEqualTo(
            "The database "
                + database.name()
                + " has nothing to write rules for in nosuch.*, public.audit_*.\n");
    assertThat(run.status()).isEqualTo(3);
  }

  @Test
  void whoForgetsCapitalsIsTold() throws SQLException {
    database.execute("CREATE TABLE public.\"Big\" (a int)");

    assertThat(init("--tables", "public.Big").err())
        .endsWith("in public.Big; there is public.\"Big\".\n");
    assertThat(init("--schema", "Public").err())
        .contains("in \"Public\".*; there is public.\"Big\", public.bookings, ");
  }

  @Test
  void namesAreReadAsPeopleWriteThem() throws SQLException {
    database.execute("CREATE SCHEMA \"My Schema\"; CREATE TABLE \"My Schema\".\"T.t\" (a int)");

    assertThat(init("--schema", "\"My Schema\"").out())
        .isEqualTo(init("--schema", "My Schema").out())
        .contains("section: Table \"My Schema\".\"T.t\"\n")
        .contains("objects: [\"\\\"My Schema\\\".*\"]}\n");
    assertThat(init("--tables", "\"My Schema\".\"T.t\"").out())
        .contains("section: Table \"My Schema\".\"T.t\"\n");
  }

  @Test
  void aNameThatPostgresqlWouldCutIsSaid() {
    String name = "é".repeat(35);

    ToolRun run = init("--schema", name);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "--schema: a name of 70 bytes, which PostgreSQL cuts to its first 63: "
                + "é".repeat(31)
                + ".\n");
    assertThat(init("--tables", "public." + "x".repeat(64)).err())
        .startsWith("--tables: a name of 64 bytes");
  }

  @Test
  void aTableWithoutPartitionsKeepsItsColumns() throws SQLException {
    database.execute("CREATE TABLE public.t (a int CHECK (a > 0), b text) PARTITION BY LIST (a)");

    ToolRun run = init("--tables", "public.t");

    assertThat(run.err())
        .startsWith(
            "Not a rule: public.t: expected a partition, found none, so it takes no row.\n");
    assertThat(run.out())
        .contains("# - rule: t-table\n", "- rule: t-table-columns\n", "in_force: false\n")
        .contains("a: {type: integer", "b: {type: text", "check: check-constraint\n");
    verify(run.out()).assertHolds();
  }

  @Test
  void anObjectThatIsNoRuleLosesNoClosedList() throws SQLException {
    database.execute(
        """
        CREATE TABLE public.t (a int, CONSTRAINT u UNIQUE (a) DEFERRABLE);
        CREATE TABLE public.s (a int UNIQUE)
        """);
    String rules = init("--tables", "public.t", "--tables", "public.s").out();
    assertThat(rules)
        .contains("      # - rule: t-unique-a\n", "- rule: public.t-no-other-unique-keys\n")
        .contains("- {columns: [a]}\n")
        .contains("declared: true\n        tables: [public.s]\n");
    verify(rules).assertHolds();

    database.execute("CREATE UNIQUE INDEX further ON public.t ((a % 2))");

    assertThat(verify(rules).messages())
        .anySatisfy(
            message -> assertThat(message).startsWith("public.t.further: expected no unique key"));
  }

  @Test
  void aFurtherPartitionOfAReferencedTableIsNoFurtherKey() throws SQLException {
    database.execute(
        """
        CREATE TABLE public.parted (id int PRIMARY KEY) PARTITION BY LIST (id);
        CREATE TABLE public.one PARTITION OF public.parted FOR VALUES IN (1);
        CREATE TABLE public.referring (id int REFERENCES public.parted)
        """);
    String rules = init("--tables", "public.parted", "--tables", "public.referring").out();

    database.execute("CREATE TABLE public.two PARTITION OF public.parted FOR VALUES IN (2)");

    verify(rules).assertHolds();
  }

  @Test
  void aTableThatComesLaterBreaksNoRule() throws SQLException {
    String rules = init().out();

    database.execute("CREATE TABLE public.later (id int PRIMARY KEY, other int UNIQUE)");

    verify(rules).assertHolds();
  }

  @Test
  void oneFactThatCannotHoldLosesItselfAlone() throws SQLException {
    database.execute(
        "CREATE TABLE public.t (a int, b text DEFAULT '" + "x".repeat(1_000_001) + "')");

    ToolRun run = init("--tables", "public.t");

    assertThat(run.out())
        .contains("- rule: t-table\n", "- rule: t-table-a\n", "# - rule: t-table-b\n");
    assertThat(run.err()).contains("Not a rule: ", ", 1 column\n");
    verify(run.out()).assertHolds();
  }

  @Test
  void aFileThatIsThereIsReplacedOnlyByForce() throws IOException {
    Path file = project.resolve("rules.yaml");

    assertThat(init("--output", file.toString()).status()).isZero();
    String written = Files.readString(file);
    assertThat(written)
        .isEqualTo("# yaml-language-server: $schema=rules.schema.json\n" + init().out());
    Files.writeString(file, "precious");

    ToolRun refused = init("--output", file.toString());
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).isEqualTo(file + " is there already; --force replaces it.\n");
    assertThat(file).hasContent("precious");

    assertThat(init("--output", file.toString(), "--force").status()).isZero();
    assertThat(file).hasContent(written);
  }

  @Test
  void theJsonSchemaThatTheFirstLineNamesStandsBesideTheRules() throws IOException {
    Path rules = project.resolve("elsewhere/drafted.yaml");
    Path beside = project.resolve("elsewhere/rules.schema.json");

    assertThat(init("--output", rules.toString()).status()).isZero();
    assertThat(beside).hasContent(Pages.jsonSchema());

    Files.writeString(beside, "{}");
    Files.delete(rules);
    assertThat(init("--output", rules.toString()).status()).isZero();
    assertThat(beside).hasContent("{}");

    assertThat(init("--output", rules.toString(), "--force").status()).isZero();
    assertThat(beside).hasContent(Pages.jsonSchema());
    assertThat(init().out()).startsWith("# What was there when this file was written");
  }

  @Test
  void badOptionsAreOneSentence() {
    for (List<String> options :
        List.of(
            List.of("--tables", "nodot"),
            List.of("--timeout", "0"),
            List.of("--output", project.toString()))) {
      ToolRun run = init(options.toArray(String[]::new));
      assertThat(run.status()).as("%s", options).isEqualTo(2);
      assertThat(run.err().lines()).hasSize(1);
    }
  }
}
