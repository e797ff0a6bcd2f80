package org.schemaassurance.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.support.BelowWorkingDirectory;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;

/**
 * Changelogs in the manner of real projects, applied by Liquibase: before and half way the
 * changelog's rule names exactly those that {@code status} lists, afterwards it holds, and neither
 * the snapshot of the changelog nor drift finds a difference.
 */
@Template
final class WholeProjectsIT {
  private static final Path PROJECTS =
      Path.of("src/test/resources/org/schemaassurance/changelog/projects").toAbsolutePath();
  private static final Pattern UNRUN =
      Pattern.compile("changeset (.*): expected a changeset that has run, found one that has not");

  @TempDir(factory = BelowWorkingDirectory.class)
  private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "identity, META-INF/db/master.xml, prod, ",
    "owners, db/changelog/db.changelog-master.yaml, prod, !slow",
    "engine, master.xml, , ",
    "orders, sql/master.yaml, prod, ",
    "billing, changelog.json, us, v2"
  })
  void areReadAsLiquibaseReadsThem(
      String project, String master, String contexts, String labels, TestDatabase database)
      throws Exception {
    Asked asked = new Asked(PROJECTS.resolve(project), master, contexts, labels, database);
    asked.assertNamesAllWhereNothingHasRun();
    asked.liquibase().update(database, 3);
    asked.assertNamesTheUnrun();
    asked.liquibase().update(database);
    asked.assertHolds();
  }

  /** Of one project, as its user asks. */
  private final class Asked {
    private final LiquibaseItself liquibase;
    private final TestDatabase database;
    private final List<String> options = new ArrayList<>();
    private final Path rules;

    private Asked(
        Path project, String master, String contexts, String labels, TestDatabase database)
        throws Exception {
      this.database = database;
      Map<String, String> arguments = new HashMap<>();
      Collections.addAll(options, "--search-path", project.toString());
      if (contexts != null) {
        arguments.put("contextFilter", contexts);
        Collections.addAll(options, "--contexts", contexts);
      }
      if (labels != null) {
        arguments.put("labelFilter", labels);
        Collections.addAll(options, "--label-filter", labels);
      }
      this.liquibase = new LiquibaseItself(project, master, arguments, Map.of(), Map.of());
      this.rules =
          Files.writeString(
              folder.resolve("rules.yaml"),
              "rules:\n  - rule: changelog\n    check: changelog\n    file: " + master + "\n");
      Collections.addAll(options, "--changelog-file", master);
    }

    private LiquibaseItself liquibase() {
      return liquibase;
    }

    private void assertNamesAllWhereNothingHasRun() throws Exception {
      ToolRun verified = run("verify", "--verbose", "--rules", rules.toString());
      assertThat(verified.status()).as(verified.out() + verified.err()).isEqualTo(1);
      // Asking Liquibase makes its table: afterwards nothing is said of that any more.
      List<String> pending = liquibase.pending(database);
      assertThat(verified.out())
          .contains(
              "expected %d changesets applied, found no table public.databasechangelog."
                  .formatted(pending.size()));
      assertNamed(verified, pending);
      assertNamesTheUnrun();
    }

    private void assertNamesTheUnrun() throws Exception {
      ToolRun verified = run("verify", "--verbose", "--rules", rules.toString());
      assertThat(verified.status()).as(verified.out() + verified.err()).isEqualTo(1);
      assertNamed(verified, liquibase.pending(database));
    }

    private void assertNamed(ToolRun verified, List<String> unrun) {
      assertThat(UNRUN.matcher(verified.out()).results().map(found -> found.group(1)).toList())
          .as(verified.out())
          .containsExactlyInAnyOrderElementsOf(unrun);
    }

    private void assertHolds() throws Exception {
      assertThat(liquibase.pending(database)).isEqualTo(alwaysRun());
      ToolRun verified = run("verify", "--verbose", "--rules", rules.toString());
      assertThat(verified.status()).as(verified.out() + verified.err()).isZero();
      assertThat(verified.out()).doesNotContain("warning");
      Path snapshot = folder.resolve("snapshot.yaml");
      ToolRun written = run("snapshot", "--of-changelog", "--output", snapshot.toString());
      assertThat(written.status()).as(written.out() + written.err()).isZero();
      ToolRun compared =
          ToolRun.of(
              ToolRun.environmentWithReference(database),
              "drift",
              "--against",
              snapshot.toString());
      assertThat(compared.status()).as(compared.out() + compared.err()).isZero();
      ToolRun drift = run("drift", "--against", "changelog");
      assertThat(drift.status()).as(drift.out() + drift.err()).isZero();
    }

    /** Liquibase lists it for ever; we don't. */
    private List<String> alwaysRun() throws Exception {
      return liquibase.pending(database).stream()
          .filter(key -> key.contains("::every-time::"))
          .toList();
    }

    private ToolRun run(String... words) {
      return ToolRun.of(
          ToolRun.environmentWithReference(database),
          Stream.concat(Stream.of(words), options.stream()).toArray(String[]::new));
    }
  }
}
