package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.Json;
import org.schemaassurance.support.ToolRun;

/** The verbs below {@code rules} that need no database. */
final class RulesCommandTest {
  @TempDir private Path folder;

  private static ToolRun run(String... arguments) {
    return ToolRun.of(Map.of(), arguments);
  }

  @Test
  void listShowsTheRulesInTheirOrderUnderTheirSections() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("r.yaml"),
            """
            parameters: {schema: public}
            sections:
              - section: Triggers
                rules:
                  - {rule: zeta, check: triggers, table: "${schema}.bookings", severity: warning}
              - section: "Ta\\e[2Jbles"
                rules:
                  - {rule: alpha, check: table, table: "${schema}.bookings"}
            """);

    ToolRun run = run("rules", "list", "--rules", file.toString(), "--set", "schema=tutoring");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            Triggers
              zeta   triggers  tutoring.bookings  warning  %s:5

            Ta\\u001B[2Jbles
              alpha  table     tutoring.bookings  error    %s:8
            """
                .formatted(file, file));
  }

  @Test
  void listAsJsonHasTheSame() throws IOException {
    ToolRun run = run("rules", "list", "--format", "json");

    List<?> rules = (List<?>) Json.read(run.out());
    assertThat((Map<?, ?>) rules.get(0))
        .isEqualTo(
            Map.of(
                "rule", "changelog",
                "check", "changelog",
                "object", "changelog/master.yaml",
                "severity", "error",
                "section", "Checking the changelog",
                "file", "verify-rules/chat-creation.yaml",
                "line", 10L));
    assertThat(rules).hasSizeGreaterThan(30);
  }

  @Test
  void explainPrintsThePage() {
    ToolRun run = run("rules", "explain", "trigger");

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("# trigger\n").contains("## How to fix");
  }

  @Test
  void explainWithoutACheckTellsWhichThereAre() {
    ToolRun run = run("rules", "explain");

    assertThat(run.status()).isZero();
    assertThat(run.out().lines())
        .contains("primary-key           A primary key on exactly these columns, in force.");
  }

  @Test
  void anUnknownCheckIsAnsweredWithTheNearest() {
    ToolRun run = run("rules", "explain", "triger");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("There is no check 'triger'. Did you mean 'trigger'?\n");
    assertThat(run("rules", "explain", "zzzzzzzzz").err())
        .startsWith("There is no check 'zzzzzzzzz'. There are: as-snapshot, changelog, ");
  }

  @Test
  void schemaPrintsWhatIsShipped() {
    ToolRun run = run("rules", "schema");

    assertThat(run.status()).isZero();
    assertThat(Path.of("verify-rules/rules.schema.json")).hasContent(run.out());
  }

  @Test
  void rulesAloneIsMisused() {
    ToolRun run = run("rules");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("Missing required subcommand. See: schema-assurance rules --help\n");
  }
}
