package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class JdbcTextTest {
  @Test
  void questionMarksOfOperatorsAreDoubledAndNoOthers() {
    assertThat(
            JdbcText.withoutParameters(
                "SELECT a ? 'k?', b ?| c, \"d?\" -- why?\n, $$e?$$ /* f? */ @? g"))
        .isEqualTo("SELECT a ?? 'k?', b ??| c, \"d?\" -- why?\n, $$e?$$ /* f? */ @?? g");
  }
}
