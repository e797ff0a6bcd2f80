package org.schemaassurance.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SourceLocation;
import org.schemaassurance.rules.DeclaredBackfill;
import org.schemaassurance.sql.BatchStatement;

final class BatchSqlTest {
  private static final List<KeyColumn> PAIR =
      List.of(new KeyColumn("teacher_id", "uuid", true), new KeyColumn("No", "bigint", false));

  private static BatchSql sql(Optional<String> where, String repair, List<KeyColumn> key) {
    return new BatchSql(
        new DeclaredBackfill(
            "b",
            new QualifiedName("public", "Lessons"),
            List.of(),
            where,
            BatchStatement.of(repair),
            new SourceLocation("rules.yaml", 1, 1)),
        key);
  }

  @Test
  void theFirstBoundLooksFromTheFirstKeyWithoutNulls() {
    assertThat(sql(Optional.empty(), "DELETE FROM batch", PAIR).bound(true))
        .isEqualTo(
            """
            SELECT bound.row_count, bound."teacher_id"::pg_catalog.text, bound."No"::pg_catalog.text
            FROM (
              SELECT "teacher_id", "No", pg_catalog.row_number() OVER (ORDER BY "teacher_id", "No") AS row_count
              FROM "public"."Lessons"
              WHERE "teacher_id" IS NOT NULL AND "No" IS NOT NULL AND ("teacher_id", "No") <= (?::uuid, ?::bigint)
              ORDER BY "teacher_id", "No"
              LIMIT ?) AS bound
            ORDER BY bound.row_count DESC
            LIMIT 1""");
  }

  @Test
  void laterBoundsCompareRows() {
    assertThat(sql(Optional.empty(), "DELETE FROM batch", PAIR).bound(false))
        .contains(
            "WHERE \"teacher_id\" IS NOT NULL AND \"No\" IS NOT NULL AND (\"teacher_id\", \"No\") > (?::uuid, ?::bigint) AND (\"teacher_id\", \"No\") <= (?::uuid, ?::bigint)\n");
  }

  @Test
  void theRepairReadsTheRowsOfTheRangeThatTheConditionLeaves() {
    String repair = "UPDATE public.t AS t SET a = 1 FROM batch WHERE batch.id = t.id";

    assertThat(sql(Optional.of("a IS NULL OR b"), repair, PAIR).repair(false))
        .isEqualTo(
            """
            WITH batch AS (
              SELECT *
              FROM "public"."Lessons"
              WHERE "teacher_id" IS NOT NULL AND "No" IS NOT NULL
                AND ("teacher_id", "No") > (?::uuid, ?::bigint)
                AND ("teacher_id", "No") <= (?::uuid, ?::bigint)
                AND (a IS NULL OR b)
              ORDER BY "teacher_id", "No"
              LIMIT ?
            )
            UPDATE public.t AS t SET a = 1 FROM batch WHERE batch.id = t.id""");
  }

  @Test
  void aWithOfTheRepairComesBehindTheBatch() {
    List<KeyColumn> id = List.of(new KeyColumn("id", "text", false));
    String repair = "WITH doubled AS (SELECT id FROM batch) DELETE FROM public.t USING doubled";

    assertThat(sql(Optional.empty(), repair, id).repair(true))
        .isEqualTo(
            """
            WITH batch AS (
              SELECT *
              FROM "public"."Lessons"
              WHERE "id" IS NOT NULL
                AND ("id") <= (?::text)
              ORDER BY "id"
              LIMIT ?
            ), doubled AS (SELECT id FROM batch) DELETE FROM public.t USING doubled""");
    assertThat(sql(Optional.empty(), repair.replace("WITH", "WITH RECURSIVE"), id).repair(true))
        .startsWith("WITH RECURSIVE batch AS (")
        .contains("), doubled AS (");
  }

  @Test
  void aPassEndsWithTheGreatestKey() {
    assertThat(sql(Optional.empty(), "DELETE FROM batch", PAIR).greatestKey())
        .isEqualTo(
            """
            SELECT outermost."teacher_id"::pg_catalog.text, outermost."No"::pg_catalog.text
            FROM (
              SELECT "teacher_id", "No"
              FROM "public"."Lessons"
              WHERE "teacher_id" IS NOT NULL AND "No" IS NOT NULL
              ORDER BY "teacher_id" DESC, "No" DESC
              LIMIT 1) AS outermost""");
  }

  @Test
  void onlyColumnsThatMayLackAValueAreAskedForRowsWithoutAKey() {
    assertThat(sql(Optional.of("a OR b"), "DELETE FROM batch", PAIR).countWithoutKey())
        .contains(
            """
            SELECT pg_catalog.count(*)
            FROM "public"."Lessons"
            WHERE ("teacher_id" IS NULL)
                AND (a OR b)""");
    assertThat(sql(Optional.empty(), "DELETE FROM batch", PAIR.subList(1, 2)).countWithoutKey())
        .isEmpty();
  }

  @Test
  void theLimitIsMoreThanTheRange() {
    assertThat(BatchSql.rowLimit(1)).isGreaterThan(1);
    assertThat(BatchSql.rowLimit(100_000)).isGreaterThan(100_000);
  }
}
