package org.schemaassurance.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class GiveWayTest {
  private static final Duration TARGET = Duration.ofMillis(100);

  private static GiveWay saw(int... others) {
    GiveWay giveWay = new GiveWay();
    for (int each : others) {
      giveWay.saw(each);
    }
    return giveWay;
  }

  @Test
  void aloneNothingIsGivenAway() {
    GiveWay alone = saw(0, 0, 0);

    assertThat(alone.target(TARGET)).isEqualTo(TARGET);
    assertThat(alone.pauseAfter(TARGET)).isZero();
  }

  @Test
  void whoeverIsSeenOnceIsSoonForgotten() {
    GiveWay afterwards = saw(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    assertThat(afterwards.target(TARGET)).isEqualTo(TARGET);
    assertThat(afterwards.pauseAfter(TARGET)).isZero();
  }

  @Test
  void theMoreAreAtWorkTheShorterIsABatchAndTheLongerThePauseBehindIt() {
    GiveWay few = saw(0, 1);
    GiveWay more = saw(0, 1, 1);

    assertThat(few.target(TARGET)).isBetween(Duration.ofMillis(38), Duration.ofMillis(39));
    assertThat(few.pauseAfter(Duration.ofMillis(20))).isEqualTo(Duration.ofMillis(16));
    assertThat(more.target(TARGET)).isLessThan(few.target(TARGET));
    assertThat(more.pauseAfter(TARGET)).isGreaterThan(few.pauseAfter(TARGET));
  }

  @Test
  void aPauseAndAShortBatchHaveTheirBounds() {
    GiveWay crowded = saw(100);

    assertThat(crowded.target(TARGET)).isEqualTo(Duration.ofMillis(15));
    assertThat(crowded.target(Duration.ofMillis(5))).isEqualTo(Duration.ofMillis(5));
    assertThat(crowded.pauseAfter(Duration.ofMillis(20))).isEqualTo(Duration.ofMillis(80));
    assertThat(crowded.pauseAfter(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(1));
  }
}
