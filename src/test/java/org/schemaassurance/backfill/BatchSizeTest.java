package org.schemaassurance.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class BatchSizeTest {
  private static final Duration TARGET = Duration.ofMillis(100);

  @Test
  void beginsSmallAndGrowsByHalfUntilABatchTakesAboutTheTarget() {
    BatchSize size = BatchSize.of(TARGET, OptionalInt.empty());
    int before = size.rows();
    assertThat(before).isEqualTo(100);
    for (int i = 0; i < 30; i++) {
      size.took(Duration.ofNanos(20_000L * before), before);
      assertThat(size.rows()).isLessThanOrEqualTo(before * 3 / 2 + 1);
      before = size.rows();
    }
    assertThat(size.rows() * 0.02).isBetween(80.0, 100.0);
  }

  @Test
  void shrinksAtOnceWhenABatchTakesMoreThanTwice() {
    BatchSize size = BatchSize.of(TARGET, OptionalInt.empty());
    for (int i = 0; i < 20; i++) {
      size.took(Duration.ofNanos(10_000L * size.rows()), size.rows());
    }
    int before = size.rows();

    size.took(Duration.ofMillis(500), before);

    assertThat(size.rows()).isLessThanOrEqualTo(before / 5);
  }

  @Test
  void staysBelowASizeFromWhichOnTheServerReadsAWholeTable() {
    BatchSize size = BatchSize.of(TARGET, OptionalInt.empty());
    int over = 0;
    for (int i = 0; i < 400; i++) {
      int rows = size.rows();
      boolean readsAll = rows > 1_800;
      over += readsAll ? 1 : 0;
      size.took(Duration.ofNanos(20_000L * rows + (readsAll ? 300_000_000 : 0)), rows);
    }
    assertThat(over).isBetween(1, 5);
    assertThat(size.rows()).isBetween(1_300, 1_800);
  }

  @Test
  void aStallNowAndThenDoesNotMakeBatchesSmallerAndSmaller() {
    BatchSize size = BatchSize.of(TARGET, OptionalInt.empty());
    for (int i = 0; i < 400; i++) {
      int rows = size.rows();
      size.took(Duration.ofNanos(20_000L * rows + (i % 10 == 9 ? 400_000_000 : 0)), rows);
    }
    for (int i = 0; i < 8; i++) {
      size.took(Duration.ofNanos(20_000L * size.rows()), size.rows());
    }
    assertThat(size.rows()).isGreaterThan(1_500);
  }

  @Test
  void staysWithinItsBounds() {
    BatchSize size = BatchSize.of(TARGET, OptionalInt.empty());
    for (int i = 0; i < 50; i++) {
      size.took(Duration.ofNanos(1), size.rows());
    }
    assertThat(size.rows()).isEqualTo(100_000);
    for (int i = 0; i < 50; i++) {
      size.took(Duration.ofMinutes(1), size.rows());
    }
    assertThat(size.rows()).isEqualTo(10);
  }

  @Test
  void aFixedSizeIsLeftOnlyAfterASplitAndComesBack() {
    BatchSize size = BatchSize.of(TARGET, OptionalInt.of(8));
    size.took(Duration.ofMinutes(1), 8);
    assertThat(size.rows()).isEqualTo(8);

    size.split();
    assertThat(size.rows()).isEqualTo(4);
    size.took(Duration.ofMinutes(1), 4);
    assertThat(size.rows()).isEqualTo(6);
    size.took(Duration.ofMinutes(1), 6);
    assertThat(size.rows()).isEqualTo(8);
  }
}
