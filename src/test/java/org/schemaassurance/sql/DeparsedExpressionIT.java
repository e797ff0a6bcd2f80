package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/**
 * What PostgreSQL prints of an expression means what was written, and not what was written
 * otherwise: in a CHECK, in a partial index and in a trigger's WHEN, and once more after what was
 * printed has been read again, as a restore of a dump does.
 */
@Template(DeparsedExpressionIT.OneTable.class)
final class DeparsedExpressionIT {
  static final ColumnTypes TYPES =
      column ->
          Optional.ofNullable(
              Map.ofEntries(
                      Map.entry("i", "integer"),
                      Map.entry("j", "integer"),
                      Map.entry("big", "bigint"),
                      Map.entry("n", "numeric(9,2)"),
                      Map.entry("d", "double precision"),
                      Map.entry("v", "character varying(20)"),
                      Map.entry("w", "character varying"),
                      Map.entry("x", "text"),
                      Map.entry("c", "character(3)"),
                      Map.entry("b", "boolean"),
                      Map.entry("day", "date"),
                      Map.entry("at", "timestamp without time zone"),
                      Map.entry("atz", "timestamp with time zone"),
                      Map.entry("u", "uuid"),
                      Map.entry("m", "public.mood"),
                      Map.entry("a", "integer[]"),
                      Map.entry("tags", "text[]"),
                      Map.entry("doc", "jsonb"),
                      Map.entry("Odd Col", "text"),
                      Map.entry("null", "integer"))
                  .get(column));

  private static TestDatabase database;

  static final class OneTable implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TABLE t (i int, j int, big bigint, n numeric(9,2), d double precision, v varchar(20), w varchar, x text,
              c char(3), b boolean, day date, at timestamp, atz timestamptz, u uuid, m mood, a int[], tags text[],
              doc jsonb, "Odd Col" text, "null" int);
            """);
      }
    }
  }

  @BeforeAll
  static void sharesOneDatabase(TestDatabase shared) {
    database = shared;
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        "v = 'active'                                | v = 'Active'",
        "x = 'active'                                | w = 'active'",
        "v != 'a'                                    | v = 'a'",
        "v IN ('a', 'b', 'c')                        | v IN ('a', 'b')",
        "x IN ('a', 'b')                             | x IN ('b', 'a')",
        "v NOT IN ('a', 'b')                         | v IN ('a', 'b')",
        "x IN ('a')                                  | x IN ('b')",
        "i IN (1, 2, 3)                              | i IN (1, 2, 4)",
        "m IN ('sad', 'ok')                          | m IN ('sad')",
        "m = 'ok'                                    | m = 'sad'",
        "c = 'abc'                                   | c = 'ab'",
        "v IS NOT NULL AND x IS NULL                 | v IS NOT NULL AND x IS NOT NULL",
        "v ISNULL OR x NOTNULL                       | v NOTNULL OR x ISNULL",
        "v IS DISTINCT FROM w                        | v IS NOT DISTINCT FROM w",
        "NOT b                                       | b",
        "b IS TRUE                                   | b IS NOT FALSE",
        "b IS NOT UNKNOWN                            | b IS UNKNOWN",
        "b = true                                    | b = false",
        "NOT (b AND i > 1)                           | NOT b AND i > 1",
        "(i = 1 OR i = 2) AND j = 3                  | i = 1 OR (i = 2 AND j = 3)",
        "i = 1 OR i = 2 AND j = 3                    | (i = 1 OR i = 2) AND j = 3",
        "i > 1 AND (j > 2 AND big > 3)               | i > 1 AND (j > 2 OR big > 3)",
        "i BETWEEN 1 AND 5                           | i BETWEEN 1 AND 6",
        "i NOT BETWEEN 1 AND j + 1                   | i NOT BETWEEN 1 AND j - 1",
        "v LIKE 'a%'                                 | v LIKE 'b%'",
        "x NOT LIKE 'a%'                             | x LIKE 'a%'",
        "v ILIKE 'a_'                                | v LIKE 'a_'",
        "x ~ '^a+$'                                  | x ~* '^a+$'",
        "v !~ 'a'                                    | v ~ 'a'",
        "i + j * 2 > 7                               | (i + j) * 2 > 7",
        "i - (j - 1) = 0                             | i - j - 1 = 0",
        "-i > j                                      | i > j",
        "i = -1                                      | i = 1",
        "i > - 5                                     | i > 5",
        "n >= 0                                      | n > 0",
        "n < 1.50                                    | n < 1.5",
        "big > 5                                     | big > 50",
        "big > 5000000000                            | big > 500000000",
        "d < 1.5                                     | d < 2.5",
        "i % 2 = 0                                   | i / 2 = 0",
        "i & 4 > 0                                   | i # 4 > 0",
        "2 ^ 3 > d                                   | 3 ^ 2 > d",
        "length(v) > 2                               | length(w) > 2",
        "lower(v) = 'a' AND upper(x) = 'B'           | lower(v) = 'a' AND lower(x) = 'B'",
        "pg_catalog.length(x) = 1                    | pg_catalog.octet_length(x) = 1",
        "coalesce(v, '') <> ''                       | coalesce(w, '') <> ''",
        "nullif(i, 0) IS NULL                        | nullif(i, 1) IS NULL",
        "greatest(i, j) > 0                          | least(i, j) > 0",
        "x || 'a' = 'ba'                             | x || 'b' = 'ba'",
        "v || '-' || w = x                           | v || '_' || w = x",
        "day > date '2026-01-01'                     | day > date '2026-01-02'",
        "day >= '2026-01-01'                         | day <= '2026-01-01'",
        "at < '2026-01-01 00:00:00'::timestamp       | at < '2026-01-01 00:00:01'::timestamp",
        "extract(year FROM at) = 2026                | extract(month FROM at) = 2026",
        "i::text = '1'                               | j::text = '1'",
        "CAST(x AS integer) = 1                      | CAST(x AS bigint) = 1",
        "u = '00000000-0000-0000-0000-000000000000'  | u = '00000000-0000-0000-0000-000000000001'",
        "a[1] = 1                                    | a[2] = 1",
        "a = ARRAY[1, 2]                             | a = ARRAY[2, 1]",
        "i = ANY (a)                                 | i = ALL (a)",
        "tags @> ARRAY['x']                          | tags <@ ARRAY['x']",
        "'x' = ANY (tags)                            | 'y' = ANY (tags)",
        "array_length(tags, 1) > 0                   | array_length(tags, 2) > 0",
        "doc ->> 'k' = 'v'                           | doc -> 'k' = 'v'",
        "doc @> '{\"a\": 1}'                         | doc @> '{\"a\": 2}'",
        "CASE WHEN i > 1 THEN b ELSE NOT b END       | CASE WHEN i > 2 THEN b ELSE NOT b END",
        "CASE WHEN i > 1 THEN b END                  | CASE WHEN i > 1 THEN NOT b END",
        "CASE i WHEN 1 THEN 'a' ELSE x END = 'a'     | CASE i WHEN 2 THEN 'a' ELSE x END = 'a'",
        "(i, j) = (1, 2)                             | (i, j) = (2, 1)",
        "(i, j) <> (1, 2)                            | (i, j) = (1, 2)",
        "x COLLATE \"C\" > 'a'                       | x COLLATE \"POSIX\" > 'a'",
        "x = 'it''s'                                 | x = 'its'",
        "x = E'a\\\\b\\nc'                           | x = 'a\\nc'",
        "x = E'\\101\\x42'                         | x = 'ABC'",
        "i::numeric / 2 > 1                          | i / 2 > 1",
        "i / 2 > 1                                   | i::numeric / 2 > 1",
        "n / 2 > 1                                   | n / 3 > 1",
        "i / n > 1                                   | j / n > 1",
        "i::bigint = j                               | i = j",
        "i::text = '5'                               | i = '5'",
        "x::integer < 1.5                            | x::integer < 1.6",
        "d > 1e3                                     | d > 100",
        "n = 1e2                                     | n = 1e3",
        "i BETWEEN SYMMETRIC 5 AND 1                 | i BETWEEN 5 AND 1",
        "i NOT BETWEEN SYMMETRIC j AND 1             | i BETWEEN SYMMETRIC j AND 1",
        "i IN (1, j, 3)                              | i IN (1, j, 4)",
        "i NOT IN (1, j, 3)                          | i IN (1, j, 3)",
        "i IN (j, 3)                                 | i IN (j, 4)",
        "v IN (w, 'a', x, 'b')                       | v IN (w, 'a', x, 'c')",
        "(i, j) IN ((1, 2), (3, 4))                  | (i, j) IN ((1, 2), (4, 3))",
        "ROW(i, j) IS DISTINCT FROM ROW(1, 2)        | ROW(i, j) IS DISTINCT FROM ROW(1, 3)",
        "i IS NOT DISTINCT FROM j                    | i IS DISTINCT FROM j",
        "position('a' IN x) > 0                      | position('b' IN x) > 0",
        "position('a' IN v) > 0                      | position(v IN 'a') > 0",
        "overlay(x PLACING 'a' FROM 2 FOR 1) = 'b'   | overlay(x PLACING 'a' FROM 1 FOR 2) = 'b'",
        "substring(x FROM 2 FOR 3) = 'a'             | substring(x FROM 3 FOR 2) = 'a'",
        "substring(v FOR 3) = 'a'                    | substring(v FROM 3) = 'a'",
        "substring(x, 2, 3) = 'a'                    | substring(x, 3, 2) = 'a'",
        "trim(both 'x' FROM v) = 'a'                 | trim(leading 'x' FROM v) = 'a'",
        "trim(v) = 'a'                               | ltrim(v) = 'a'",
        "trim(trailing FROM x) = 'a'                 | trim(x) = 'a'",
        "extract(epoch FROM at) > 5                  | extract(epoch FROM day) > 5",
        "at AT TIME ZONE 'UTC' > atz                 | at AT TIME ZONE 'CET' > atz",
        "at > timestamp '2026-01-01'                 | at > timestamp '2026-01-01 01:00'",
        "at > '2026-01-01 10:00'                     | at > '2026-01-01 10:00:30'",
        "at = timestamp without time zone '2026-01-01 10:00' | at = timestamp without time zone '2026-01-01 10:30'",
        "at + interval '1 hour' > day                | at + interval '1 day' > day",
        "at + '36 hours'::interval > day             | at + interval '1 day 12 hours' > day",
        "at + interval '1 year 2 months -3 days' > day | at + interval '1 year 2 months 3 days' > day",
        "at - interval '1.5 hours' > day             | at - interval '1 hour' > day",
        "day = at                                    | day = day",
        "\"Odd Col\" = 'a'                           | x = 'a'",
        "\"null\" = 1                                | i = 1",
        "v = 'AND' OR x = ') OR ('                   | v = 'OR' OR x = ') OR ('"
      })
  void whatIsPrintedMeansWhatWasWrittenAndNothingElse(String written, String other)
      throws SQLException {
    for (String printed : printed(written)) {
      assertThat(SqlExpression.sameMeaning(written, printed)).as(printed).isTrue();
      assertThat(SqlExpression.sameMeaning(written, printed, TYPES)).as(printed).isTrue();
      assertThat(SqlExpression.sameMeaning(printed, other, TYPES))
          .as("%s is not %s", other, printed)
          .isFalse();
    }
    assertThat(printedInTrigger(qualified(written)))
        .satisfies(
            printed -> {
              assertThat(SqlExpression.sameMeaning(qualified(written), printed))
                  .as(printed)
                  .isTrue();
              assertThat(SqlExpression.sameMeaning(qualified(other), printed, TYPES)).isFalse();
            });
  }

  @Test
  void ofTwoHundredGeneratedExpressionsThoseAreTheSameThatPostgresqlPrintsTheSame()
      throws SQLException {
    GeneratedExpressions expressions = new GeneratedExpressions(20261122);
    for (int i = 0; i < 200; i++) {
      GeneratedExpressions.Pair pair = expressions.next();
      String otherPrinted = printed(pair.other()).get(0);
      for (String printed : printed(pair.written())) {
        assertThat(SqlExpression.sameMeaning(pair.written(), printed))
            .as("%s is printed as %s", pair.written(), printed)
            .isTrue();
        assertThat(SqlExpression.sameMeaning(printed, pair.written(), TYPES))
            .as("%s is printed as %s", pair.written(), printed)
            .isTrue();
        assertThat(SqlExpression.sameMeaning(pair.other(), printed, TYPES))
            .as("%s beside %s", pair.other(), printed)
            .isEqualTo(otherPrinted.equals(printed(pair.written()).get(0)));
      }
    }
  }

  /** As a CHECK, as that again, and as the predicate of an index. */
  private static List<String> printed(String expression) throws SQLException {
    database.execute("BEGIN");
    try {
      database.execute("ALTER TABLE t ADD CONSTRAINT one CHECK (" + expression + ")");
      String check =
          (String)
              database.value(
                  "SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint WHERE conname = 'one'");
      database.execute("ALTER TABLE t ADD CONSTRAINT two CHECK (" + check + ")");
      String again =
          (String)
              database.value(
                  "SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint WHERE conname = 'two'");
      database.execute("CREATE INDEX three ON t (i) WHERE " + expression);
      String predicate =
          (String)
              database.value(
                  "SELECT pg_get_expr(indpred, indrelid) FROM pg_index WHERE indexrelid = 'three'::regclass");
      return List.of(check, again, predicate);
    } finally {
      database.execute("ROLLBACK");
    }
  }

  private static String printedInTrigger(String condition) throws SQLException {
    database.execute("BEGIN");
    try {
      database.execute(
          "CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW WHEN (%s) EXECUTE FUNCTION f()"
              .formatted(condition));
      String definition =
          (String)
              database.value("SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = 'tr'");
      return definition.substring(
          definition.indexOf(" WHEN (") + " WHEN (".length(),
          definition.lastIndexOf(") EXECUTE FUNCTION"));
    } finally {
      database.execute("ROLLBACK");
    }
  }

  /** A trigger's condition speaks of rows: each name that is a column's gets its NEW. */
  private static String qualified(String expression) {
    StringBuilder qualified = new StringBuilder();
    int end = 0;
    List<Token> tokens = SqlLexer.tokenize(expression);
    List<String> columns =
        List.of(
            "i", "j", "big", "n", "d", "v", "w", "x", "c", "b", "day", "at", "atz", "u", "m", "a",
            "tags", "doc");
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean keyword = i + 1 < tokens.size() && tokens.get(i + 1).isWord("time");
      boolean column =
          !keyword && token.kind() == Token.Kind.WORD && columns.contains(token.text())
              || token.kind() == Token.Kind.QUOTED_IDENTIFIER
                  && List.of("Odd Col", "null").contains(token.text());
      qualified.append(expression, end, token.start()).append(column ? "NEW." : "");
      qualified.append(expression, token.start(), token.end());
      end = token.end();
    }
    return qualified.toString();
  }
}
