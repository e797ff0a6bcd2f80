package org.schemaassurance.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OtherValueTest {
  @ParameterizedTest
  @CsvSource({"on, off", "False, on", "5, 6", "30s, 31s", "64 kB, 65 kB"})
  void aSettingTakesAnotherOfItsKind(String value, String other) {
    assertThat(OtherValue.than(List.of(value))).contains(other);
  }

  @Test
  void ofWordsOnlyTheServerKnowsTheOthers() {
    assertThat(OtherValue.than(List.of("UTC"))).isEmpty();
    assertThat(OtherValue.than(List.of("on", "off"))).isEmpty();
  }
}
