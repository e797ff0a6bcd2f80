package org.schemaassurance.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.Rules;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.VerifyOptions;
import org.schemaassurance.model.Report;
import org.schemaassurance.support.BelowWorkingDirectory;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.support.VerifiedRules;

/** What a later changeset has made anew, nobody has changed by hand. */
@Template
final class MadeAnewIT {
  private static final String MADE =
      """
      --liquibase formatted sql
      --changeset k:make splitStatements:false
      CREATE TABLE orders (id int PRIMARY KEY);
      CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
      CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER x BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
      CREATE VIEW v AS SELECT 1 AS a, 2 AS b;
      """;
  private static final String RULES =
      """
      rules:
        - {rule: changelog, check: changelog, file: m.yaml, severity: warning}
        - {rule: function, check: function, function: public.f(integer), returns: integer, language: sql, body: SELECT 1}
        - {rule: trigger, check: trigger, table: public.orders, trigger: x, timing: before, events: [insert], function: public.stamp()}
      """;
  private static final String FUNCTION =
      "CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS $$ SELECT %s $$";

  @TempDir(factory = BelowWorkingDirectory.class)
  private Path folder;

  @BeforeEach
  void write() throws Exception {
    Files.writeString(folder.resolve("make.sql"), MADE);
    Files.writeString(
        folder.resolve("m.yaml"),
        """
        databaseChangeLog:
          - include: {file: make.sql}
          - include: {file: later.xml}
        """);
    later("");
    Files.createDirectories(folder.resolve("verify-rules"));
    Files.writeString(folder.resolve("verify-rules/rules.yaml"), RULES);
  }

  private void later(String changesets) throws Exception {
    Files.writeString(folder.resolve("later.xml"), SmallChangelog.xml("latest", changesets));
  }

  private static String sql(String id, String further, String sql) {
    return "<changeSet id=\""
        + id
        + "\" author=\"k\" "
        + further
        + "><sql splitStatements=\"false\">"
        + sql
        + "</sql></changeSet>";
  }

  private static String sql(String id, String sql) {
    return sql(id, "", sql);
  }

  private LiquibaseItself liquibase() {
    return new LiquibaseItself(folder, "m.yaml", Map.of(), Map.of(), Map.of());
  }

  private String rules() {
    return folder.resolve("verify-rules").toString();
  }

  private Map<String, String> hints(TestDatabase database) throws Exception {
    return VerifiedRules.ofFile(ToolRun.environment(database), Path.of(rules()))
        .complaints()
        .stream()
        .filter(found -> !found.rule().equals("changelog"))
        .collect(Collectors.toMap(VerifiedRules.Found::rule, VerifiedRules.Found::hint));
  }

  private static ToolRun run(TestDatabase database, String... words) {
    return ToolRun.of(ToolRun.environment(database), words);
  }

  private ToolRun drift(TestDatabase database, Path snapshot) {
    return run(
        database,
        "drift",
        "--against",
        snapshot.toString(),
        "--search-path",
        folder.toString(),
        "--changelog-file",
        "m.yaml");
  }

  @Test
  void theLastChangesetThatHasRunIsNamedAndNobodyIsLookedFor(TestDatabase database)
      throws Exception {
    later(
        sql("function", FUNCTION.formatted("2 -- two\n"))
            + sql(
                "trigger",
                "DROP TRIGGER x ON orders; CREATE TRIGGER x BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp()"));
    liquibase().update(database);

    Map<String, String> hints = hints(database);

    assertThat(hints).containsOnlyKeys("function", "trigger");
    assertThat(hints.get("function"))
        .startsWith(
            "later.xml::function::k makes it like that: change the rule if that is meant, else have a later changeset make it as declared.\n")
        .contains("SELECT 2");
    assertThat(hints.get("trigger"))
        .isEqualTo(
            "later.xml::trigger::k made it anew: change the rule if that is meant, else have a later changeset make it as declared.");
    assertThat(run(database, "verify", "--rules", rules()).out())
        .contains(
            "made by:  make.sql::make::k, made anew by later.xml::function::k",
            "made by:  make.sql::make::k, made anew by later.xml::trigger::k");
  }

  @Test
  void whatTheLastChangesetDoesNotMakeIsByHand(TestDatabase database) throws Exception {
    later(sql("function", FUNCTION.formatted("2")));
    liquibase().update(database);
    database.execute(FUNCTION.formatted("3"));

    assertThat(hints(database))
        .hasEntrySatisfying(
            "function", hint -> assertThat(hint).contains(" replaced the function by hand:\n"));

    database.execute("DROP FUNCTION f(int)");
    assertThat(hints(database))
        .hasEntrySatisfying("function", hint -> assertThat(hint).contains("changed it by hand."));
  }

  @Test
  void aRuleThatSaysSomethingElseThanItsOnlyChangesetIsNoWorkOfHands(TestDatabase database)
      throws Exception {
    Files.writeString(
        folder.resolve("verify-rules/rules.yaml"),
        RULES.replace("body: SELECT 1", "body: SELECT 7"));
    liquibase().update(database);

    assertThat(hints(database))
        .containsOnlyKeys("function")
        .hasEntrySatisfying(
            "function",
            hint -> assertThat(hint).startsWith("make.sql::make::k makes it like that: "));
  }

  @Test
  void aChangesetThatRunsAgainMakesAnew(TestDatabase database) throws Exception {
    later(sql("again", "runOnChange=\"true\"", FUNCTION.formatted("1")));
    liquibase().update(database);
    assertThat(hints(database)).isEmpty();
    later(sql("again", "runOnChange=\"true\"", FUNCTION.formatted("2")));
    database.execute(FUNCTION.formatted("2"));
    assertThat(hints(database).get("function")).startsWith("Apply the changelog (");
    liquibase().update(database);

    assertThat(hints(database).get("function"))
        .startsWith("later.xml::again::k makes it like that: ");
  }

  @Test
  void whereTheLaterOneHasNotRunTheEarlierOneHasMadeIt(TestDatabase database) throws Exception {
    later(sql("next", FUNCTION.formatted("2")));
    Files.writeString(
        folder.resolve("verify-rules/rules.yaml"),
        RULES.replace("body: SELECT 1", "body: SELECT 2"));
    liquibase().update(database, 1);

    assertThat(hints(database).get("function"))
        .startsWith(
            "The changeset later.xml::next::k has not run here. It is as make.sql::make::k makes it. Apply the changelog (liquibase update), which makes it anew.\n");
    assertThat(run(database, "verify", "--rules", rules()).out())
        .contains("made by:  make.sql::make::k\n");
  }

  @Test
  void aComparisonSaysToApplyTheChangelogOnlyWhereTheChangesetHasNotRun(TestDatabase database)
      throws Exception {
    later(
        sql("function", FUNCTION.formatted("2"))
            + sql("table", "CREATE TABLE t (id int)")
            + sql("view", "DROP VIEW v; CREATE VIEW v AS SELECT 1 AS a"));
    liquibase().update(database);
    Path snapshot = folder.resolve("snapshot.yaml");
    assertThat(run(database, "snapshot", "--output", snapshot.toString()).status()).isZero();
    database.execute(
        "DROP TABLE t; DROP VIEW v; CREATE VIEW v AS SELECT 2 AS a; " + FUNCTION.formatted("1"));

    assertThat(drift(database, snapshot).out())
        .contains(
            "to do:    Make it again, or write the snapshot anew if it went on purpose.\n    made by:  later.xml::table::k",
            "made by:  make.sql::make::k, made anew by later.xml::function::k",
            "made by:  make.sql::make::k, made anew by later.xml::view::k");

    database.execute("DELETE FROM databasechangelog WHERE id = 'table'");
    assertThat(drift(database, snapshot).out())
        .contains(
            "to do:    The changeset later.xml::table::k has not run here. Apply the changelog or make it again, or write the snapshot anew if it went on purpose.");

    Path there = folder.resolve("there.yaml");
    assertThat(run(database, "snapshot", "--output", there.toString()).status()).isZero();
    assertThat(
            run(
                    database,
                    "drift",
                    snapshot.toString(),
                    there.toString(),
                    "--search-path",
                    folder.toString(),
                    "--changelog-file",
                    "m.yaml")
                .out())
        .contains("Apply the changelog if later.xml::table::k, which makes it, has not run; else");
  }

  @Test
  void whatIsNewerThanTheSnapshotHasItsChangesetAndWhatNobodyMadeIsToBeDropped(
      TestDatabase database) throws Exception {
    liquibase().update(database);
    Path snapshot = folder.resolve("snapshot.yaml");
    assertThat(run(database, "snapshot", "--output", snapshot.toString()).status()).isZero();
    later(sql("table", "CREATE TABLE t (id int)"));
    liquibase().update(database);
    database.execute("CREATE TABLE by_hand (id int)");

    assertThat(drift(database, snapshot).out())
        .contains(
            "to do:    Write the snapshot anew; or have a changeset drop it.\n    made by:  later.xml::table::k",
            "to do:    Drop it; or have a changeset make it and write the snapshot anew; or ignore it with a reason.\n  ");

    Files.writeString(
        folder.resolve("verify-rules/rules.yaml"),
        RULES
            + "  - {rule: all, check: as-snapshot, snapshot: snapshot.yaml, objects: [\"public.*\"]}\n");
    assertThat(run(database, "verify", "--rules", rules()).out())
        .contains(
            "to do:    Write the snapshot anew; or have a changeset drop it.\n    made by:  later.xml::table::k",
            "to do:    Drop it; or have a changeset make it and write the snapshot anew; or ignore it with a reason.\n  ");
  }

  @Test
  void whereTheChangelogHasJustBuiltItNobodyHasBeenThereByHand(TestDatabase database)
      throws Exception {
    Files.writeString(
        folder.resolve("verify-rules/rules.yaml"),
        RULES
            + "  - {rule: key, check: table, table: public.orders, columns: {id: {type: bigint}}}\n"
            + "  - {rule: nothing, check: function, function: public.g(), returns: integer, language: sql, body: SELECT 1}\n");
    liquibase().update(database);
    Rules rules = Rules.in(folder.resolve("verify-rules"));
    SchemaAssurance assurance = SchemaAssurance.of(database.settings());

    assertThat(hints(assurance.verify(rules, VerifyOptions.DEFAULT)))
        .anySatisfy(hint -> assertThat(hint).contains("by hand"));
    assertThat(hints(assurance.verify(rules, VerifyOptions.DEFAULT.ofBuilt())))
        .noneSatisfy(hint -> assertThat(hint).contains("by hand"))
        .contains("No changeset is known to make it: have one make it, or change the rule.");
  }

  private static List<String> hints(Report report) {
    return report.findings().stream().flatMap(finding -> finding.hint().stream()).toList();
  }
}
