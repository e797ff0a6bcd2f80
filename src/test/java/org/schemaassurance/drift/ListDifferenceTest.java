package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.sql.BodyDifference;

final class ListDifferenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a b c     | a c       | its labels with b               | them without
          a c       | a b c     | its labels unchanged            | them with b, too
          a b c     | a d e c   | its labels with b               | them with d, e instead
          a b       | b a       | its labels in their order       | them in another
          a b c d e | e         | its labels with a, b, c and 1 more | them without
          """)
  void itIsSaidWhatALineEachHas(String expected, String found, String first, String second) {
    BodyDifference difference =
        BodyDifference.between(expected.replace(' ', '\n'), found.replace(' ', '\n'));

    assertThat(ListDifference.expected("labels", difference)).isEqualTo(first);
    assertThat(ListDifference.found(difference)).isEqualTo(second);
  }
}
