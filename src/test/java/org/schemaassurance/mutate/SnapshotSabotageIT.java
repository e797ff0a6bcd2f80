package org.schemaassurance.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.support.TestServer;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.throwaway.ThrowawayServer;

final class SnapshotSabotageIT {
  private static final ThrowawayServer SERVER = TestServer.shared().server();

  @TempDir private Path project;

  @Test
  void whatIsAddedToATableIsNoticedByARuleThatClosesIt() throws IOException {
    ToolRun closed = mutate("");

    assertThat(closed.err()).doesNotContain("schema-assurance");
    assertThat(closed.out()).contains("Score: 100 %");
    assertThat(closed.status()).isEqualTo(ExitStatus.HOLDS.code());
  }

  @Test
  void aRuleThatIgnoresWhatIsFurtherHasNoSuchMutant() throws IOException {
    assertThat(mutate(", unexpected: ignored").out()).doesNotContain("Score: 100 %");
  }

  private ToolRun mutate(String more) throws IOException {
    Files.createDirectories(project.resolve("changelog"));
    Files.copy(
        Path.of("changelog", "schema-snapshot.yaml"),
        project.resolve("changelog").resolve("schema-snapshot.yaml"));
    Path rules = Files.createDirectories(project.resolve("verify-rules"));
    Files.writeString(
        rules.resolve("rules.yaml"),
        """
        rules:
          - {rule: bookings, check: table, table: public.bookings}
          - {rule: all, check: as-snapshot, snapshot: changelog/schema-snapshot.yaml, objects: ['public.*'], kinds: [policy, rule, index]%s}
        """
            .formatted(more));
    return ToolRun.of(
        Map.of("DB_PASSWORD", SERVER.password().orElse("")),
        "mutate",
        "--rules",
        rules.toString(),
        "--only",
        "of_a_mutant",
        "--reference-url",
        "postgresql://%s@%s:%d/postgres"
            .formatted(SERVER.superuser(), SERVER.host(), SERVER.port()));
  }
}
