package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.schemaassurance.support.Reference;

final class RuleReferenceTest {
  @Test
  void theRuleReferenceIsThatOfTheSchemaAndThePages() throws IOException {
    Reference.assertCommitted("rules.md", RuleReference.text());
  }

  @Test
  void theLintReferenceIsThatOfThePages() throws IOException {
    Reference.assertCommitted("lints.md", LintReference.text());
  }

  @Test
  void everyCheckAndEveryKeyIsTold() throws IOException {
    assertThat(RuleReference.text())
        .contains(Checks.ALL.stream().map(check -> "\n### " + check.name() + "\n").toList())
        .contains("| `nulls_not_distinct` |", "| `behaviour` |", "| `expires` |", "| `repair` |");
  }
}
