package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schemaassurance.drift.Difference.Kind;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.Severity;

/** Nobody is told to write a file that is not there. */
final class DriftAdviceTest {
  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"MISSING", "UNEXPECTED", "CHANGED"})
  void speaksOfTheSnapshotWhereThereIsOne(Kind kind) {
    assertThat(advice(true, kind)).contains("write the snapshot anew").endsWith(".");
    assertThat(advice(false, kind)).doesNotContain("snapshot").endsWith(".");
  }

  private static String advice(boolean ofFile, Kind kind) {
    return new DriftAdvice(ofFile)
        .on(
            new Difference(
                kind,
                ObjectKind.TABLE,
                "app.a",
                "table app.a",
                Severity.ERROR,
                List.of(),
                Map.of(),
                Map.of()),
            Optional.empty());
  }
}
