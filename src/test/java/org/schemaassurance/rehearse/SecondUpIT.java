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

/** When the state behind the second run up is taken for that behind the first. */
@ExtendWith(DatabaseExtension.class)
final class SecondUpIT {
  /** Where the rehearsal began; a copy of it has another name. */
  private static final String DATA =
      """
      CREATE TABLE public.origin AS SELECT current_database() AS name;
      CREATE SEQUENCE public.runs;
      """;

  private static final String LAYOUT_OF_ITS_OWN =
      """
      --liquibase formatted sql

      --changeset shop:layout splitStatements:false%s
      DO $$BEGIN
        EXECUTE format('CREATE OR REPLACE FUNCTION public.one() RETURNS int LANGUAGE sql AS ''SELECT %%s 1''', repeat(' ', nextval('public.runs')::int));
      END$$;
      --rollback DROP FUNCTION public.one();

      --changeset shop:nothing splitStatements:false
      DO $$BEGIN PERFORM public.one(); END$$;
      --rollback empty

      --changeset shop:where splitStatements:false
      DO $$BEGIN
        IF NOT EXISTS (SELECT FROM public.origin WHERE name = current_database()) THEN RAISE 'somebody went back'; END IF;
      END$$;
      --rollback empty
      """;

  /** Whoever goes back and runs the first again gets another default. */
  private static final String FROZEN_CLOCK =
      """
      --liquibase formatted sql

      --changeset shop:before
      CREATE TABLE public.before (id bigint PRIMARY KEY);
      --rollback DROP TABLE public.before;

      --changeset shop:visits
      CREATE TABLE public.visits (id bigint PRIMARY KEY, seen timestamptz DEFAULT timestamptz 'now');
      --rollback DROP TABLE public.visits;

      --changeset shop:notes
      CREATE TABLE public.notes (id bigint PRIMARY KEY);
      --rollback DROP TABLE public.notes;

      --changeset shop:leaves
      CREATE TABLE public.leaves (id bigint PRIMARY KEY);
      CREATE INDEX notes_id ON public.notes (id);
      --rollback DROP TABLE public.leaves;

      --changeset shop:last
      CREATE TABLE public.last (id bigint PRIMARY KEY);
      --rollback DROP TABLE public.last;
      """;

  @TempDir private Path folder;

  @Test
  void whatDiffersInItsTextAloneIsNoReasonForGoingBack(TestDatabase database) throws IOException {
    ToolRun run = rehearse(LAYOUT_OF_ITS_OWN.formatted(""), database);

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("✓ shop.sql::nothing::shop", "✓ shop.sql::where::shop")
        .doesNotContain("somebody went back", "second-up-differs");
  }

  @Test
  void norIsItInWhatRunsAgain(TestDatabase database) throws IOException {
    ToolRun run = rehearse(LAYOUT_OF_ITS_OWN.formatted(" runAlways:true"), database);

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("✓ shop.sql::nothing::shop", "✓ shop.sql::where::shop")
        .doesNotContain("somebody went back", "not-idempotent");
  }

  @Test
  void aDefaultThatKeepsItsMomentIsToldOfTheChangesetThatMadeItAlone(TestDatabase database)
      throws IOException {
    ToolRun run = rehearse(FROZEN_CLOCK, database);

    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out())
        .containsOnlyOnce("public.visits.seen")
        .contains(
            "✗ second-up-differs: column public.visits.seen: expected",
            "✓ shop.sql::notes::shop",
            "✗ rollback-incomplete: index public.notes.notes_id: expected none after the rollback",
            "✓ shop.sql::last::shop")
        .doesNotContain("whole-way-differs");
  }

  private ToolRun rehearse(String changelog, TestDatabase database) throws IOException {
    Files.writeString(folder.resolve("shop.sql"), changelog);
    Path data = Files.writeString(folder.resolve("data.sql"), DATA);
    return ToolRun.of(
        ToolRun.environmentWithReference(database),
        "rehearse",
        "--no-rules",
        "--rows=0",
        "--search-path=" + folder,
        "--changelog-file=shop.sql",
        "--data=" + data);
  }
}
