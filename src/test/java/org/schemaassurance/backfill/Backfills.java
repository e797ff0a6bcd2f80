package org.schemaassurance.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.schemaassurance.support.CopiedItems;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;

/**
 * A rule file with a backfill that fills a column: {@code copied} of table {@code item} from {@code
 * value}, in batches of 10 unless told otherwise.
 */
final class Backfills {
  private final Path file;

  private Backfills(Path file) {
    this.file = file;
  }

  /** Walks along these columns. */
  static Backfills along(Path folder, String key) {
    return of(folder, CopiedItems.rules(key));
  }

  static Backfills of(Path folder, String rules) {
    Path file = folder.resolve("rules.yaml");
    try {
      Files.writeString(file, rules);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new Backfills(file);
  }

  /** Makes the table with a primary key {@code id} of a type, and rows 1 to n. */
  static void makeItems(TestDatabase database, String type, int rows) throws Exception {
    String id =
        type.equals("uuid")
            ? "md5(n::text)::uuid"
            : type.startsWith("timestamp")
                ? "timestamptz '2026-01-01' + n * interval '1 microsecond'"
                : "n::" + type;
    database.execute(
        "CREATE TABLE public.item (id "
            + type
            + " PRIMARY KEY, part int, value int, copied int);"
            + " INSERT INTO public.item SELECT "
            + id
            + ", n % 7, n, NULL FROM generate_series(1, "
            + rows
            + ") AS n; ANALYZE public.item");
  }

  Path file() {
    return file;
  }

  /** Runs the verb as the superuser. */
  ToolRun run(TestDatabase database, String... options) {
    return run(ToolRun.environment(database), options);
  }

  ToolRun run(Map<String, String> environment, String... options) {
    List<String> arguments = new ArrayList<>(List.of("backfill"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--rules", file.toString()));
    return ToolRun.of(environment, arguments.toArray(String[]::new));
  }

  /** All is repaired, and no batch counted twice. */
  static void assertComplete(TestDatabase database, long rows) throws Exception {
    assertThat(
            database.value("SELECT count(*) FROM public.item WHERE copied IS DISTINCT FROM value"))
        .isEqualTo(0L);
    assertThat(
            database.rows(
                "SELECT last_key IS NULL, walked, repaired, holder IS NULL FROM schema_assurance.backfill_job"))
        .containsExactly(List.of(true, rows, rows, true));
    assertThat(
            database.value(
                "SELECT sum(repaired)::bigint FROM schema_assurance.backfill_run WHERE job = 'copies'"))
        .isEqualTo(rows);
  }
}
