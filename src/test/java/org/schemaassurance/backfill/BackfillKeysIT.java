package org.schemaassurance.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;

/** Keys, tables and repairs of every sort, and what becomes of a cursor when they change. */
@Template
@Timeout(60)
final class BackfillKeysIT {
  private static final String RULES =
      """
      rules:
        - rule: copied
          check: no-rows
          table: public.item
          meaning: Every item has its copy
          key: [n]
          query: SELECT n FROM public.item WHERE copied IS DISTINCT FROM n
          backfill:
            name: copies
            table: public.item
            key: [%s]
            repair: |
              %s
      """;
  private static final String COPY =
      "UPDATE public.item SET copied = batch.n FROM batch WHERE item.n = batch.n AND item.copied IS DISTINCT FROM batch.n";

  @TempDir private Path folder;

  private ToolRun run(TestDatabase database, String key, String repair, String... options) {
    return Backfills.of(folder, RULES.formatted(key, repair)).run(database, options);
  }

  /** Rows 1 to 100. */
  private static void make(TestDatabase database, String columns, String values) throws Exception {
    database.execute(
        "CREATE TABLE public.item (%s, n int, copied int); INSERT INTO public.item SELECT %s, n, NULL FROM generate_series(1, 100) AS n"
            .formatted(columns, values));
  }

  private static long left(TestDatabase database) throws Exception {
    return (long)
        database.value("SELECT count(*) FROM public.item WHERE copied IS DISTINCT FROM n");
  }

  @Test
  void rowsWithANullInTheirKeyAreLeftAndNoOthers(TestDatabase database) throws Exception {
    make(database, "a int, b int, UNIQUE (a, b)", "n / 10, CASE WHEN n % 10 < 7 THEN n % 10 END");

    ToolRun first = run(database, "a, b", COPY, "--batch-size", "4");

    assertThat(first.status()).isEqualTo(1);
    assertThat(left(database)).isEqualTo(30);
    assertThat(database.value("SELECT count(*) FROM public.item WHERE b IS NULL")).isEqualTo(30L);
    assertThat(run(database, "a, b", COPY, "--dry-run").err()).isEmpty();
    assertThat(ToolRun.of(ToolRun.environment(database), "backfill", "status").status()).isZero();
  }

  @Test
  void aTypeOfTheDatabasesOwnCanBeAKey(TestDatabase database) throws Exception {
    database.execute(
        "CREATE TYPE public.mood AS ENUM ('low', 'high'); CREATE DOMAIN public.\"No\" AS int");
    make(
        database,
        "mood public.mood, no public.\"No\", PRIMARY KEY (mood, no)",
        "CASE WHEN n > 40 THEN 'low' ELSE 'high' END::public.mood, n");

    ToolRun run = run(database, "mood, no", COPY, "--batch-size", "7");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(left(database)).isZero();
  }

  @Test
  void aKeyOfAnotherTypeBeginsAnew(TestDatabase database) throws Exception {
    make(database, "id text PRIMARY KEY", "'a' || n");
    assertThat(run(database, "id", COPY, "--max-batches", "1", "--batch-size", "10").status())
        .isEqualTo(1);
    database.execute("DROP TABLE public.item");
    make(database, "id int PRIMARY KEY", "n");

    ToolRun run = run(database, "id", COPY);

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("100 rows walked");
    assertThat(run.status()).isZero();
  }

  @Test
  void anotherRepairBeginsAnew(TestDatabase database) throws Exception {
    make(database, "id int PRIMARY KEY", "n");
    String wrong = COPY.replace("copied = batch.n", "copied = 0");
    assertThat(run(database, "id", wrong, "--max-batches", "1", "--batch-size", "10").status())
        .isEqualTo(1);

    ToolRun run = run(database, "id", COPY);

    assertThat(run.out()).contains("100 rows walked");
    assertThat(run.status()).isZero();
  }

  @Test
  void questionMarksOfARepairAreItsOwn(TestDatabase database) throws Exception {
    make(database, "id int PRIMARY KEY, data jsonb", "n, '{\"k\": 1}'");

    ToolRun run = run(database, "id", COPY + " AND item.data ? 'k' AND '?' = '?'");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
  }

  @Test
  void aRepairThatReturnsRowsIsRefusedAndUndone(TestDatabase database) throws Exception {
    make(database, "id int PRIMARY KEY", "n");

    ToolRun run = run(database, "id", COPY + " RETURNING item.id");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .contains("the repair returns rows", "leave RETURNING, or the SELECT behind WITH, out");
    assertThat(left(database)).isEqualTo(100);
  }

  @Test
  void aTableFromWhichOthersInheritIsRefused(TestDatabase database) throws Exception {
    make(database, "id int PRIMARY KEY", "n");
    database.execute("CREATE TABLE public.child () INHERITS (public.item)");

    ToolRun run = run(database, "id", COPY);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .contains(
            "Other tables inherit from public.item, and no index makes a key unique among all of them: declare a backfill for each.");
  }
}
