package org.schemaassurance.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.ToolRun;

/** Repairs that would never end, that repair nothing, or that cannot run at all. */
@Template
@Timeout(60)
final class RunawayBackfillIT {
  private static final String RULES =
      """
      rules:
        - rule: copied
          check: no-rows
          table: public.item
          meaning: Every item has its copy
          key: [value]
          query: SELECT value FROM public.item WHERE copied IS DISTINCT FROM value
          backfill:
            name: copies
            table: public.item
            %s
            repair: |
              %s
      """;
  private static final String COPY =
      "UPDATE public.item SET copied = batch.value FROM batch WHERE item.id = batch.id";
  private static final String WAITING =
      "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')";
  private static final String KEYS = "SELECT min(id), max(id), count(*) FROM public.item";

  @TempDir private Path folder;

  private ToolRun run(TestDatabase database, String more, String repair, String... options) {
    return backfills(more, repair).run(database, options);
  }

  private Backfills backfills(String more, String repair) {
    return Backfills.of(folder, RULES.formatted(more, repair));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--dry-run", "--batch-size=10"})
  void aRepairThatPlainlyChangesItsKeyIsRefused(String option, TestDatabase database)
      throws Exception {
    Backfills.makeItems(database, "bigint", 95);
    String repair =
        "UPDATE public.item SET id = item.id + 100000, copied = batch.value FROM batch WHERE item.id = batch.id";
    String sentence =
        "The repair of the backfill copies changes id of public.item, along which it walks: a pass would meet such rows again, or miss them. Walk along a key that the repair does not write ('key').";

    ToolRun declared = run(database, "key: [id]", repair, option);
    assertThat(declared.err()).contains("rules.yaml:9:7: " + sentence).hasLineCount(1);
    assertThat(declared.status()).isEqualTo(2);

    ToolRun primary = run(database, "", repair, option);
    assertThat(primary.err()).isEqualToIgnoringNewLines(sentence);
    assertThat(primary.status()).isEqualTo(3);
    assertThat(database.value("SELECT max(id) FROM public.item")).isEqualTo(95L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NEW.id := OLD.id + 100000;", "NEW.id := -OLD.id;", "NEW.id := OLD.id + 95;"})
  void aKeyThatATriggerChangesIsSeenInTheFirstBatchAndUndone(String change, TestDatabase database)
      throws Exception {
    Backfills.makeItems(database, "bigint", 95);
    database.execute(
        "CREATE FUNCTION public.move() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN %s RETURN NEW; END $$; CREATE TRIGGER move BEFORE UPDATE ON public.item FOR EACH ROW EXECUTE FUNCTION public.move()"
            .formatted(change));

    ToolRun run = run(database, "key: [id]", COPY, "--batch-size", "10");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .containsPattern(
            "The backfill copies stopped at public.item, from its first row to \\([0-9]+\\): the repair gives rows another key \\(id\\), so the batch was undone: .* \\(0 rows repaired\\)")
        .hasLineCount(1);
    assertThat(database.rows(KEYS)).containsExactly(List.of(1L, 95L, 95L));
  }

  @Test
  void aRowThatMovesToAnotherPartitionIsSeen(TestDatabase database) throws Exception {
    database.execute(
        """
        CREATE TABLE public.item (id bigint PRIMARY KEY, value int, copied int) PARTITION BY RANGE (id);
        CREATE TABLE public.item_1 PARTITION OF public.item FOR VALUES FROM (0) TO (1000);
        CREATE TABLE public.item_2 PARTITION OF public.item FOR VALUES FROM (1000) TO (1000000);
        INSERT INTO public.item SELECT n, n, NULL FROM generate_series(1, 95) AS n;
        CREATE FUNCTION public.move() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          UPDATE public.item SET id = id + 5000, copied = value WHERE id = NEW.id;
          RETURN NULL;
        END $$;
        CREATE TABLE public.request (id bigint);
        CREATE TRIGGER move AFTER INSERT ON public.request FOR EACH ROW EXECUTE FUNCTION public.move()
        """);

    ToolRun run =
        run(
            database,
            "key: [id]",
            "INSERT INTO public.request SELECT id FROM batch",
            "--batch-size",
            "10");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("the repair gives rows another key (id)");
    assertThat(database.value("SELECT count(*) FROM public.item_2")).isEqualTo(0L);
  }

  @Test
  void rowsThatTheRepairAddsBehindTheEndAreTheNextPasss(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "bigint", 95);
    String repair =
        "WITH more AS (INSERT INTO public.item SELECT id + 100000, 0, id, NULL FROM batch) " + COPY;

    ToolRun run = run(database, "key: [id]", repair, "--batch-size", "10");

    assertThat(run.out())
        .contains(
            "finished: 95 repaired, 95 rows walked in 10 batches", "found 95 rows that violate it");
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "The backfill copies has walked the whole table, its repair wrote 95 rows, and no fewer rows violate the rule than before (95): either the repair does not repair them, or others come in as fast.");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void aResumedPassKeepsItsEnd(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "bigint", 95);
    run(database, "key: [id]", COPY, "--batch-size", "10", "--max-batches", "3");
    assertThat(database.value("SELECT pass_end::text FROM schema_assurance.backfill_job"))
        .isEqualTo("{95}");
    database.execute("INSERT INTO public.item SELECT n, 0, n FROM generate_series(96, 200) AS n");

    ToolRun rest = run(database, "key: [id]", COPY, "--batch-size", "10");
    assertThat(rest.out())
        .contains("65 rows walked in 7 batches", "found 105 rows that violate it");
    assertThat(database.value("SELECT pass_end FROM schema_assurance.backfill_job")).isNull();

    ToolRun next = run(database, "key: [id]", COPY);
    assertThat(next.out()).contains("200 rows walked");
    assertThat(next.status()).isZero();
  }

  @Test
  void rowsThatComeInAheadAsFastAsItWalksEndTheRun(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "bigint", 95);
    database.execute("CREATE INDEX ON public.item (part, id)");
    String repair = "INSERT INTO public.item SELECT id + 1000000, part, value, NULL FROM batch";

    ToolRun run = run(database, "key: [part, id]", repair, "--batch-size", "10");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .contains(
            "this run has walked ",
            " rows, and when it began the table had no more than 190: rows come in ahead of it as fast as it walks, from the repair itself or from clients");
  }

  @Test
  void aRepairThatDeletesItsRowsIsAPurge(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "bigint", 95);

    ToolRun run =
        run(
            database,
            "key: [id]",
            "DELETE FROM public.item USING batch WHERE item.id = batch.id",
            "--batch-size",
            "10");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("finished: 95 repaired, 95 rows walked");
    assertThat(run.status()).isZero();
  }

  @Test
  void rowsThatClientsDeleteMeanwhileAreNotTakenForAChangeOfKey(TestDatabase database)
      throws Exception {
    Backfills.makeItems(database, "bigint", 95);
    try (Connection client = database.connect()) {
      client.setAutoCommit(false);
      client.createStatement().execute("DELETE FROM public.item WHERE id IN (3, 30)");
      Thread commit =
          new Thread(
              () -> {
                try {
                  while (!database.value(WAITING).equals(true)) {
                    TimeUnit.MILLISECONDS.sleep(10);
                  }
                  client.commit();
                } catch (SQLException | InterruptedException failed) {
                  throw new IllegalStateException(failed);
                }
              });
      commit.start();

      ToolRun run =
          run(database, "key: [id]", COPY, "--batch-size", "5", "--lock-timeout", "10000");
      commit.join();

      assertThat(run.err()).isEmpty();
      assertThat(run.out()).contains("finished: 93 repaired", "1 retry");
      assertThat(run.status()).isZero();
    }
  }

  @Test
  void aRepairThatRepairsNothingOfWhatViolatesIsTold(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "bigint", 95);

    ToolRun run = run(database, "key: [id]", COPY + " AND batch.value < 0", "--batch-size", "10");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "finished: 0 repaired, 95 rows walked",
            "found 95 rows that violate it, for example value 1;");
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "The backfill copies has walked the whole table, and its repair wrote no row: what violates the rule is nothing that it repairs, and another run will do as much.");
  }

  @Test
  void rowsWithANullInTheirKeyAreCountedApart(TestDatabase database) throws Exception {
    database.execute(
        "CREATE TABLE public.item (a int, b int, id int, value int, copied int, UNIQUE (a, b));"
            + " INSERT INTO public.item SELECT n % 5, CASE WHEN n % 10 < 8 THEN n END, n, n FROM generate_series(1, 100) AS n");
    String sentence =
        "20 rows of public.item have a NULL in the key (a, b) and no place in its order, so they are not walked.";

    assertThat(run(database, "key: [a, b]", COPY, "--dry-run").out()).contains("  " + sentence);
    ToolRun run = run(database, "key: [a, b]", COPY);

    assertThat(run.err()).isEqualToIgnoringNewLines(sentence);
    assertThat(run.out()).contains("80 rows walked", "found 20 rows that violate it");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run(database, "key: [a, b]\n      where: b IS NOT NULL", COPY, "--dry-run").out())
        .doesNotContain("NULL in the key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "where: '?'|UPDATE public.item SET copied = 1 FROM batch WHERE item.id = batch.id|syntax error at or near \")\" (SQLSTATE 42601)",
        "where: nonsense > 1|UPDATE public.item SET copied = 1 FROM batch WHERE item.id = batch.id|column \"nonsense\" does not exist (SQLSTATE 42703)",
        "where: value|UPDATE public.item SET copied = 1 FROM batch WHERE item.id = batch.id|argument of AND must be type boolean, not type integer (SQLSTATE 42804)",
        "key: [id]|UPDATE public.item SET copied = FROM batch WHERE item.id = batch.id|syntax error at or near \"FROM\" (SQLSTATE 42601)",
        "key: [id]|UPDATE public.item SET copied = ? FROM batch WHERE item.id = batch.id|syntax error",
        "key: [id]|UPDATE public.gone SET copied = 1 FROM batch WHERE gone.id = batch.id|relation \"public.gone\" does not exist (SQLSTATE 42P01)",
        "key: [id]|UPDATE public.item SET copied = public.f() FROM batch WHERE item.id = batch.id|function public.f() does not exist (SQLSTATE 42883)",
        "key: [id]|UPDATE item SET copied = 1 FROM batch WHERE item.id = batch.id|relation \"item\" does not exist (SQLSTATE 42P01)",
        "key: [id]|UPDATE public.item SET copied = 1 FROM batch WHERE item.id = batch.id RETURNING item.id|the repair returns rows, so how many it wrote is not known: leave RETURNING, or the SELECT behind WITH, out (SQLSTATE 0100E)",
      })
  void whatWouldFailInARunFailsInADryRun(
      String more, String repair, String sentence, TestDatabase database) throws Exception {
    Backfills.makeItems(database, "bigint", 95);

    ToolRun dry = run(database, more, repair, "--dry-run");

    assertThat(dry.err())
        .startsWith("A run of the backfill copies could not run its repair: ")
        .contains(sentence)
        .hasLineCount(1);
    assertThat(dry.status()).isEqualTo(3);
    assertThat(run(database, more, repair, "--batch-size", "10").status()).isEqualTo(3);
    assertThat(database.value("SELECT count(copied) FROM public.item")).isEqualTo(0L);
  }

  @ParameterizedTest
  @CsvSource({"where, value > $1", "repair, UPDATE public.item SET copied = $2 FROM batch"})
  void aParameterIsRefusedBeforeAnythingIsSent(String place, String text, TestDatabase database)
      throws Exception {
    boolean isWhere = place.equals("where");

    ToolRun dry =
        run(database, isWhere ? "where: " + text : "key: [id]", isWhere ? COPY : text, "--dry-run");

    assertThat(dry.err()).contains("expected no parameter, found '$");
    assertThat(dry.status()).isEqualTo(2);
  }

  @Test
  void aRightThatARunLacksIsSeenInADryRunToo(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "bigint", 95);
    TestRole role = database.createRole("repairer");
    Map<String, String> environment = ToolRun.environment(database, role);
    Backfills backfills = backfills("key: [id]", COPY);
    database.execute("GRANT SELECT ON public.item TO " + role.name());

    assertThat(backfills.run(environment, "--dry-run").err())
        .contains("could not run its repair: permission denied for table item (SQLSTATE 42501).");
    database.execute("GRANT UPDATE ON public.item TO " + role.name());
    assertThat(backfills.run(environment, "--dry-run").err())
        .contains(role.name() + " may not create the tables that keep a backfill's progress");
    backfills.run(database, "--max-batches", "1", "--batch-size", "1");
    assertThat(backfills.run(environment, "--dry-run").err())
        .contains(
            "could not note its progress: permission denied",
            "GRANT USAGE ON SCHEMA schema_assurance TO");
    database.execute(
        "GRANT USAGE ON SCHEMA schema_assurance TO %1$s; GRANT SELECT, INSERT, UPDATE ON schema_assurance.backfill_job, schema_assurance.backfill_run TO %1$s"
            .formatted(role.name()));
    ToolRun dry = backfills.run(environment, "--dry-run");
    assertThat(dry.err()).isEmpty();
    assertThat(dry.out()).contains("would go on with about 94 rows");
    database.execute("DROP OWNED BY " + role.name());
  }

  @Test
  void aTableOfAnEarlierVersionGetsItsColumn(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "bigint", 95);
    Backfills backfills = backfills("key: [id]", COPY);
    backfills.run(database, "--max-batches", "1", "--batch-size", "10");
    database.execute("ALTER TABLE schema_assurance.backfill_job DROP COLUMN pass_end");
    TestRole role = database.createRole("repairer");
    database.execute(
        "GRANT SELECT, UPDATE ON public.item TO %1$s; GRANT USAGE ON SCHEMA schema_assurance TO %1$s; GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA schema_assurance TO %1$s"
            .formatted(role.name()));

    Map<String, String> environment = ToolRun.environment(database, role);
    String sentence =
        "schema_assurance.backfill_job is an earlier version's, and %s may not add the column that it lacks: run the changelog, or as the table's owner ALTER TABLE schema_assurance.backfill_job ADD COLUMN IF NOT EXISTS pass_end text[];"
            .formatted(role.name());
    assertThat(backfills.run(environment, "--dry-run").err()).isEqualToIgnoringNewLines(sentence);
    assertThat(backfills.run(environment).err()).isEqualToIgnoringNewLines(sentence);
    assertThat(ToolRun.of(environment, "backfill", "status").out()).contains("is at (10)");

    ToolRun owner = backfills.run(database);
    assertThat(owner.out()).contains("85 rows walked");
    assertThat(owner.status()).isZero();
    database.execute("DROP OWNED BY " + role.name());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALTER TABLE public.item RENAME TO gone|public.item was dropped or renamed while the run was at work on it",
        "DROP TABLE public.item|public.item was dropped or renamed while the run was at work on it",
        "ALTER TABLE public.item RENAME TO gone; CREATE TABLE public.item (LIKE public.gone INCLUDING ALL)|public.item was dropped or renamed while the run was at work on it",
        "DROP TABLE schema_assurance.backfill_job|relation \"schema_assurance.backfill_job\" does not exist",
      })
  void aTableThatIsGoneInTheMiddleIsNamed(String ddl, String sentence, TestDatabase database)
      throws Exception {
    Backfills.makeItems(database, "bigint", 95);
    Backfills backfills = backfills("key: [id]", COPY);
    Thread dropping =
        new Thread(
            () -> {
              try {
                while (!database
                    .value(
                        "SELECT to_regclass('schema_assurance.backfill_run') IS NOT NULL AND EXISTS (SELECT FROM public.item WHERE copied = 20)")
                    .equals(true)) {
                  TimeUnit.MILLISECONDS.sleep(20);
                }
                database.execute(ddl);
              } catch (Exception failed) {
                throw new IllegalStateException(failed);
              }
            });
    dropping.start();

    ToolRun run = backfills.run(database, "--batch-size", "10", "--pause", "300");
    dropping.join();

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains(sentence);
  }
}
