package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class DifferencePagesTest {
  @Test
  void everyWayOfDifferingHasAPageThatBeginsWithASentence() {
    assertThat(Arrays.stream(Difference.Kind.values()).map(Difference.Kind::toString))
        .allSatisfy(
            kind ->
                assertThat(DifferencePages.page(kind).orElseThrow().lines().findFirst())
                    .hasValueSatisfying(sentence -> assertThat(sentence).endsWith(".")));
  }

  @Test
  void whatIsTheSameHasNone() {
    assertThat(DifferencePages.page(DriftFindings.SAME)).isEmpty();
  }
}
