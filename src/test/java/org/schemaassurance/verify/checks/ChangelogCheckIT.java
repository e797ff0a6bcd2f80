package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.BelowWorkingDirectory;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.support.VerifiedRules;

@Template(org.schemaassurance.verify.ShippedExample.class)
final class ChangelogCheckIT {
  private static final Path RULES = Path.of("verify-rules");
  private static final Pattern UNRUN =
      Pattern.compile(
          "changeset (.*): expected a changeset that has run, found one that has not\\.");
  private static final String FILE = "changelog/triggers/booking_create_chat.sql";

  @TempDir(factory = BelowWorkingDirectory.class)
  private Path folder;

  private static VerifiedRules verify(TestDatabase database) throws IOException {
    return VerifiedRules.ofFile(ToolRun.environment(database), RULES, "--only", "changelog");
  }

  private static void prove(TestDatabase database, String sabotage, String finding, String repair)
      throws Exception {
    verify(database).assertHolds();
    database.execute("CREATE TABLE before AS SELECT * FROM databasechangelog; " + sabotage);

    VerifiedRules broken = verify(database);

    assertThat(broken.messages()).singleElement().asString().matches(finding);
    database.execute(repair);
    verify(database).assertHolds();
  }

  @Test
  void aChangesetThatHasNotRunIsFound(TestDatabase database) throws Exception {
    prove(
        database,
        "DELETE FROM databasechangelog WHERE filename LIKE '%" + FILE + "'",
        "changeset " + FILE + "::.*: expected a changeset that has run, found one that has not\\.",
        "DELETE FROM databasechangelog; INSERT INTO databasechangelog SELECT * FROM before");
  }

  @Test
  void aChangesetThatChangedSinceIsFound(TestDatabase database) throws Exception {
    prove(
        database,
        "UPDATE databasechangelog SET md5sum = '9:00000000000000000000000000000000' WHERE filename LIKE '%"
            + FILE
            + "'",
        "changeset " + FILE + "::.*, found .*",
        "UPDATE databasechangelog d SET md5sum = b.md5sum FROM before b WHERE b.id = d.id AND b.filename = d.filename");
  }

  /** As status lists it: an update would run it once more. */
  @Test
  void aChangesetThatRanUnderOtherLettersIsFound(TestDatabase database) throws Exception {
    prove(
        database,
        "UPDATE databasechangelog SET author = upper(author) WHERE filename LIKE '%" + FILE + "'",
        "changeset "
            + FILE
            + "::(.*): expected a changeset that has run, found one that has run as "
            + FILE
            + "::(?!\\1:).*: to an update that is another, and it runs again\\.",
        "UPDATE databasechangelog SET author = lower(author) WHERE filename LIKE '%" + FILE + "'");
  }

  @Test
  void aChangesetThatWasOnlyMarkedIsToldWhereItsObjectIsMissing(TestDatabase database)
      throws Exception {
    database.execute(
        "DROP TRIGGER booking_create_chat ON bookings;"
            + "UPDATE databasechangelog SET exectype = 'MARK_RAN' WHERE filename LIKE '%"
            + FILE
            + "'");

    verify(database).assertHolds();
    VerifiedRules.Found trigger =
        VerifiedRules.ofFile(ToolRun.environment(database), RULES, "--only", "booking-create-chat")
            .complaints()
            .get(0);
    assertThat(trigger.message() + trigger.hint())
        .contains("is only marked here (MARK_RAN): its SQL has not run.");
  }

  @Test
  void whereEveryChangesetHasRunNobodyIsToldToApplyThem(TestDatabase database) throws Exception {
    database.execute(
        "DROP TRIGGER booking_create_chat ON bookings;"
            + "CREATE OR REPLACE FUNCTION create_chats_for_completed_lessons() RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 0; END'");

    assertThat(hint(database, "booking-create-chat"))
        .isEqualTo(
            "No changeset is left to apply: run again changelog/triggers/booking_create_chat.sql (psql -v ON_ERROR_STOP=1 -1 -f changelog/triggers/booking_create_chat.sql), and find out who changed it by hand.");
    assertThat(hint(database, "create-chats-for-completed-lessons"))
        .startsWith(
            "No changeset is left to apply: run again changelog/functions/create_chats_for_completed_lessons.sql (psql -v ON_ERROR_STOP=1 -1 -f changelog/functions/create_chats_for_completed_lessons.sql), and find out who replaced the function by hand:\n");

    database.execute(
        "DELETE FROM databasechangelog WHERE filename LIKE '%chats_for_completed_lessons.sql'");
    assertThat(hint(database, "booking-create-chat"))
        .isEqualTo(
            "Apply the changelog (mvn liquibase:update), or find out who changed it by hand.");
  }

  @Test
  void whereNoRuleNamesTheChangelogTheOneOfTheProjectTellsWhoHasMadeWhatIsBroken(
      TestDatabase database) throws Exception {
    String rules =
        """
        rules:
          - {rule: trigger, check: trigger, table: public.bookings, trigger: booking_create_chat, timing: before, events: [insert], function: public.create_chat_on_booking_active()}
          - {rule: users, check: table, table: public.users}
        """;
    assertThat(VerifiedRules.of(database, rules, "--only", "users").findings()).hasSize(1);
    database.execute("DROP TRIGGER booking_create_chat ON bookings");

    Path file = Files.createTempFile("rules", ".yaml");
    Files.writeString(file, rules);
    try {
      ToolRun run = ToolRun.of(ToolRun.environment(database), "verify", "--rules", file.toString());
      assertThat(run.err()).isEmpty();
      assertThat(run.out())
          .contains(
              "made by:  changelog/triggers/booking_create_chat.sql::trigger-booking_create_chat::schema-assurance",
              "No changeset is left to apply: run again changelog/triggers/booking_create_chat.sql");
      assertThat(run.status()).isOne();
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void whereRulesKnowOfNoChangelogTheOneOfTheProjectCountsIfItHasRunHere(TestDatabase database)
      throws Exception {
    String rules = "rules: [{rule: gone, check: table, table: public.gone}]";
    assertThat(VerifiedRules.of(database, rules).complaints())
        .extracting(VerifiedRules.Found::hint)
        .containsExactly(
            "No changeset is known to make it: have one make it, or find out who changed it by hand.");

    database.execute("DROP TABLE databasechangelog");
    assertThat(VerifiedRules.of(database, rules).complaints())
        .extracting(VerifiedRules.Found::hint)
        .containsExactly("Find out who changed it by hand.");
  }

  private static String hint(TestDatabase database, String rule) throws IOException {
    return VerifiedRules.ofFile(ToolRun.environment(database), RULES, "--only", rule)
        .complaints()
        .get(0)
        .hint();
  }

  @Test
  void withoutTheTableEveryChangesetIsNamed(TestDatabase database) throws Exception {
    List<String> recorded = recorded(database);
    database.execute("DROP TABLE databasechangelog");

    List<String> messages = verify(database).messages();

    assertThat(messages)
        .contains(
            "changelog/master.yaml: expected %d changesets applied, found no table public.databasechangelog."
                .formatted(recorded.size()));
    assertThat(named(messages)).containsExactlyElementsOf(recorded);
  }

  @Test
  void aTableOfLiquibasesUnderAnotherNameIsTold(TestDatabase database) throws Exception {
    database.execute(
        "CREATE SCHEMA meta; ALTER TABLE databasechangelog RENAME TO applied; ALTER TABLE applied SET SCHEMA meta");

    assertThat(text(database))
        .contains(
            " changesets applied, found no table public.databasechangelog; there is meta.applied.",
            "to do:    If Liquibase remembers this changelog there, say so: applied_in: meta.applied in the rule,");
    assertThat(
            text(
                database,
                "--liquibase-schema-name",
                "meta",
                "--database-changelog-table-name",
                "applied"))
        .contains("✓ All ");
  }

  @Test
  void ofManyThatHaveNotRunTheTextNamesTenAndCountsTheOthers(TestDatabase database)
      throws Exception {
    List<String> recorded = recorded(database);
    database.execute("DELETE FROM databasechangelog WHERE orderexecuted > 3");
    int unrun = recorded.size() - 3;

    String text = text(database);

    assertThat(named(text.lines().toList())).isEqualTo(recorded.subList(3, 13));
    assertThat(text)
        .contains("✗ and %d more changesets (--verbose names them).".formatted(unrun - 10))
        .containsOnlyOnce(
            "found:    one that has not; 3 of the %d that apply here have run"
                .formatted(recorded.size()));
    assertThat(named(text(database, "--verbose").lines().toList()))
        .containsExactlyElementsOf(recorded.subList(3, recorded.size()));
  }

  @Test
  void aChangelogWithoutChangesetsIsAWarning(TestDatabase database) throws Exception {
    database.execute("TRUNCATE databasechangelog");
    assertWarnsOfNoChangesets(database);
    database.execute("DROP TABLE databasechangelog");
    assertWarnsOfNoChangesets(database);
  }

  @Test
  void ofASingleChangesetNothingIsCounted(TestDatabase database) throws Exception {
    database.execute("DROP TABLE databasechangelog");
    Files.writeString(
        folder.resolve("m.sql"),
        "--liquibase formatted sql\n--changeset me:1\nCREATE TABLE t (id int);\n");
    Path rules =
        Files.writeString(
            folder.resolve("rules.yaml"),
            "rules:\n  - {rule: changelog, check: changelog, file: m.sql}\n");

    assertThat(
            ToolRun.of(
                    ToolRun.environment(database),
                    "verify",
                    "--rules",
                    rules.toString(),
                    "--search-path",
                    folder.toString())
                .out())
        .contains(
            "expected 1 changeset applied, found no table public.databasechangelog.",
            "found:    one that has not\n");
  }

  private void assertWarnsOfNoChangesets(TestDatabase database) throws IOException {
    Files.writeString(
        folder.resolve("m.sql"),
        "--liquibase formatted sql\n\n-- change set me:1\nCREATE TABLE t (id int);\n");
    Path rules =
        Files.writeString(
            folder.resolve("rules.yaml"),
            "rules:\n  - {rule: changelog, check: changelog, file: m.sql}\n");

    ToolRun verified =
        ToolRun.of(
            ToolRun.environment(database),
            "verify",
            "--rules",
            rules.toString(),
            "--search-path",
            folder.toString());

    assertThat(verified.out())
        .as(verified.err())
        .contains("m.sql: expected changesets, found none.");
    assertThat(verified.status()).isZero();
  }

  private static String text(TestDatabase database, String... options) {
    return ToolRun.of(
            ToolRun.environment(database),
            Stream.concat(
                    Stream.of("verify", "--rules", RULES.toString(), "--only", "changelog"),
                    Stream.of(options))
                .toArray(String[]::new))
        .out();
  }

  /** The keys of all changesets that have run, in the order in which they did. */
  private static List<String> recorded(TestDatabase database) throws Exception {
    return List.of(
        ((String)
                database.value(
                    "SELECT string_agg(filename || '::' || id || '::' || author, E'\n' ORDER BY orderexecuted)"
                        + " FROM databasechangelog"))
            .split("\n"));
  }

  private static List<String> named(List<String> sentences) {
    return sentences.stream()
        .map(UNRUN::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void whatMadeAnObjectIsSaidWithoutARuleWhereAChangelogIsTyped(TestDatabase database)
      throws Exception {
    database.execute("DROP TRIGGER booking_create_chat ON bookings");

    ToolRun verified =
        ToolRun.of(
            ToolRun.environment(database),
            "verify",
            "--rules",
            Files.writeString(
                    folder.resolve("trigger.yaml"),
                    """
                    rules:
                      - rule: opens-rooms
                        check: trigger
                        table: public.bookings
                        trigger: booking_create_chat
                        timing: before
                        events: [insert]
                        function: public.create_chat_on_booking_active()
                    """)
                .toString(),
            "--changelog-file",
            "changelog/master.yaml");

    assertThat(verified.out())
        .contains("made by:  " + FILE + "::trigger-booking_create_chat::schema-assurance");
  }

  @Test
  void aTableThatMayNotBeReadIsUnknownWithItsGrant(TestDatabase database) throws Exception {
    TestRole reader = database.createRole("reader");
    VerifiedRules verified =
        VerifiedRules.ofFile(ToolRun.environment(database, reader), RULES, "--only", "changelog");

    assertThat(verified.status()).isEqualTo(3);
    assertThat(verified.complaints().get(0).hint()).startsWith("GRANT SELECT ON ");
    database.execute(verified.complaints().get(0).hint());
    assertThat(
            VerifiedRules.ofFile(
                    ToolRun.environment(database, reader), RULES, "--only", "changelog")
                .verdict())
        .isEqualTo("holds");
  }
}
