package org.schemaassurance.verify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.verify.Check;

final class ChecksTest {
  static Iterable<Check<?>> checks() {
    return Checks.ALL;
  }

  @ParameterizedTest
  @MethodSource("checks")
  void eachCheckHasATestOfItsName(Check<?> check) throws ClassNotFoundException {
    Class<?> test = Class.forName(check.getClass().getName() + "IT");

    assertThat(test.getPackage()).isEqualTo(check.getClass().getPackage());
  }

  @Test
  void namesAreUniqueAndInTheirOrder() {
    assertThat(Checks.ALL)
        .extracting(Check::name)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.naturalOrder());
  }
}
