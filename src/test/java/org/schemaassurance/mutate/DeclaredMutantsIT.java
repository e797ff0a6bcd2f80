package org.schemaassurance.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.support.EmptyTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.throwaway.ThrowawayServer;

/** Mutants that there are only where a rule declares what they break. */
@Template(EmptyTemplate.class)
final class DeclaredMutantsIT {
  private static final String CHANGELOG =
      """
      --liquibase formatted sql
      --changeset shop:1 splitStatements:false
      CREATE TABLE public.orders (id int PRIMARY KEY, number int NOT NULL UNIQUE);
      CREATE FUNCTION public.price() RETURNS int LANGUAGE sql AS 'SELECT 1';
      """;

  private static final String KEY = "unique (number) of public.orders: ";
  private static final String INDEX = KEY + "only a unique index, and no constraint";

  @TempDir private Path project;

  @Test
  void aKeyThatHasToBeAConstraintIsTriedAsAnIndex(TestDatabase database) throws IOException {
    String rule =
        "{rule: numbers, check: unique, table: public.orders, columns: [number], constraint: true}";

    assertThat(mutate(database, rule).out()).contains("✓ " + INDEX);
    assertThat(mutate(database, rule.replace(", constraint: true", "")).out())
        .contains("✓ " + KEY + "dropped")
        .doesNotContain(INDEX);
  }

  @Test
  void whatSomebodyMustNotOwnIsGivenToThem(TestDatabase database) throws IOException {
    ToolRun run =
        mutate(
            database,
            "{rule: owners, check: privileges, whoever_may: INSERT, on: public.orders,"
                + " must_not_own: [public.orders, \"function public.price()\", schema public, database]}");

    assertThat(run.out())
        .contains(
            "✓ owner public.orders: who may INSERT on public.orders owns it",
            "✓ owner public.price(): who may INSERT on public.orders owns it",
            "✓ owner public: who may INSERT on public.orders owns it")
        .doesNotContain("can't log in");
    assertThat(run.status()).as(run.out()).isEqualTo(ExitStatus.BROKEN.code());
  }

  private ToolRun mutate(TestDatabase database, String rule) throws IOException {
    Files.writeString(project.resolve("changelog.sql"), CHANGELOG);
    Path folder = Files.createDirectories(project.resolve("verify-rules"));
    ThrowawayServer server = database.server();
    return ToolRun.of(
        Map.of("DB_PASSWORD", server.password().orElse("")),
        "mutate",
        "--rules",
        Files.writeString(folder.resolve("rules.yaml"), "rules:\n  - " + rule + "\n").toString(),
        "--changelog",
        "changelog.sql",
        "--search-path",
        project.toString(),
        "--verbose",
        "--reference-url",
        "postgresql://%s@%s:%d/postgres"
            .formatted(server.superuser(), server.host(), server.port()));
  }
}
