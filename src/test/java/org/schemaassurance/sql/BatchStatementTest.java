package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BatchStatementTest {

  @Test
  void comesWithoutTheSemicolonAndTheCommentsAround() {
    assertThat(BatchStatement.of("-- all\nDELETE FROM t USING batch; -- done").text())
        .isEqualTo("DELETE FROM t USING batch");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|expected a statement, found nothing",
        "SELECT * FROM batch|expected an INSERT, UPDATE, DELETE, MERGE or WITH, found 'select'",
        "DELETE FROM t USING batch; DROP TABLE t|a second statement behind a semicolon",
        "DELETE FROM t USING batch WHERE (true|a parenthesis is not closed",
        "DELETE FROM t WHERE a = 'batch'|reads the relation 'batch'",
      })
  void refusesWhatIsNoStatementOverABatch(String text, String sentence) {
    assertThatThrownBy(() -> BatchStatement.of(text))
        .isInstanceOf(SqlTextException.class)
        .hasMessageContaining(sentence);
  }
}
