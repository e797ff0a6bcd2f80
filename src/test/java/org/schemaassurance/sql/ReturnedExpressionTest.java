package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReturnedExpressionTest {

  @Test
  void aSelectOfNothingElseIsWhatItSelects() {
    assertThat(ReturnedExpression.of("sql", " SELECT gen_random_uuid(); "))
        .contains("gen_random_uuid()");
    assertThat(ReturnedExpression.of("sql", "SELECT id FROM made")).isEmpty();
    assertThat(ReturnedExpression.of("sql", "SELECT 1; SELECT 2")).isEmpty();
  }

  @Test
  void variablesAreReplacedByWhatIsInThem() {
    assertThat(
            ReturnedExpression.of(
                "plpgsql",
                "DECLARE a bigint; b text := 'x'; BEGIN a := 1; a := a + 2; RETURN a || b; END"))
        .contains("CAST((CAST((1 ) AS bigint) + 2 ) AS bigint) || CAST(('x' ) AS text) ");
  }

  @Test
  void eachCourseIsFollowedToItsEnd() {
    assertThat(
            ReturnedExpression.of(
                "plpgsql", "BEGIN IF now() > x THEN RETURN NULL; END IF; RETURN 1; END"))
        .contains("CASE WHEN (now ( ) > x ) THEN (NULL ) ELSE (1 ) END");
  }

  @Test
  void whatIsWrittenOtherwiseIsNotRead() {
    assertThat(ReturnedExpression.of("plpgsql", "BEGIN SELECT 1 INTO x; RETURN x; END")).isEmpty();
    assertThat(ReturnedExpression.of("plpgsql", "BEGIN LOOP END LOOP; RETURN 1; END")).isEmpty();
    assertThat(ReturnedExpression.of("plpgsql", "BEGIN NULL; END")).isEmpty();
    assertThat(ReturnedExpression.of("c", "SELECT 1")).isEmpty();
  }
}
