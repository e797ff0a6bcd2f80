package org.schemaassurance.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.BelowWorkingDirectory;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;

/** Every part of a rule of rights or settings has a mutant that it notices. */
@Template
final class ObjectRightSabotageIT {
  private static final String CHANGELOG =
      """
      --liquibase formatted sql
      --changeset stock:1 splitStatements:false
      CREATE TABLE public.stock (item integer);
      CREATE FUNCTION public.count_stock() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM public.stock';
      GRANT SELECT (item) ON public.stock TO PUBLIC;
      """;

  @TempDir(factory = BelowWorkingDirectory.class)
  private Path folder;

  @Test
  void whatARuleGrantsOwnsOrForbidsIsTakenGivenAwayAndGiven(TestDatabase database)
      throws IOException {
    String superuser = database.server().superuser();

    ToolRun run =
        mutate(
            database,
            """
            rules:
              - rule: stock
                check: privileges
                on: public.stock
                grants: {PUBLIC: SELECT (item), %1$s: INSERT}
                denied: {PUBLIC: UPDATE}
                owner: %1$s
              - rule: count
                check: privileges
                on: function public.count_stock()
                grants: {PUBLIC: EXECUTE}
              - rule: functions
                check: privileges
                definer_functions_of: public
                owners: [%1$s]
                callers: []
              - {rule: bypassers, check: privileges, attributes: {BYPASSRLS: []}}
              - {rule: later, check: privileges, default_privileges_of: public}
              - rule: sessions
                check: settings
                must_not: {work_mem: 64kB}
            """
                .formatted(superuser));

    assertThat(run.out())
        .contains(
            "✓ right public.stock: SELECT (item) lost by everybody",
            "✓ right public.stock: UPDATE for everybody",
            "✓ right public.stock: owned by another role than " + superuser,
            "✓ right public.count_stock(): EXECUTE lost by everybody",
            "✓ right public.schema_assurance_definer(): a function with its owner's rights, under any search_path",
            "✓ right public.schema_assurance_definer(): a function with the rights of another owner",
            "✓ right public.schema_assurance_definer(): a function with its owner's rights that everybody may call",
            "✓ right BYPASSRLS: for one more role",
            "✓ right public: DELETE for everybody on tables that are made later",
            "✓ setting work_mem: 64kB for the whole database")
        .contains("a superuser loses no right")
        .doesNotContain("✗ right", "✗ setting");
  }

  private ToolRun mutate(TestDatabase database, String rules) throws IOException {
    Files.writeString(folder.resolve("stock.sql"), CHANGELOG);
    Path file = Files.writeString(folder.resolve("rules.yaml"), rules);
    return ToolRun.of(
        ToolRun.environmentWithReference(database),
        "mutate",
        "--rules",
        file.toString(),
        "--search-path",
        folder.toString(),
        "--changelog-file",
        "stock.sql",
        "--verbose");
  }
}
