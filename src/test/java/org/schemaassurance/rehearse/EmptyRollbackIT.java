package org.schemaassurance.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.DatabaseExtension;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;

/** What is said of a rollback that does nothing. */
@ExtendWith(DatabaseExtension.class)
final class EmptyRollbackIT {
  private static final String CHANGELOG =
      """
      --liquibase formatted sql

      --changeset shop:kinds
      CREATE TABLE public.kinds (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text UNIQUE);
      CREATE TABLE public.notes (id bigint PRIMARY KEY, said text);
      INSERT INTO public.kinds (name) VALUES ('usual');
      --rollback DROP TABLE public.kinds, public.notes;

      --changeset shop:again
      INSERT INTO public.kinds (name) VALUES ('usual') ON CONFLICT DO NOTHING;
      --rollback empty

      --changeset shop:more
      INSERT INTO public.kinds (name) VALUES ('unheard of');
      UPDATE public.notes SET said = 'nothing';
      --rollback empty

      --changeset shop:none
      DO 'BEGIN PERFORM 1; END';
      --rollback empty
      """;

  @TempDir private Path folder;

  @Test
  void namesTheRowsThatItLeavesAndWarnsOfASequenceAlone(TestDatabase database) throws IOException {
    Files.writeString(folder.resolve("shop.sql"), CHANGELOG);

    ToolRun run =
        ToolRun.of(
            ToolRun.environmentWithReference(database),
            "rehearse",
            "--no-rules",
            "--rows=10",
            "--search-path=" + folder,
            "--changelog-file=shop.sql");

    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "! shop.sql::again::shop",
            "! sequence-moved: public.kinds_id_seq: expected it behind",
            "✗ shop.sql::more::shop",
            "rollback-missing: The changeset: expected a rollback, found an empty one, though"
                + " public.kinds has 1 row more than the 10 that were there; public.notes has other"
                + " values in said; public.kinds_id_seq stood behind",
            "✓ shop.sql::none::shop")
        .containsOnlyOnce("rollback-missing: ");
  }

  @Test
  void whatLiquibaseCannotTakeBackIsNamed(TestDatabase database) throws IOException {
    Files.writeString(
        folder.resolve("shop.yaml"),
        """
        databaseChangeLog:
          - changeSet:
              id: rooms
              author: shop
              changes:
                - createTable: {tableName: rooms, columns: [column: {name: id, type: int}]}
                - sql: {sql: GRANT SELECT ON rooms TO pg_monitor}
        """);
    ToolRun run =
        ToolRun.of(
            ToolRun.environmentWithReference(database),
            "rehearse",
            "--no-rules",
            "--search-path=" + folder,
            "--changelog-file=shop.yaml");

    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("expected a rollback, found none, and Liquibase derives none from sql.");
  }
}
