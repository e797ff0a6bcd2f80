package org.schemaassurance.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/** The changesets of docs/changesets.md do what the page says, and are taken back. */
@Template
final class ChangesetPageIT {
  private static final Path PAGE = Path.of("docs", "changesets.md");
  private static final String SCHEMA =
      """
      SELECT string_agg(fact, E'\\n' ORDER BY fact) FROM (
        SELECT attrelid::regclass || '.' || attname || ' ' || atttypid::regtype AS fact FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE 'databasechangelog%' AND attnum > 0 AND NOT attisdropped
        UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        UNION ALL SELECT pg_get_indexdef(indexrelid) || ' ' || indisvalid FROM pg_index WHERE indrelid IN ('public.orders'::regclass, 'public.customers'::regclass)
        UNION ALL SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid IN ('public.orders'::regclass, 'public.customers'::regclass)
      ) AS facts""";

  @TempDir private Path folder;

  @Test
  void eachChangesetIsAppliedAndTakenBack(TestDatabase database) throws SQLException, IOException {
    database.execute(blocks("sql before").get(0));
    Object before = database.value(SCHEMA);
    ChangelogRunner changelog = changelog();

    changelog.update(database.connection());

    assertThat(database.value("SELECT count(*) FROM public.orders WHERE note = 'none'"))
        .isEqualTo(1000L);
    assertThat(
            database.value(
                "SELECT count(*) FROM pg_index WHERE NOT indisvalid OR NOT indisready OR NOT indislive"))
        .isEqualTo(0L);
    assertThat(database.value("SELECT count(*) FROM pg_constraint WHERE NOT convalidated"))
        .isEqualTo(0L);
    assertThat(database.value("SELECT count(DISTINCT xmin::text) FROM public.orders"))
        .as("a transaction a batch")
        .isEqualTo(2L);

    changelog.rollbackEverything(database.connection());

    assertThat(database.value(SCHEMA)).isEqualTo(before);
  }

  @Test
  void anInvalidIndexOfAFailedBuildIsBuiltAnew(TestDatabase database)
      throws SQLException, IOException {
    database.execute(blocks("sql before").get(0));
    database.execute(
        "CREATE INDEX orders_customer_idx ON public.orders (customer_id);"
            + " UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'public.orders_customer_idx'::regclass");

    changelog().update(database.connection());

    assertThat(
            database.value(
                "SELECT indisvalid FROM pg_index WHERE indexrelid = 'public.orders_customer_idx'::regclass"))
        .isEqualTo(true);
  }

  /** All of the page's changelogs, in their order. */
  private ChangelogRunner changelog() throws IOException {
    List<String> changelogs = blocks("sql");
    assertThat(changelogs).hasSizeGreaterThan(5).allMatch(text -> text.startsWith("--liquibase"));
    StringBuilder master = new StringBuilder("databaseChangeLog:\n");
    for (int i = 0; i < changelogs.size(); i++) {
      Files.writeString(folder.resolve(i + ".sql"), changelogs.get(i));
      master.append("  - include: {file: ").append(i).append(".sql}\n");
    }
    Files.writeString(folder.resolve("master.yaml"), master);
    return new ChangelogRunner(folder, "master.yaml");
  }

  private static List<String> blocks(String kind) throws IOException {
    return Pattern.compile("^```" + kind + "\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
        .matcher(Files.readString(PAGE))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }
}
