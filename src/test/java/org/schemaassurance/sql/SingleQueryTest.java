package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SingleQueryTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "with a as (select 1) select * from a",
        "VALUES (1), (2)",
        "TABLE public.t",
        "(SELECT 1) UNION (SELECT 2)",
        "SELECT ';', \";\", $$;)$$, E'\\');' /* ;) /* ) */ */ FROM t"
      })
  void aQueryIsTakenAsItStands(String query) {
    assertThat(SingleQuery.of(query)).isEqualTo(query);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT 1;                | SELECT 1",
        "SELECT 1 ; ; -- done     | SELECT 1",
        "SELECT 1 -- swallows     | SELECT 1",
        "SELECT 1 /* swallows */  | SELECT 1",
        "/* first */ SELECT 1     | SELECT 1"
      })
  void whatStandsBehindItsLastTokenIsCutOff(String text, String query) {
    assertThat(SingleQuery.of(text)).isEqualTo(query);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                    | expected a query, found nothing",
        "`-- nothing`                          | expected a query, found nothing",
        ";;                                    | expected a query, found nothing",
        "SELECT 1; DROP TABLE t                | expected one query, found a second statement behind a semicolon",
        "SELECT 1; COMMIT; SELECT 2            | expected one query, found a second statement behind a semicolon",
        "SELECT 1 /* /* */ ; DROP TABLE t */ ; SELECT 2 | expected one query, found a second statement behind a semicolon",
        "SELECT E'\\'; --' ; DROP TABLE t      | expected one query, found a second statement behind a semicolon",
        "SELECT $a$ $b$ $a$; DELETE FROM t     | expected one query, found a second statement behind a semicolon",
        "SELECT 1) AS a; DROP TABLE t; SELECT (1 | a parenthesis is closed that was not opened",
        "SELECT 1) UNION SELECT (2             | a parenthesis is closed that was not opened",
        "SELECT (1                             | a parenthesis is not closed",
        "SELECT '\\' ; DROP TABLE t --'        | expected one query, found a second statement behind a semicolon",
        "SELECT 'a                             | the quote at offset 7 is not closed",
        "SELECT $a$ 1                          | the quote '$a$' at offset 7 is not closed",
        "SELECT 1 /* ) SELECT 2                | the comment at offset 9 is not closed",
        "INSERT INTO t VALUES (1)              | expected a query that begins with SELECT, WITH, VALUES or TABLE, found 'insert'",
        "COPY t TO PROGRAM 'rm'                | expected a query that begins with SELECT, WITH, VALUES or TABLE, found 'copy'",
        "( DO $$ $$ )                          | expected a query that begins with SELECT, WITH, VALUES or TABLE, found 'do'",
        "\"select\" 1                          | expected a query that begins with SELECT, WITH, VALUES or TABLE, found 'select'",
        "{call pg_sleep(1)}                    | unexpected character '{' at offset 0"
      })
  void anAttackOnTheWrapperIsRefused(String text, String problem) {
    assertThatThrownBy(() -> SingleQuery.of(text))
        .isInstanceOf(SqlTextException.class)
        .hasMessage(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00A0", "\u2003", "\uFEFF", "\u200B", "\u0085"})
  void aUnicodeBlankIsPartOfANameAsItIsToThePostgresLexer(String blank) {
    assertThatThrownBy(() -> SingleQuery.of(blank + "SELECT 1"))
        .isInstanceOf(SqlTextException.class)
        .hasMessageStartingWith("expected a query that begins with");
    assertThatThrownBy(() -> SingleQuery.of("SELECT 1;" + blank))
        .hasMessage("expected one query, found a second statement behind a semicolon");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "SELECT \0", "SELECT 1 \0"})
  void aZeroByteIsRefused(String text) {
    assertThatThrownBy(() -> SingleQuery.of(text)).isInstanceOf(SqlTextException.class);
  }
}
