package org.schemaassurance.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.BelowWorkingDirectory;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;

/** Changelogs of which something false was said, each a small project with its own rule. */
@Template
final class ChangelogCasesIT {
  private static final Path CASES =
      Path.of("src/test/resources/org/schemaassurance/changelog/cases");

  @TempDir(factory = BelowWorkingDirectory.class)
  private Path folder;

  private void use(String name) throws Exception {
    try (Stream<Path> files = Files.walk(CASES.resolve(name))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(CASES.resolve(name).relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private LiquibaseItself liquibase(String file, Map<String, String> arguments) {
    return new LiquibaseItself(folder, file, arguments, Map.of(), Map.of());
  }

  private ToolRun verify(TestDatabase database, String... options) {
    List<String> words =
        new ArrayList<>(
            List.of("verify", "--verbose", "--rules", folder.resolve("verify-rules").toString()));
    words.addAll(List.of(options));
    return ToolRun.of(ToolRun.environmentWithReference(database), words.toArray(String[]::new));
  }

  private ToolRun drift(TestDatabase database, String file, String... options) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "drift",
                "--against",
                "changelog",
                "--search-path",
                folder.toString(),
                "--changelog-file",
                file));
    words.addAll(List.of(options));
    return ToolRun.of(ToolRun.environmentWithReference(database), words.toArray(String[]::new));
  }

  private static void assertNoDrift(ToolRun run) {
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).as(run.out()).isZero();
  }

  @Test
  void nothingAppliesUnderAnotherContext(TestDatabase database) throws Exception {
    use("allctx");
    liquibase("db/m.sql", Map.of("contextFilter", "dev")).update(database);

    ToolRun asked = verify(database, "--contexts", "dev");
    ToolRun without = verify(database);

    assertThat(asked.status()).isZero();
    assertThat(asked.out())
        .contains("0 of 2 changesets of db/m.sql apply here: 2 left out by context");
    assertThat(without.status()).isEqualTo(1);
    assertThat(without.out())
        .contains(
            "changeset db/m.sql::1::k: expected a changeset that has run, found one that has not.",
            "changeset db/m.sql::2::k: expected a changeset that has run, found one that has not.");
    assertNoDrift(drift(database, "db/m.sql", "--contexts", "dev"));
  }

  @Test
  void whatIsLeftOutIsCountedWithItsReason(TestDatabase database) throws Exception {
    use("ctx");
    liquibase("db/m.yaml", Map.of("contextFilter", "prod", "labelFilter", "!later"))
        .update(database);

    ToolRun verified = verify(database, "--contexts", "prod", "--label-filter", "!later");

    assertThat(verified.status()).as(verified.out()).isZero();
    assertThat(verified.out())
        .contains(
            "The only changeset of db/m.yaml that applies here has run;"
                + " 2 left out by context, 1 left out by label");
    assertNoDrift(drift(database, "db/m.yaml", "--contexts", "prod", "--label-filter", "!later"));
  }

  @Test
  void thePropertyOfPostgresCounts(TestDatabase database) throws Exception {
    use("dbmsprop");
    liquibase("db/m.xml", Map.of()).update(database);

    ToolRun verified = verify(database);

    assertThat(verified.status()).as(verified.out()).isZero();
    assertNoDrift(drift(database, "db/m.xml"));
  }

  @Test
  void aParameterThatIsMissingIsNamed(TestDatabase database) throws Exception {
    use("param");
    new LiquibaseItself(folder, "db/m.sql", Map.of(), Map.of("prefix", "p_"), Map.of())
        .update(database);

    assertThat(verify(database, "-Dprefix=p_").status()).isZero();
    ToolRun without = verify(database);
    assertThat(without.status()).isEqualTo(1);
    assertThat(without.out())
        .contains(
            "changeset db/m.sql::1::k: expected a value for the parameter prefix, found none.")
        .contains("Give the one that it was applied with: -D prefix=…");
    assertNoDrift(drift(database, "db/m.sql", "-D", "prefix=p_"));
    ToolRun compared = drift(database, "db/m.sql");
    assertThat(compared.status()).isEqualTo(2);
    assertThat(compared.err())
        .isEqualTo(
            "The changelog db/m.sql needs the parameter prefix, which has no value: give it with -D prefix=…\n");
  }

  @Test
  void aLogicalPathIsNotWhereAChangesetStands(TestDatabase database) throws Exception {
    use("logical");
    liquibase("db/m.xml", Map.of()).update(database);
    assertThat(verify(database).status()).isZero();
    database.execute("DELETE FROM databasechangelog");

    ToolRun verified = verify(database, "--format", "json");

    assertThat(verified.status()).isEqualTo(1);
    assertThat(verified.out()).contains("old/place.xml::1::k");
    assertNoDrift(drift(database, "db/m.xml"));
  }

  @Test
  void schemasAreThoseThatTheChangelogIsMeantFor(TestDatabase database) throws Exception {
    use("schema");
    database.execute("CREATE SCHEMA app; CREATE SCHEMA lb");
    Map<String, String> schemas = Map.of("defaultSchemaName", "app", "liquibaseSchemaName", "lb");
    new LiquibaseItself(folder, "db/m.yaml", Map.of(), Map.of(), schemas).update(database);

    assertThat(verify(database, "--default-schema-name", "app").status()).isZero();
    assertNoDrift(
        drift(
            database,
            "db/m.yaml",
            "--default-schema-name",
            "app",
            "--liquibase-schema-name",
            "lb"));
  }

  @Test
  void aChangesetOfTheTableAloneIsAFinding(TestDatabase database) throws Exception {
    use("deleted");
    Path file = folder.resolve("db/m.yaml");
    String now = Files.readString(file);
    Files.writeString(
        file,
        now
            + "  - changeSet: {id: 2, author: k, changes: [{sql: {sql: \"CREATE TABLE two (id int)\"}}]}\n");
    liquibase("db/m.yaml", Map.of()).update(database);
    Files.writeString(file, now);

    ToolRun verified = verify(database);

    assertThat(verified.status()).as(verified.out()).isZero();
    assertThat(verified.out())
        .contains(
            "changeset db/m.yaml::2::k: expected it in db/m.yaml,"
                + " found it in public.databasechangelog alone.");
    assertThat(verify(database, "--strict").status()).isEqualTo(1);
  }

  @Test
  void liquibasesOwnRulesDecideWhatIsValid(TestDatabase database) throws Exception {
    use("valid");
    Path file = folder.resolve("db/m.yaml");
    String now = Files.readString(file);
    Files.writeString(
        file,
        now.replace(
            "CREATE TABLE v (id int)\"}}]}\n  - changeSet: {id: 2",
            "CREATE TABLE v (id bigint)\"}}]}\n  - changeSet: {id: 2"));
    liquibase("db/m.yaml", Map.of()).update(database);
    Files.writeString(file, now);
    database.execute(
        "UPDATE databasechangelog SET md5sum = '9:11111111111111111111111111111111' WHERE id = '1'");

    ToolRun verified = verify(database);

    assertThat(liquibase("db/m.yaml", Map.of()).complaint(database)).isEmpty();
    assertThat(liquibase("db/m.yaml", Map.of()).pending(database))
        .containsExactly("db/m.yaml::3::k", "db/m.yaml::7::k", "db/m.yaml::8::k");
    assertThat(verified.status()).as(verified.out()).isZero();
    assertThat(verified.out())
        .contains(
            "changeset db/m.yaml::7::k: expected a changeset that has run,"
                + " found one that has not (an update goes on when it fails: failOnError is false).",
            "changeset db/m.yaml::8::k: expected a changeset that has run,"
                + " found one that has not (an update goes on when its precondition fails: onFail is CONTINUE).",
            "5 of the 7 changesets of db/m.yaml that apply here have run, 1 of them only marked (MARK_RAN);"
                + " 1 left out by dbms, 1 left out by ignore");
  }

  @Test
  void aRuleAndADefaultsFileCarryTheOptions(TestDatabase database) throws Exception {
    use("allctx");
    liquibase("db/m.sql", Map.of("contextFilter", "dev")).update(database);
    Path rules = folder.resolve("verify-rules/rules.yaml");
    String without = Files.readString(rules);
    Files.writeString(rules, without.stripTrailing() + "\n    contexts: dev\n");

    assertThat(verify(database).status()).isZero();
    assertThat(verify(database, "--contexts", "prod").status()).isEqualTo(1);

    Files.writeString(rules, without);
    Path defaults = Files.writeString(folder.resolve("l.properties"), "contexts: dev\n");
    assertThat(verify(database, "--defaults-file", defaults.toString()).status()).isZero();
  }
}
