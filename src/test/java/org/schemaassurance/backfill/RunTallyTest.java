package org.schemaassurance.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schemaassurance.model.BackfillOutcome;
import org.schemaassurance.model.BackfillOutcome.Ending;

final class RunTallyTest {
  @Test
  void theOutcomeIsTheSumOfTheBatches() {
    RunTally tally = new RunTally();
    tally.committed(batch(10, 4), Duration.ofMillis(20));
    tally.retried();
    tally.committed(batch(5, 1), Duration.ofMillis(40));

    BackfillOutcome outcome = tally.outcome(Ending.LIMIT, true, Duration.ofSeconds(3));

    assertThat(outcome.ending()).isEqualTo(Ending.LIMIT);
    assertThat(outcome.resumed()).isTrue();
    assertThat(outcome.batches()).isEqualTo(2);
    assertThat(outcome.walked()).isEqualTo(15);
    assertThat(outcome.repaired()).isEqualTo(5);
    assertThat(outcome.retries()).isEqualTo(1);
    assertThat(outcome.gaveWay()).isEqualTo(Duration.ofSeconds(3));
    assertThat(outcome.p95()).isEqualTo(Duration.ofMillis(40));
  }

  private static Batch batch(int rows, long repaired) {
    return new Batch(rows, repaired, List.of("9"), List.of("99"), false);
  }
}
