package org.schemaassurance.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.support.EmptyTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.throwaway.ThrowawayServer;

/** What {@code rules init} writes of triggers, tried by the mutants of {@code mutate}. */
@Template(EmptyTemplate.class)
final class DraftedTriggerRulesIT {
  private static final String CHANGELOG =
      """
      --liquibase formatted sql
      --changeset shop:1 splitStatements:false
      CREATE TABLE public.orders (id int PRIMARY KEY, state text);
      CREATE FUNCTION public.seen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
      CREATE TRIGGER before_a_row BEFORE UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.seen();
      CREATE TRIGGER after_a_row AFTER UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.seen();
      CREATE TRIGGER after_a_statement AFTER UPDATE ON public.orders EXECUTE FUNCTION public.seen();
      CREATE TRIGGER with_rows AFTER INSERT ON public.orders REFERENCING NEW TABLE AS added EXECUTE FUNCTION public.seen();
      CREATE CONSTRAINT TRIGGER at_once AFTER INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION public.seen();
      CREATE CONSTRAINT TRIGGER at_will AFTER INSERT ON public.orders DEFERRABLE FOR EACH ROW EXECUTE FUNCTION public.seen();
      CREATE CONSTRAINT TRIGGER late AFTER INSERT ON public.orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.seen();
      """;

  @TempDir private Path project;

  @Test
  void noMutantOfATriggerSurvives(TestDatabase database) throws IOException, SQLException {
    ToolRun run = mutate(database, drafted(database));

    assertThat(run.out())
        .contains(
            "✓ trigger public.orders.after_a_row: a constraint trigger",
            "✓ trigger public.orders.at_once: no constraint trigger",
            "✓ trigger public.orders.at_will: initially deferred",
            "✓ trigger public.orders.late: not deferrable",
            "Score: 100 %");
    assertThat(run.status()).as(run.out()).isEqualTo(ExitStatus.HOLDS.code());
  }

  /** As rule files say it that were written before there was the word. */
  @Test
  void aRuleWithoutTheKeyHoldsAndIsToldWhichOneWouldNotice(TestDatabase database)
      throws IOException, SQLException {
    ToolRun run = mutate(database, drafted(database).replace("constraint: none\n", "\n"));

    assertThat(run.out())
        .contains(
            "✗ trigger public.orders.after_a_row: a constraint trigger",
            "What would notice it: check: trigger, table: public.orders, trigger: after_a_row, timing: …, events: …,"
                + " function: public.seen(), constraint: none");
    assertThat(run.status()).isEqualTo(ExitStatus.BROKEN.code());
  }

  private static String drafted(TestDatabase database) throws SQLException {
    database.execute(CHANGELOG);
    return ToolRun.of(ToolRun.environment(database), "rules", "init").out();
  }

  private ToolRun mutate(TestDatabase database, String rules) throws IOException {
    Files.writeString(project.resolve("changelog.sql"), CHANGELOG);
    Path folder = Files.createDirectory(project.resolve("verify-rules"));
    ThrowawayServer server = database.server();
    return ToolRun.of(
        Map.of("DB_PASSWORD", server.password().orElse("")),
        "mutate",
        "--rules",
        Files.writeString(folder.resolve("rules.yaml"), rules).toString(),
        "--changelog",
        "changelog.sql",
        "--search-path",
        project.toString(),
        "--only",
        "trigger public.orders",
        "--verbose",
        "--reference-url",
        "postgresql://%s@%s:%d/postgres"
            .formatted(server.superuser(), server.host(), server.port()));
  }
}
