package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
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
        "\"Odd Col\" = 'a'                           | x = 'a'",
        "\"null\" = 1                                | i = 1",
        "v = 'AND' OR x = ') OR ('                   | v = 'OR' OR x = ') OR ('"
      })
  void whatIsPrintedMeansWhatWasWrittenAndNothingElse(String written, String other)
      throws SQLException {
    for (String printed : printed(written)) {
      assertThat(SqlExpression.sameMeaning(written, printed)).as(printed).isTrue();
      assertThat(SqlExpression.sameMeaning(other, printed))
          .as("%s is not %s", other, printed)
          .isFalse();
    }
    assertThat(printedInTrigger(qualified(written)))
        .satisfies(
            printed -> {
              assertThat(SqlExpression.sameMeaning(qualified(written), printed))
                  .as(printed)
                  .isTrue();
              assertThat(SqlExpression.sameMeaning(qualified(other), printed)).isFalse();
            });
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
    for (Token token : tokens) {
      boolean column =
          token.kind() == Token.Kind.WORD && columns.contains(token.text())
              || token.kind() == Token.Kind.QUOTED_IDENTIFIER
                  && List.of("Odd Col", "null").contains(token.text());
      qualified.append(expression, end, token.start()).append(column ? "NEW." : "");
      qualified.append(expression, token.start(), token.end());
      end = token.end();
    }
    return qualified.toString();
  }
}
