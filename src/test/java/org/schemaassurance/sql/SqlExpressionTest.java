package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs of what somebody writes and what PostgreSQL prints of it, or of something else. */
final class SqlExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "NEW.status = 'active'            | ((new.status)::text = 'active'::text)",
        "new.\"status\"='active'          | (new.status = 'active'::public.booking_status)",
        "NEW.status = 'active' AND OLD.status IS DISTINCT FROM NEW.status | (((new.status)::text = 'active'::text) AND ((old.status)::text IS DISTINCT FROM (new.status)::text))",
        "status IN ('a', 'b')             | ((status)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
        "status IN ('a', 'b')             | ((status)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text]))",
        "status NOT IN ('a', 'b')         | (status <> ALL (ARRAY['a'::text, 'b'::text]))",
        "status IN ('a')                  | (status = 'a'::text)",
        "n BETWEEN 1 AND 5 AND m          | ((n >= 1) AND (n <= 5) AND m)",
        "n NOT BETWEEN 1 AND 5            | ((n < 1) OR (n > 5))",
        "a LIKE 'x%' OR a NOT ILIKE 'y'   | ((a ~~ 'x%'::text) OR (a !~~* 'y'::text))",
        "a != 1                           | (a <> 1)",
        "'active' = status AND a AND b    | (b AND (status = 'active'::text) AND a)",
        "a = 1 OR b IS DISTINCT FROM c    | ((c IS DISTINCT FROM b) OR (1 = a))",
        "a ISNULL OR b NOTNULL            | ((a IS NULL) OR (b IS NOT NULL))",
        "a IS NOT DISTINCT FROM b         | (NOT (a IS DISTINCT FROM b))",
        "NOT a AND b                      | ((NOT a) AND b)",
        "a OR b AND c                     | (a OR (b AND c))",
        "(a AND b) AND c                  | (a AND b AND c)",
        "1 + 2 * 3                        | (1 + (2 * 3))",
        "a - b - c                        | ((a - b) - c)",
        "-2 ^ 2                           | ('-2'::integer ^ 2)",
        "x = -1                           | (x = '-1'::integer)",
        "x > 1                            | (x > (1)::numeric)",
        "CAST(a AS int)                   | (a)::integer",
        "CASE WHEN a THEN 1 END           | CASE WHEN a THEN 1 ELSE NULL::integer END",
        "CASE a WHEN 1 THEN 'x' ELSE 'y' END | CASE a WHEN 1 THEN 'x'::text ELSE 'y'::text END",
        "pg_catalog.lower(a) = 'x'        | (lower((a)::text) = 'x'::text)",
        "a OPERATOR(pg_catalog.=) b       | (a = b)",
        "a AT TIME ZONE 'UTC' < b         | (timezone('UTC', a) < b)",
        "date '2026-01-01' < d            | ('2026-01-01'::date < d)",
        "(a->>'k') = 'v'                  | ((a ->> 'k'::text) = 'v'::text)",
        "tags @> ARRAY['x']               | (tags @> ARRAY['x'::text])",
        "a[1] = 'x'                       | (a[1] = 'x'::text)",
        "(a, b) = (1, 2)                  | (ROW(a, b) = ROW(1, 2))",
        "a COLLATE \"C\" = 'x'            | ((a COLLATE \"C\") = 'x'::text)",
        "a = 'it''s'                      | (a = $$it's$$::text)",
        "a = /* comment */ 'x' -- end     | (a = 'x'::text)",
        "a = E'\\x41'                     | (a = 'A'::text)",
        "1e3                              | '1000'::numeric",
        "a > 1.e1                         | (a > (10)::numeric)",
        "interval '90 min'                | '01:30:00'::interval",
        "interval '1 week 1 day'          | '8 days'::interval",
        "interval '-1 day +02:03:00'      | '-1 days +02:03:00'::interval",
        "time '10:00'                     | '10:00:00'::time without time zone",
        "timestamp '2026-01-01T10:00'     | '2026-01-01 10:00:00'::timestamp without time zone",
        "a = 'yes'::boolean               | (a = true)",
        "position('x' in a)               | POSITION(('x'::text) IN (a))",
        "trim(a)                          | TRIM(BOTH FROM a)",
        "extract('year' from a)           | EXTRACT(year FROM a)",
        "a AT LOCAL                       | timezone(a)",
        "gen_random_uuid()                | pg_catalog.gen_random_uuid()",
        "coalesce(a, '') = ''             | (COALESCE(a, ''::character varying) = ''::text)"
      })
  void differencesOfSpellingMakeNone(String written, String printed) {
    assertThat(SqlExpression.sameMeaning(written, printed)).isTrue();
    assertThat(SqlExpression.sameMeaning(printed, written)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "status = 'active'        | status = 'completed'",
        "status = 'active'        | status = 'Active'",
        "status = 'active'        | status = 'active '",
        "status = 'active'        | status <> 'active'",
        "status = 'active'        | status IS DISTINCT FROM 'active'",
        "status = 'active'        | \"Status\" = 'active'",
        "status = 'active'        | new.status = 'active'",
        "old.status = 'a'         | new.status = 'a'",
        "a AND b                  | a OR b",
        "a AND b AND b            | a AND a AND b",
        "a < b                    | b < a",
        "a OPERATOR(s.=) b        | b OPERATOR(s.=) a",
        "a AND b                  | a",
        "a AND b AND c            | a AND b",
        "NOT a                    | a",
        "NOT a                    | NOT NOT a",
        "NOT (a AND b)            | NOT a AND b",
        "(a OR b) AND c           | a OR b AND c",
        "a - (b - c)              | a - b - c",
        "a IN (1, 2)              | a IN (1, 2, 3)",
        "a IN (1, 2)              | a NOT IN (1, 2)",
        "a = ANY (b)              | a = ALL (b)",
        "a BETWEEN 1 AND 5        | a BETWEEN 1 AND 6",
        "a LIKE 'x'               | a ILIKE 'x'",
        "a LIKE 'x'               | a NOT LIKE 'x'",
        "a IS NULL                | a IS NOT NULL",
        "a IS TRUE                | a IS NOT FALSE",
        "a < 1                    | a <= 1",
        "a = 1                    | a = 10",
        "a = -1                   | a = 1",
        "a + b                    | a - b",
        "f(a, b)                  | f(b, a)",
        "public.f(a)              | app.f(a)",
        "a = b                    | a OPERATOR(public.=) b",
        "\"a.b\" = 1              | a.b = 1",
        "\"a\\\".b = 1            | \"a.b\" = 1",
        "a = NULL                 | a = \"null\"",
        "a = current_user         | a = \"current_user\"",
        "a = E'\\xe9'             | a = '\\xe9'",
        "a / 2                    | a::numeric / 2",
        "a = 5                    | a = 5::text",
        "a::text                  | a::numeric",
        "a + interval '1 hour'    | a + interval '1 minute'",
        "interval '1 month'       | interval '30 days'",
        "interval '1 week'        | interval '1 fortnight'",
        "interval '1 hour foo'    | interval '1 hour bar'",
        "a = U&'b'                | a = 'u&b'",
        "a = 'x'                  | a = x",
        "a = '1'::date            | a = '1'::timestamp",
        "a::date = b              | a = b",
        "a = 'abcd'               | a = 'abcd'::varchar(3)",
        "a = 'abcd'               | a::varchar(3) = 'abcd'",
        "a IN ('b', 'c')          | a IN ('b'::char(1), 'c')",
        "a COLLATE \"C\" = 'x'    | a = 'x'",
        "CASE WHEN a THEN 1 END   | CASE WHEN a THEN 1 ELSE 0 END",
        "b'1'                     | x'1'",
        "a[1]                     | a[2]",
        "ARRAY[1, 2]              | ARRAY[2, 1]"
      })
  void differencesOfMeaningAreSeen(String one, String other) {
    assertThat(SqlExpression.sameMeaning(one, other)).isFalse();
    assertThat(SqlExpression.sameMeaning(other, one)).isFalse();
  }

  @Test
  void whatCannotBeReadIsComparedTokenByToken() {
    assertThat(SqlExpression.sameMeaning("a ~ ) B", "A /* */ ~ ) b")).isTrue();
    assertThat(SqlExpression.sameMeaning("a ~ ) b", "a ~ )) b")).isFalse();
    assertThat(SqlExpression.sameMeaning("'open", " 'open ")).isTrue();
    assertThat(SqlExpression.sameMeaning("'open", "'Open")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "- ",
        "not ",
        "~ ",
        "[",
        "a[",
        "a::",
        "case when ",
        "array[",
        "f(",
        "cast(",
        "a + ",
        "a is null ",
        "setof ",
        "a.",
        "a::text[]",
        "a and ",
        "a in (",
        "a between "
      })
  void aTextThatRepeatsFiftyThousandTimesIsOnlyText(String piece) {
    String deep = piece.repeat(50_000);

    assertThat(SqlExpression.sameMeaning(deep + "a", deep + "a")).isTrue();
    assertThat(SqlExpression.sameMeaning(deep + "a", deep + "b")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a)", "- a", "a + 1", "NOT a", "CASE WHEN a THEN 1 END", "f(a)"})
  void ordinaryNestingIsRead(String level) {
    String nested = "a";
    String other = "b";
    for (int i = 0; i < 30; i++) {
      nested = level.replaceFirst("a(?!n|s)", "(" + nested + ")");
      other = level.replaceFirst("a(?!n|s)", "(" + other + ")");
    }
    assertThat(SqlExpression.sameMeaning(nested, " ( " + nested + " ) ")).isTrue();
    assertThat(SqlExpression.sameMeaning(nested, other)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a::text", "a is null", "a + 1", "a - 1 - 1", "a[1]", "a collate \"C\""})
  void aChainThatNestsDeeplyToTheLeftIsOnlyText(String link) {
    String deep = "a" + link.substring(1).repeat(50_000);

    assertThat(SqlExpression.sameMeaning(deep, deep)).isTrue();
    assertThat(SqlExpression.sameMeaning(deep, deep + " is true")).isFalse();
  }

  @Test
  void aBodyIsTheSameButForCommentsAndLayout() {
    assertThat(
            SqlExpression.sameTokens(
                "BEGIN -- go\n  RETURN new;\nEND", "begin return NEW; /* gone */ end"))
        .isTrue();
    assertThat(SqlExpression.sameTokens("RETURN 'New'", "RETURN 'new'")).isFalse();
    assertThat(SqlExpression.sameTokens("RETURN \"New\"", "RETURN new")).isFalse();
    assertThat(SqlExpression.sameTokens("RETURN new", "RETURN new;")).isFalse();
  }
}
