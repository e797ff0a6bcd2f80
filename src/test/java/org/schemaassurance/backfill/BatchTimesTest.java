package org.schemaassurance.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BatchTimesTest {

  @Test
  void theQuantileIsTheTimeThatThisShareKept() {
    BatchTimes times = new BatchTimes();
    assertThat(times.quantile(0.95)).isZero();
    for (int millis = 1; millis <= 100; millis++) {
      times.add(Duration.ofMillis(millis));
    }
    times.add(Duration.ofHours(1));

    assertThat(times.quantile(0.5)).isEqualTo(Duration.ofMillis(51));
    assertThat(times.quantile(0.95)).isEqualTo(Duration.ofMillis(96));
    assertThat(times.quantile(1)).isEqualTo(Duration.ofSeconds(10));
  }
}
